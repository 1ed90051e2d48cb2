/// A training sample: where it stands in which series, and which targets carry loss.
public struct Sample: Sendable, Hashable {
  /// The position of the series in its collection.
  public let series: Int
  /// The steps that the network reads, first to last.
  public let steps: Range<Int>
  /// The steps whose targets carry loss; others are masked.
  public let lossSteps: Range<Int>

  /// A sample of a series.
  public init(series: Int, steps: Range<Int>, lossSteps: Range<Int>) {
    self.series = series
    self.steps = steps
    self.lossSteps = lossSteps
  }
}
