/// What a learning-rate range test found: the loss while the rate grows from step to step (Smith, 2017,
/// "Cyclical learning rates for training neural networks", section 3.3).
public struct LearningRateRange: Sendable, Hashable {
  /// One training step of the test.
  public struct Point: Sendable, Hashable {
    /// The rate of its update.
    public let learningRate: Double
    /// The loss of its batch before the update, in the scaled unit.
    public let loss: Double
    /// The average of this loss and those before, whose weights fall by a tenth a step.
    public let smoothedLoss: Double
  }

  /// The steps, first to last; the test ends where the smoothed loss is four times its lowest, or not finite.
  public private(set) var points: [Point] = []
  /// Whether the loss grew so much that the test ended before its last step.
  public private(set) var diverged = false
  private var average = 0.0, averageWeight = 0.0

  /// A test before its first step.
  package init() {}

  /// The weight of a loss in the average, and of what was before.
  private static let share = 0.1

  /// A tenth of the rate at which the smoothed loss is lowest: nearer to it, training soon diverges.
  ///
  /// The losses of the first quarter of the steps, whose rates are next to nothing, tell how much batches differ.
  /// `nil` if the average falls below theirs by no more than three standard errors: a rate that stands out by chance
  /// is none to train with. Of fewer than twenty steps nobody can tell.
  public var suggestion: Double? {
    let quiet = points.prefix(points.count >= 20 ? points.count / 4 : 0).map(\.loss)
    guard let lowest = Self.lowest(of: points.dropFirst(quiet.count)) else { return nil }
    if quiet.isEmpty == false {
      let mean = quiet.reduce(0, +) / Double(quiet.count)
      let squares = quiet.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      // Of an average whose weights fall by a share a step.
      let variance = squares / Double(quiet.count - 1) * Self.share / (2 - Self.share)
      guard mean - lowest.smoothedLoss > 3 * variance.squareRoot() else { return nil }
    }
    return lowest.learningRate / 10
  }

  private static func lowest(of points: ArraySlice<Point>) -> Point? {
    points.min { $0.smoothedLoss < $1.smoothedLoss }
  }

  /// Notes a step; whether the test goes on.
  package mutating func add(learningRate: Double, loss: Double) -> Bool {
    guard loss.isFinite else {
      diverged = true
      return false
    }
    average = (1 - Self.share) * average + Self.share * loss
    averageWeight = (1 - Self.share) * averageWeight + Self.share
    let point = Point(
      learningRate: learningRate, loss: loss, smoothedLoss: average / averageWeight)
    points.append(point)
    let least = Self.lowest(of: points[...])?.smoothedLoss ?? point.smoothedLoss
    diverged = point.smoothedLoss > least + 3 * abs(least)
    return diverged == false
  }
}
