/// What a series is like: its values, its autocorrelation, and its seasons over one another.
public struct InspectionFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "A series, its autocorrelation, and its seasons over one another."

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What the values are.
  public var name: String
  /// The horizontal axis of the series.
  public var axis: HorizontalAxis
  /// The values; not a number where one is missing.
  public var values: [Point]
  /// The autocorrelations; `nil` where they are undefined.
  public var autocorrelations: AutocorrelationFigure?
  /// The seasons, or `nil`.
  public var seasons: SeasonalFigure?

  /// A figure of one series.
  public init(
    title: String, subtitle: String = "", name: String, axis: HorizontalAxis, values: [Point],
    autocorrelations: AutocorrelationFigure?, seasons: SeasonalFigure?
  ) {
    self.title = title
    self.subtitle = subtitle
    self.name = name
    self.axis = axis
    self.values = values
    self.autocorrelations = autocorrelations
    self.seasons = seasons
  }

  /// More points than this are drawn as ranges, which a picture shows as well.
  private static let mostPoints = 4000

  /// The figure, of as many panels as there is something to show in.
  public func figure() throws(PlotError) -> Figure {
    let series = Panel(
      horizontal: axis, vertical: VerticalAxis(label: name),
      marks: values.count > Self.mostPoints
        ? [.band(ranges)] : [.curve(Curve(.observed, label: "", points: values))])
    return Figure(
      title: title, subtitle: subtitle,
      panels: [series] + [autocorrelations?.panel, seasons?.panel].compactMap(\.self))
  }

  /// The range of the values of several neighbouring steps each.
  private var ranges: Band {
    let width = (values.count - 1) / (Self.mostPoints / 2) + 1
    let edges = stride(from: 0, to: values.count, by: width).map { start in
      let some = values[start..<min(start + width, values.count)]
      let known = some.map(\.y).filter { !$0.isNaN }
      return Band.Edge(
        x: values[start].x, lower: known.min() ?? .nan, upper: known.max() ?? .nan)
    }
    return Band(.observed, label: "range of \(width) steps", edges: edges)
  }
}
