/// How errors grow with the steps ahead, forecaster by forecaster.
public struct HorizonErrorFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "A metric by steps ahead, one curve for each forecaster."

  /// One forecaster.
  public struct Entrant: Sendable, Hashable {
    /// Its name in the legend.
    public var name: String
    /// The metric at steps h = 1…H; not a number where it is undefined.
    public var values: [Double]

    /// A forecaster.
    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The name of the metric.
  public var metric: String
  /// The unit of the metric; may be empty.
  public var unit: String
  /// The forecasters, the ones of interest first.
  public var entrants: [Entrant]

  /// A figure of forecasters.
  public init(
    title: String, subtitle: String = "", metric: String, unit: String = "", entrants: [Entrant]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.metric = metric
    self.unit = unit
    self.entrants = entrants
  }

  /// The figure, with one panel.
  public func figure() throws(PlotError) -> Figure {
    Figure(title: title, subtitle: subtitle, panels: [panel])
  }

  /// The panel alone.
  var panel: Panel {
    Panel(
      horizontal: HorizontalAxis(.number, label: "steps ahead"),
      vertical: VerticalAxis(label: metric, unit: unit, coverage: 0...0),
      marks: entrants.enumerated().map { number, entrant in
        let points = entrant.values.enumerated().map { Point(x: Double($0 + 1), y: $1) }
        return .curve(Curve(.validation(run: number), label: entrant.name, points: points))
      })
  }
}
