public import NumericCore

/// Turns gradients into updates of the parameters.
///
/// A conformer updates each parameter from its own gradient and its own moments only, so that parts
/// of the buffer can be updated in parallel and in any order.
public protocol Optimiser<Scalar>: AnyObject {
  /// The type of the parameters.
  associatedtype Scalar: KernelScalar

  /// What is remembered from one update to the next; with it and the parameters, training can go on.
  var moments: [Tensor<Scalar>] { get }

  /// Updates the parameters `range` of the flat buffer; the gradient may be written over.
  ///
  /// - Parameter trainingStep: 1 for the first update.
  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double)
}

/// The list of optimisers.
///
/// A new optimiser is one file, a case, a default rate, and a line in `makeOptimiser`.
public enum OptimiserKind: String, Sendable, Hashable, Codable, CaseIterable {
  case sgd, rmsprop, adagrad, adam, adamw

  /// The learning rate where none is given.
  public var defaultLearningRate: Double {
    switch self {
    case .sgd, .adagrad: 0.05
    case .rmsprop, .adam, .adamw: 0.01
    }
  }

  /// Whether updates can have momentum beside what the method itself remembers.
  public var takesMomentum: Bool { self == .sgd || self == .rmsprop }
}
