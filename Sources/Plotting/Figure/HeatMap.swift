/// Values on a grid, shown as colours.
///
/// Its panel shows the grid and nothing around it.
public struct HeatMap: Sendable, Hashable {
  /// What the colours stand for; the legend names it with ``range``.
  public var label: String
  /// Where the columns begin and end, from left to right: one more than there are columns.
  public var columnEdges: [Double]
  /// Where the rows begin and end, from bottom to top: one more than there are rows.
  public var rowEdges: [Double]
  /// `[row][column]`; a value that is not a number is left out.
  public var values: [[Double]]
  /// The values that get the first and the last colour; what is outside looks like the nearest.
  public var range: ClosedRange<Double>
  /// How values become colours; a logarithmic scale needs a positive range.
  public var scale: VerticalAxis.Scale

  /// A grid of values.
  public init(
    label: String, columnEdges: [Double], rowEdges: [Double], values: [[Double]],
    range: ClosedRange<Double>, scale: VerticalAxis.Scale = .linear
  ) {
    precondition(
      rowEdges.count == values.count + 1
        && values.allSatisfy { $0.count + 1 == columnEdges.count },
      "\(rowEdges.count) and \(columnEdges.count) edges for \(values.count) rows")
    precondition(
      scale == .linear || range.lowerBound > 0, "a logarithmic scale over \(range)")
    self.label = label
    self.columnEdges = columnEdges
    self.rowEdges = rowEdges
    self.values = values
    self.range = range
    self.scale = scale
  }
}
