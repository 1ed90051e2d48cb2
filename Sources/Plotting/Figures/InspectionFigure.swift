/// What a series is like: its values, its autocorrelation, and its seasons over one another.
public struct InspectionFigure: Sendable, Hashable, Drawable {
  /// The kind's name on the command line.
  public static let kind = "inspection"
  /// What the kind shows.
  public static let summary = "A series, its autocorrelation, and its seasons over one another."

  /// The seasons of a series.
  public struct Seasons: Sendable, Hashable {
    /// The steps of a season, from left to right.
    public var axis: HorizontalAxis
    /// The values of each season, oldest first, at their positions in it; at least one.
    public var cycles: [[Point]]

    /// Seasons over one axis.
    public init(axis: HorizontalAxis, cycles: [[Point]]) {
      self.axis = axis
      self.cycles = cycles
    }
  }

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
  /// The autocorrelations at lags 1, 2 and so on; none where they are undefined.
  public var autocorrelations: [Double]
  /// What autocorrelations of noise stay within, most of the time.
  public var chance: Double
  /// The seasons, or `nil`.
  public var seasons: Seasons?

  /// A figure of one series.
  public init(
    title: String, subtitle: String = "", name: String, axis: HorizontalAxis, values: [Point],
    autocorrelations: [Double], chance: Double, seasons: Seasons?
  ) {
    self.title = title
    self.subtitle = subtitle
    self.name = name
    self.axis = axis
    self.values = values
    self.autocorrelations = autocorrelations
    self.chance = chance
    self.seasons = seasons
  }

  /// More points than this are drawn as ranges, which a picture shows as well.
  private static let mostPoints = 4000

  /// The figure, of as many panels as there is something to show in.
  public func figure() throws(PlotError) -> Figure {
    var panels = [
      Panel(
        horizontal: axis, vertical: VerticalAxis(label: name),
        marks: values.count > Self.mostPoints
          ? [.band(ranges)] : [.curve(Curve(.observed, label: "", points: values))])
    ]
    if !autocorrelations.isEmpty { panels.append(autocorrelationPanel) }
    if let seasons { panels.append(panel(of: seasons)) }
    return Figure(title: title, subtitle: subtitle, panels: panels)
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

  private var autocorrelationPanel: Panel {
    let last = Double(autocorrelations.count)
    let limits = [1, last].map { Band.Edge(x: $0, lower: -chance, upper: chance) }
    let points = autocorrelations.enumerated().map { Point(x: Double($0 + 1), y: $1) }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "lag, in steps"),
      vertical: VerticalAxis(label: "autocorrelation"),
      marks: [
        .band(Band(.forecast, label: "by chance, 95 %", edges: limits)),
        .curve(Curve(.observed, label: "", points: points)),
      ])
  }

  private func panel(of seasons: Seasons) -> Panel {
    let earlier = seasons.cycles.dropLast().map {
      Mark.curve(Curve(.earlier, label: "seasons before", points: $0))
    }
    let last = seasons.cycles.last.map {
      Mark.curve(Curve(.forecast, label: "last season", points: $0))
    }
    return Panel(
      horizontal: seasons.axis, vertical: VerticalAxis(label: "\(name), season by season"),
      marks: earlier + [last].compactMap(\.self))
  }
}
