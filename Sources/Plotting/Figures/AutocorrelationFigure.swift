/// How much the values of a series are like those so many steps before.
public struct AutocorrelationFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "The autocorrelation of a series by lag, with the bounds of chance."

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The autocorrelations at lags 1, 2 and so on; at least one.
  public var values: [Double]
  /// What autocorrelations of noise stay within, 19 times of 20.
  public var chance: Double

  /// A figure of autocorrelations.
  public init(title: String, subtitle: String = "", values: [Double], chance: Double) {
    self.title = title
    self.subtitle = subtitle
    self.values = values
    self.chance = chance
  }

  /// The figure, with one panel.
  public func figure() throws(PlotError) -> Figure {
    Figure(title: title, subtitle: subtitle, panels: [panel])
  }

  /// The panel alone.
  var panel: Panel {
    let limits = [1, Double(values.count)].map {
      Band.Edge(x: $0, lower: -chance, upper: chance)
    }
    let points = values.enumerated().map { Point(x: Double($0 + 1), y: $1) }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "lag, in steps"),
      vertical: VerticalAxis(label: "autocorrelation"),
      marks: [
        .band(Band(.forecast, label: "by chance, 95 %", edges: limits)),
        .curve(Curve(.observed, label: "", points: points)),
      ])
  }
}
