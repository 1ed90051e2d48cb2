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

  /// The step at which the smoothed loss is lowest.
  public var lowest: Point? { points.min { $0.smoothedLoss < $1.smoothedLoss } }

  /// A tenth of the rate at which the smoothed loss is lowest: nearer to it, training soon diverges.
  public var suggestion: Double? { lowest.map { $0.learningRate / 10 } }

  /// Notes a step; whether the test goes on.
  mutating func add(learningRate: Double, loss: Double) -> Bool {
    guard loss.isFinite else {
      diverged = true
      return false
    }
    average = 0.9 * average + 0.1 * loss
    averageWeight = 0.9 * averageWeight + 0.1
    let point = Point(
      learningRate: learningRate, loss: loss, smoothedLoss: average / averageWeight)
    points.append(point)
    let least = lowest?.smoothedLoss ?? point.smoothedLoss
    diverged = point.smoothedLoss > least + 3 * abs(least)
    return diverged == false
  }
}
