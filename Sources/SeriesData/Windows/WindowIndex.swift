/// The windows of a collection of series, found by arithmetic: nothing is stored for a window.
///
/// A window belongs to the index if its horizon holds at least one step that carries loss. Horizons
/// may reach past those steps (and past the series); what lies outside is masked.
public struct WindowIndex: Sendable {
  /// The steps of one series whose targets carry loss.
  public struct Part: Sendable, Hashable {
    /// The position of the series in its collection.
    public let series: Int
    /// A range of its observed steps.
    public let lossSteps: Range<Int>

    /// A part of a series.
    public init(series: Int, lossSteps: Range<Int>) {
      self.series = series
      self.lossSteps = lossSteps
    }
  }

  /// The sizes of every window.
  public let shape: WindowShape
  /// Steps between the starts of neighbouring windows of a series.
  public let stride: Int
  private let parts: [Part]
  /// The number of windows before each part, and in all.
  private let starts: [Int]

  /// The windows of the given parts.
  ///
  /// - Throws: ``SeriesError/notPositive(name:value:)`` for a stride below 1.
  public init(_ parts: [Part], shape: WindowShape, stride: Int = 1) throws(SeriesError) {
    guard stride >= 1 else { throw .notPositive(name: "stride", value: stride) }
    self.shape = shape
    self.stride = stride
    self.parts = parts
    var starts = [0]
    for part in parts {
      let origins = Self.origins(part, shape)
      starts.append(starts[starts.count - 1] + (origins.count + stride - 1) / stride)
    }
    self.starts = starts
  }

  /// The number of windows.
  public var count: Int { starts[starts.count - 1] }

  /// A window; those of a series stand together, the latest first.
  public subscript(position: Int) -> Sample {
    precondition(position >= 0 && position < count, "window \(position) of \(count)")
    var (low, high) = (0, parts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    let part = parts[low]
    let origins = Self.origins(part, shape)
    let origin = origins.upperBound - 1 - (position - starts[low]) * stride
    return Sample(
      series: part.series, steps: origin - shape.contextLength..<origin,
      lossSteps: part.lossSteps)
  }

  /// Origins (the first step after the context) whose horizon meets the part and whose context lies
  /// inside the series.
  private static func origins(_ part: Part, _ shape: WindowShape) -> Range<Int> {
    let first = max(shape.contextLength, part.lossSteps.lowerBound - shape.horizon + 1)
    return first..<max(first, part.lossSteps.upperBound)
  }
}
