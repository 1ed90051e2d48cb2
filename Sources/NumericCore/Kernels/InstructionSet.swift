import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The vector instructions for which the kernels were compiled.
///
/// All give the same bits.
public enum InstructionSet: String, Sendable, CaseIterable {
  case portable, avx2, avx512, neon

  /// The instruction sets of this build that this processor has, slowest first.
  public static var available: [InstructionSet] { allCases.filter { $0.kernels != nil } }

  /// What the environment variable `HINDSIGHT_INSTRUCTION_SET` asks for; `nil` if it is not set.
  public static let requested: String? = unsafe getenv("HINDSIGHT_INSTRUCTION_SET").map {
    unsafe String(cString: $0)
  }

  /// The set in use, chosen once: the one that is ``requested`` if it is available, else the fastest.
  public static let current: InstructionSet =
    requested.flatMap { name in available.first { $0.rawValue == name } } ?? available.last
    ?? .portable

  /// The kernels, or `nil` where the build or the processor lacks them.
  package var kernels: VectorKernels? {
    let set: ck_instruction_set =
      switch self {
      case .portable: ck_portable
      case .avx2: ck_avx2
      case .avx512: ck_avx512
      case .neon: ck_neon
      }
    return unsafe ck_kernels_for(set).map { unsafe VectorKernels(table: $0.pointee) }
  }
}
