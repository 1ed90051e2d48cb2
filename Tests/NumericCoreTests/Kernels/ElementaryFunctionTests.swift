import NumericCore
import RealModule
import Testing

/// Elementary functions of the kernels, applied to a list of numbers.
enum ElementaryFunction: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case tanh, sigmoid

  var testDescription: String { rawValue }

  func callAsFunction(_ numbers: [Float], kernels: VectorKernels) -> [Float] {
    let lanes = (numbers.count + 15) / 16 * 16
    let padded = numbers + [Float](repeating: 0, count: lanes - numbers.count)
    let result = Tensor<Float>(lanes: lanes)
    switch self {
    case .tanh:
      let input = Tensor<Float>(lanes: lanes)
      input.set(padded)
      kernels.tanhForward(input[0], into: result[0])
      return Array(result.values[..<numbers.count])
    case .sigmoid:
      // The reset gate of a GRU is the sigmoid of its pre-activation.
      let gates = Tensor<Float>(features: 4, lanes: lanes)
      let previous = Tensor<Float>(lanes: lanes)
      gates.set(padded + [Float](repeating: 0, count: 3 * lanes))
      kernels.gruForward(gates: gates[0], previousHidden: previous[0], hidden: result[0])
      return Array(gates.values[..<numbers.count])
    }
  }

  /// The same in double precision.
  func exact(_ x: Float) -> Double {
    switch self {
    case .tanh: .tanh(Double(x))
    case .sigmoid: 1 / (1 + .exp(-Double(x)))
    }
  }
}

@Suite("Elementary functions of the kernels")
struct ElementaryFunctionTests {
  /// A million finite numbers of every sign and magnitude.
  private static let everywhere = stride(from: UInt32(0), to: 0x7F80_0000, by: 4099)
    .map(Float.init(bitPattern:)).flatMap { [$0, -$0] }

  /// A million numbers where the functions change.
  private static let inTheMiddle = (0..<1_000_000).map { Float($0 - 500_000) * 0.000_18 }

  @Test(
    "err by at most 3 units in the last place",
    arguments: ElementaryFunction.allCases, InstructionSet.available)
  func accuracy(function: ElementaryFunction, set: InstructionSet) throws {
    let kernels = try #require(set.kernels)
    var worst = (units: 0.0, at: Float(0))
    for numbers in [Self.everywhere, Self.inTheMiddle] {
      for (x, y) in zip(numbers, function(numbers, kernels: kernels)) {
        let exact = function.exact(x)
        let error = abs(Double(y) - exact)
        // Below 1e-37, in units of that: there numbers lose their last places.
        let units = error / (abs(exact) > 1e-37 ? Double(Float(exact).ulp) : 1e-37)
        if units > worst.units { worst = (units, x) }
      }
    }
    #expect(worst.units <= 3, "at \(worst.at)")
  }

  @Test("keep what is not a number", arguments: InstructionSet.available)
  func notANumber(set: InstructionSet) throws {
    let kernels = try #require(set.kernels)
    for function in ElementaryFunction.allCases {
      for nan in [Float.nan, -.nan, .signalingNaN, Float(bitPattern: 0x7FFF_FFFF)] {
        #expect(function([nan, 0], kernels: kernels).map(\.isNaN) == [true, false])
      }
    }
    let (x, h) = (Tensor<Float>(lanes: 16), Tensor<Float>(lanes: 16))
    x.fill(.nan)
    kernels.reluForward(x[0], into: h[0])
    #expect(h.values.allSatisfy { $0.isNaN })
    kernels.clamp(x.flat, to: 1)
    #expect(x.values.allSatisfy { $0.isNaN })
  }

  @Test("of infinity are their limits", arguments: InstructionSet.available)
  func infinity(set: InstructionSet) throws {
    let kernels = try #require(set.kernels)
    let ends: [Float] = [
      -.infinity, -.greatestFiniteMagnitude, .greatestFiniteMagnitude, .infinity,
    ]
    #expect(ElementaryFunction.tanh(ends, kernels: kernels) == [-1, -1, 1, 1])
    let sigmoid = ElementaryFunction.sigmoid(ends, kernels: kernels)
    #expect(sigmoid[0] >= 0 && sigmoid[0] < 1e-37 && sigmoid[1] == sigmoid[0])
    #expect(sigmoid[2...] == [1, 1])
    let (x, h) = (Tensor<Float>(lanes: 16), Tensor<Float>(lanes: 16))
    x.set(ends + ends + ends + ends)
    kernels.reluForward(x[0], into: h[0])
    #expect(Array(h.values[..<4]) == [0, 0, .greatestFiniteMagnitude, .infinity])
    kernels.clamp(x.flat, to: 2)
    #expect(Array(x.values[..<4]) == [-2, -2, 2, 2])
  }

  @Test("keep the symmetry and the bounds of tanh", arguments: InstructionSet.available)
  func symmetry(set: InstructionSet) throws {
    let kernels = try #require(set.kernels)
    let positive = Self.inTheMiddle.map(abs)
    let above = ElementaryFunction.tanh(positive, kernels: kernels)
    let below = ElementaryFunction.tanh(positive.map { -$0 }, kernels: kernels)
    let isOdd = zip(above, below).allSatisfy { $0 == -$1 }
    #expect(isOdd)
    let isBounded = above.allSatisfy { $0 <= 1 }
    #expect(isBounded)
  }
}
