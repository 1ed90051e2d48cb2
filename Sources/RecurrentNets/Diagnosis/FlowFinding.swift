import RealModule

/// Whether gradients reach back through a context: what ``GradientFlow`` says in one word and three numbers.
public struct FlowFinding: Sendable, Hashable {
  /// The word.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Gradients reach back through half of the context or more, and do not grow.
    case healthy
    /// What is older than ``FlowFinding/effectiveMemory`` cannot be learned from.
    case vanishing
    /// Gradients of some older state are more than a hundred times as large as those of the last one, or
    /// too large for a number.
    case exploding
  }

  /// What it is.
  public let kind: Kind
  /// Steps up to the oldest whose norm is at least a hundredth of the largest.
  public let effectiveMemory: Int
  /// The steps that were looked at.
  public let contextLength: Int
  /// The factor by which the norm changes from a step to the one before, on the geometric mean: the slope
  /// of a straight line through the logarithms of all norms above 0; `nil` with fewer than two of them.
  public let factorPerStep: Double?
  /// The largest norm ÷ that of the last state, or 1 where that is 0; `nil` if it is too large for a number.
  public let largestGrowth: Double?

  /// The norm of a state beside the largest from which on it counts.
  static let noticeable = 0.01
  /// The growth from which on gradients explode.
  static let explosive = 100.0

  /// What norms by lag mean.
  init(_ norms: [Double]) {
    contextLength = norms.count
    let largest = norms.max() ?? 0
    let isFinite = norms.allSatisfy(\.isFinite)
    effectiveMemory =
      isFinite && largest > 0
      ? (norms.lastIndex { $0 >= Self.noticeable * largest } ?? -1) + 1 : isFinite ? 0 : norms.count
    let last = norms.first ?? 0
    let growth = isFinite && last > 0 ? largest / last : isFinite ? 1 : .infinity
    largestGrowth = growth.isFinite ? growth : nil
    factorPerStep = isFinite ? Self.factorPerStep(norms) : nil
    if growth > Self.explosive {
      kind = .exploding
    } else {
      kind = 2 * effectiveMemory < norms.count ? .vanishing : .healthy
    }
  }

  private static func factorPerStep(_ norms: [Double]) -> Double? {
    let points = norms.enumerated().filter { $0.element > 0 }
      .map { (lag: Double($0.offset), height: Double.log($0.element)) }
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let lag = points.reduce(0) { $0 + $1.lag } / count
    let height = points.reduce(0) { $0 + $1.height } / count
    let product = points.reduce(0) { $0 + ($1.lag - lag) * ($1.height - height) }
    return .exp(product / points.reduce(0) { $0 + ($1.lag - lag) * ($1.lag - lag) })
  }
}
