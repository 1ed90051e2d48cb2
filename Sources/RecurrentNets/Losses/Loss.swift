public import NumericCore

/// What training minimises: a value for each weighted target, and its gradient.
///
/// A conformer promises that the gradient it writes is that of the value it returns, that a target of
/// weight 0 is never looked at (it may be NaN), and that the outputs of such a target get gradient 0.
public protocol Loss {
  /// Adds up weight × loss over all targets and writes ∂(sum)/∂output.
  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum
}

/// The list of losses.
///
/// A new loss is one file, a case, and its lines in ``LossConfiguration``.
public enum LossKind: String, Sendable, Hashable, Codable, CaseIterable {
  case mse, mae, huber, pinball, normal
  case studentT = "student-t"
  case poisson
  case negativeBinomial = "negative-binomial"

  /// Whether targets are counts, 0, 1, 2 …, which are not scaled.
  public var isOfCounts: Bool { self == .poisson || self == .negativeBinomial }

  /// Whether a value can be a target: a finite number, or a count where targets are counts.
  public func admits(_ target: Double) -> Bool {
    target.isFinite && (isOfCounts == false || isCount(target))
  }
}

/// Views of outputs, targets and weights, say `[target, lane]`, and of room for the gradient.
///
/// Where a loss takes several outputs for each target, they stand in blocks: the first output of all
/// targets, then the second of all.
public struct LossTerms<Scalar: KernelScalar>: ~Escapable {
  /// What the readout gave, and what should have been.
  public let outputs: MatrixView<Scalar>, targets: MatrixView<Scalar>
  /// The loss weight of each target, ≥ 0; 0 where there is none.
  public let weights: MatrixView<Scalar>
  /// Receives the gradient of the sum; as many as outputs.
  public let gradient: MatrixView<Scalar>

  /// The terms; there are whole blocks of outputs.
  @_lifetime(copy outputs, copy targets, copy weights, copy gradient)
  public init(
    outputs: consuming MatrixView<Scalar>, targets: consuming MatrixView<Scalar>,
    weights: consuming MatrixView<Scalar>, gradient: consuming MatrixView<Scalar>
  ) {
    precondition(
      targets.count == weights.count && outputs.count == gradient.count
        && (targets.count == 0 ? outputs.count == 0 : outputs.count % targets.count == 0),
      "\(outputs.count) outputs, \(targets.count) targets")
    self.outputs = outputs
    self.targets = targets
    self.weights = weights
    self.gradient = gradient
  }

  /// The sum of a loss of the error alone, between the targets and one block of outputs.
  func sum(of loss: ErrorLoss<Scalar>, block: Int = 0) -> LossSum {
    let range = block * targets.count..<(block + 1) * targets.count
    let (value, weight) = Scalar.kernels.weighErrors(
      loss, outputs: outputs.elements(range), targets: targets, weights: weights,
      gradient: gradient.elements(range))
    return LossSum(value: value, weight: weight)
  }
}

/// A weighted sum of losses and the sum of the weights.
public struct LossSum: Sendable, Hashable, Codable {
  /// Σ weight × loss, and Σ weight.
  public var value = 0.0, weight = 0.0

  /// The weighted mean; `nil` if nothing carried weight.
  public var mean: Double? { weight > 0 ? value / weight : nil }

  static func += (left: inout LossSum, right: LossSum) {
    left.value += right.value
    left.weight += right.weight
  }
}

/// The door to the specialised loops over outputs.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
package func evaluateLoss<Scalar: KernelScalar>(
  _ loss: LossConfiguration, _ terms: borrowing LossTerms<Scalar>
) -> LossSum {
  loss.evaluate(terms)
}
