import NumericCore
import Testing

@Suite("Kernels")
struct KernelTests {
  @Test(
    "of every instruction set agree with plain loops", arguments: KernelCall.allCases,
    KernelSizes.all)
  func plainLoops(call: KernelCall, sizes: KernelSizes) throws {
    let expected = call.outputs(of: PlainKernels<Float>(), sizes)
    // Sums over steps and lanes are taken in another order; each addition may err by 2⁻²⁴.
    let tolerance: Float = 4e-6 * Float(max(1, sizes.steps * sizes.lanes)).squareRoot()
    for set in InstructionSet.available {
      let actual = call.outputs(of: try #require(set.kernels), sizes)
      try #require(actual.count == expected.count)
      let largest = zip(actual, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(largest <= tolerance, "\(set.rawValue)")
    }
  }

  @Test(
    "of all instruction sets give the same bits", arguments: KernelCall.allCases,
    KernelSizes.all)
  func sameBits(call: KernelCall, sizes: KernelSizes) throws {
    let portable = call.outputs(of: try #require(InstructionSet.portable.kernels), sizes)
    for set in InstructionSet.available {
      let outputs = call.outputs(of: try #require(set.kernels), sizes)
      let isSame = outputs.map(\.bitPattern) == portable.map(\.bitPattern)
      #expect(isSame, "\(set.rawValue)")
    }
  }

  @Test("of the slowest, portable set are always available")
  func portable() {
    #expect(InstructionSet.available.first == .portable)
    #expect(InstructionSet.available.contains(.current))
  }

  @Test(
    "of AVX2 were checked here",
    .enabled(
      if: InstructionSet.available.contains(.avx2), "NOT CHECKED: the processor lacks AVX2"))
  func avx2() { #expect(InstructionSet.avx2.kernels != nil) }

  @Test(
    "of AVX-512 were checked here",
    .enabled(
      if: InstructionSet.available.contains(.avx512), "NOT CHECKED: the processor lacks AVX-512"))
  func avx512() { #expect(InstructionSet.avx512.kernels != nil) }

  @Test(
    "of NEON were checked here",
    .enabled(
      if: InstructionSet.available.contains(.neon), "NOT CHECKED: the processor lacks NEON"))
  func neon() { #expect(InstructionSet.neon.kernels != nil) }
}
