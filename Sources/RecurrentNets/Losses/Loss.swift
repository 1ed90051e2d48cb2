public import NumericCore

/// What training minimises: a value for each weighted target, and its gradient.
///
/// A conformer promises that the gradient it writes is that of the value it returns, that a target of
/// weight 0 is never looked at (it may be NaN), and that the outputs of such a target get gradient 0.
public protocol Loss {
  /// Adds up weight × loss over all targets and writes ∂(sum)/∂output.
  static func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum
}

/// The list of losses.
///
/// A new loss is one file, a case, and a line in `evaluate`.
public enum LossKind: String, Sendable, Hashable, Codable, CaseIterable {
  case mse, mae, huber

  @inline(__always)
  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    switch self {
    case .mse: MeanSquaredError.evaluate(terms)
    case .mae: MeanAbsoluteError.evaluate(terms)
    case .huber: HuberLoss.evaluate(terms)
    }
  }
}

/// Views of outputs, targets and weights of one shape, say `[output, lane]`, and of room for the gradient.
public struct LossTerms<Scalar: KernelScalar>: ~Escapable {
  /// What the readout gave, and what it should have given.
  public let outputs: MatrixView<Scalar>, targets: MatrixView<Scalar>
  /// The loss weight of each target, ≥ 0; 0 where there is none.
  public let weights: MatrixView<Scalar>
  /// Receives the gradient of the sum.
  public let gradient: MatrixView<Scalar>

  /// The terms; all views have one shape.
  @_lifetime(copy outputs, copy targets, copy weights, copy gradient)
  public init(
    outputs: consuming MatrixView<Scalar>, targets: consuming MatrixView<Scalar>,
    weights: consuming MatrixView<Scalar>, gradient: consuming MatrixView<Scalar>
  ) {
    precondition(
      outputs.count == targets.count && outputs.count == weights.count
        && outputs.count == gradient.count, "\(outputs.count) outputs, \(targets.count) targets")
    self.outputs = outputs
    self.targets = targets
    self.weights = weights
    self.gradient = gradient
  }

  /// The sum of a loss of the error alone, e = target − output: `body` gives loss(e) and d loss/de.
  @inline(__always)
  func sumOverErrors(_ body: (Scalar) -> (value: Scalar, slope: Scalar)) -> LossSum {
    var sum = LossSum()
    for k in 0..<outputs.count {
      let weight = weights[k]
      guard weight > 0 else {
        gradient[k] = 0
        continue
      }
      let (value, slope) = body(targets[k] - outputs[k])
      sum.value += Double(weight * value)
      sum.weight += Double(weight)
      gradient[k] = -weight * slope
    }
    return sum
  }
}

/// A weighted sum of losses and the sum of the weights.
public struct LossSum: Sendable, Hashable {
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
  _ kind: LossKind, _ terms: borrowing LossTerms<Scalar>
) -> LossSum {
  kind.evaluate(terms)
}
