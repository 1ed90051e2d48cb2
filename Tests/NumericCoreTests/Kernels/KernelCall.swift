import NumericCore
import Testing

/// The sizes of the operands of a kernel.
struct KernelSizes: Sendable, CustomTestStringConvertible {
  var rows: Int
  var depth: Int
  var steps: Int
  var lanes: Int

  var testDescription: String { "\(rows) rows, depth \(depth), \(steps) steps, \(lanes) lanes" }

  /// None, one, odd and long, around the edges of the tiles of every instruction set.
  static let all = [
    KernelSizes(rows: 0, depth: 0, steps: 0, lanes: 0),
    KernelSizes(rows: 0, depth: 3, steps: 1, lanes: 16),
    KernelSizes(rows: 3, depth: 0, steps: 2, lanes: 16),
    KernelSizes(rows: 3, depth: 2, steps: 0, lanes: 16),
    KernelSizes(rows: 1, depth: 1, steps: 1, lanes: 16),
    KernelSizes(rows: 5, depth: 7, steps: 3, lanes: 16),
    KernelSizes(rows: 7, depth: 5, steps: 2, lanes: 48),
    KernelSizes(rows: 13, depth: 11, steps: 5, lanes: 32),
    KernelSizes(rows: 1, depth: 9, steps: 3, lanes: 176),
    KernelSizes(rows: 25, depth: 33, steps: 4, lanes: 64),
    KernelSizes(rows: 67, depth: 129, steps: 17, lanes: 80),
  ]
}

/// One call of one kernel on numbers that depend on the sizes only.
enum KernelCall: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case affine, affineAccumulating, sumOfProducts, sumOfProductsAccumulating, transpose
  case accumulateOuter, accumulateOuterAndSums
  case tanhForward, tanhBackward, reluForward, reluBackward, drop
  case lstmForward, lstmBackward, gruForward, gruBackward
  case add, scale, clamp, sumOfSquares, sgd, sgdNesterov, adam
  case addScaled, rmsprop, adagrad
  case squaredErrors, absoluteErrors, huberErrors, pinballErrors

  var testDescription: String { rawValue }

  /// Everything that the call wrote.
  func outputs(of kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    switch self {
    case .affine: affine(kernels, sizes, accumulating: false)
    case .affineAccumulating: affine(kernels, sizes, accumulating: true)
    case .sumOfProducts: sumOfProducts(kernels, sizes, accumulating: false)
    case .sumOfProductsAccumulating: sumOfProducts(kernels, sizes, accumulating: true)
    case .transpose: transposed(kernels, sizes)
    case .accumulateOuter, .accumulateOuterAndSums: sums(kernels, sizes)
    case .tanhForward, .tanhBackward, .reluForward, .reluBackward, .drop:
      activation(kernels, sizes)
    case .lstmForward, .lstmBackward: lstm(kernels, sizes)
    case .gruForward, .gruBackward: gru(kernels, sizes)
    case .add, .addScaled, .scale, .clamp, .sumOfSquares: flat(kernels, sizes)
    case .sgd, .sgdNesterov, .adam, .rmsprop, .adagrad: update(kernels, sizes)
    case .squaredErrors: errors(.squared, kernels, sizes)
    case .absoluteErrors: errors(.absolute, kernels, sizes)
    case .huberErrors: errors(.huber(delta: 0.7), kernels, sizes)
    case .pinballErrors: errors(.pinball(quantile: 0.3), kernels, sizes)
    }
  }
}

/// A tensor of numbers between −2 and 2, the same for the same `place`.
func numbers(_ place: UInt32, steps: Int = 1, features: Int = 1, lanes: Int) -> Tensor<Float> {
  let random = CounterRandom(seed: 1, purpose: .syntheticData)
  let tensor = Tensor<Float>(steps: steps, features: features, lanes: lanes)
  tensor.set((0..<tensor.count).map { Float(4 * random.uniform(UInt32($0), place) - 2) })
  return tensor
}
