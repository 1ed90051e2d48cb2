/// The windows of a collection of series, found by arithmetic: nothing is stored for a window.
///
/// A window belongs to the index if its context lies inside its series and its horizon holds at
/// least one step that carries loss. A horizon may reach past those steps (and past the series);
/// what lies outside is masked.
public struct WindowIndex: Sendable {
  /// The sizes of every window.
  public let shape: WindowShape
  /// Steps between the starts of neighbouring windows of a series.
  public let stride: Int
  /// The steps of each series whose targets carry loss.
  private let lossSteps: [Range<Int>]
  /// The number of windows before each series, and in all.
  private let starts: [Int]

  /// The windows of series.
  ///
  /// - Parameters:
  ///   - lossSteps: of each series in the order of the collection, the observed steps whose targets
  ///     carry loss; none for a series without windows.
  ///   - shape: the sizes of every window.
  ///   - stride: steps between neighbouring windows, counted from the latest of each series.
  /// - Throws: ``SeriesError/notPositive(name:value:)`` for a stride below 1.
  public init(
    lossSteps: [Range<Int>], shape: WindowShape, stride: Int = 1
  ) throws(SeriesError) {
    guard stride >= 1 else { throw .notPositive(name: "stride", value: stride) }
    self.shape = shape
    self.stride = stride
    self.lossSteps = lossSteps
    var starts = [0]
    starts.reserveCapacity(lossSteps.count + 1)
    var windows = 0
    for steps in lossSteps {
      let origins = Self.origins(steps, shape)
      windows += origins.isEmpty ? 0 : (origins.count - 1) / stride + 1
      starts.append(windows)
    }
    self.starts = starts
  }

  /// The number of windows.
  public var count: Int { starts[starts.count - 1] }

  /// The number of windows of each series.
  public var counts: [Int] { zip(starts.dropFirst(), starts).map { $0 - $1 } }

  /// A window; those of a series stand together, the latest first.
  public subscript(position: Int) -> Sample {
    precondition(position >= 0 && position < count, "window \(position) of \(count)")
    // The last series that starts at or before the position; those without windows start where the
    // next one does.
    var (low, high) = (0, lossSteps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    let last = Self.origins(lossSteps[low], shape).upperBound - 1
    let origin = last - (position - starts[low]) * stride
    return Sample(
      series: low, steps: origin - shape.contextLength..<origin, lossSteps: lossSteps[low])
  }

  /// Origins (the first step after the context) whose horizon meets steps that carry loss and whose
  /// context lies inside the series.
  private static func origins(_ lossSteps: Range<Int>, _ shape: WindowShape) -> Range<Int> {
    let first = max(shape.contextLength, lossSteps.lowerBound - shape.horizon + 1)
    return first..<(lossSteps.isEmpty ? first : max(first, lossSteps.upperBound))
  }
}
