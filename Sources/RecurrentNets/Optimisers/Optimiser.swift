public import NumericCore

/// Turns gradients into updates of the parameters.
///
/// A conformer updates each parameter from its own gradient and its own moments only, so that parts
/// of the buffer can be updated in parallel and in any order.
public protocol Optimiser<Scalar>: AnyObject {
  /// The type of the parameters.
  associatedtype Scalar: KernelScalar

  /// Updates the parameters `range` of the flat buffer.
  ///
  /// - Parameter trainingStep: 1 for the first update.
  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double)
}

/// The list of optimisers.
public enum OptimiserKind: String, Sendable, Hashable, Codable, CaseIterable {
  case sgd, adam
}

/// Which optimiser, and its settings.
public struct OptimiserConfiguration: Sendable, Hashable, Encodable {
  /// The method.
  public let kind: OptimiserKind
  /// The size of a step, η > 0.
  public let learningRate: Double
  /// The momentum of SGD, in [0, 1).
  public let momentum: Double
  /// Whether SGD looks ahead (Nesterov's momentum).
  public let nesterov: Bool

  /// Checks the ranges; Nesterov's momentum needs a momentum.
  public init(
    kind: OptimiserKind = .adam, learningRate: Double = 0.01, momentum: Double = 0,
    nesterov: Bool = false
  ) throws(NetworkError) {
    guard learningRate > 0 && learningRate.isFinite else {
      throw .outOfRange(name: "learning rate", value: learningRate, needed: "above 0 and finite")
    }
    guard momentum >= 0 && momentum < 1 else {
      throw .outOfRange(name: "momentum", value: momentum, needed: "at least 0 and below 1")
    }
    guard nesterov == false || momentum > 0 else {
      throw .outOfRange(
        name: "momentum", value: momentum, needed: "above 0 where Nesterov's momentum is asked for")
    }
    self.kind = kind
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
  }

  /// A new optimiser whose moments are zero.
  public func makeOptimiser<Scalar: KernelScalar>(count: Int) -> any Optimiser<Scalar> {
    switch kind {
    case .sgd: StochasticGradientDescent(count: count, momentum: momentum, nesterov: nesterov)
    case .adam: Adam(count: count)
    }
  }
}
