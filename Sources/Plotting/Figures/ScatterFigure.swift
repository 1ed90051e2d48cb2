/// What was forecast against what came, point by point: on the diagonal they are the same.
public struct ScatterFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "Forecast against actual values, with the diagonal."

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What is measured.
  public var name: String
  /// Actual values to the right, forecast ones upwards.
  public var points: [Point]

  /// A figure of points.
  public init(title: String, subtitle: String = "", name: String, points: [Point]) {
    self.title = title
    self.subtitle = subtitle
    self.name = name
    self.points = points
  }

  /// The figure, with one panel.
  public func figure() throws(PlotError) -> Figure {
    let values = points.flatMap { [$0.x, $0.y] }.filter(\.isFinite)
    var marks: [Mark] = [.curve(Curve(.forecast, label: "", points: points).dots)]
    if let lowest = values.min(), let highest = values.max() {
      let diagonal = [lowest, highest].map { Point(x: $0, y: $0) }
      marks.insert(.curve(Curve(.earlier, label: "forecast = actual", points: diagonal)), at: 0)
    }
    return Figure(
      title: title, subtitle: subtitle,
      panels: [
        Panel(
          horizontal: HorizontalAxis(.number, label: "actual \(name)"),
          vertical: VerticalAxis(label: "forecast \(name)"), marks: marks)
      ])
  }
}

extension Curve {
  /// The points by themselves, without a line from one to the next.
  ///
  /// No more than 4000 are drawn, evenly chosen: more would only cover one another.
  var dots: Curve {
    let step = max(1, (points.count + 3999) / 4000)
    let chosen = stride(from: 0, to: points.count, by: step).map { points[$0] }
    var dots = self
    // A missing value on either side leaves nothing to join.
    dots.points = chosen.flatMap { [$0, Point(x: $0.x, y: .nan)] }
    return dots
  }
}
