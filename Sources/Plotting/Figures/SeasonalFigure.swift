/// The seasons of a series over one another.
public struct SeasonalFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "The seasons of a series over one another, the last one in colour."

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What the values are.
  public var name: String
  /// The steps of a season, from left to right.
  public var axis: HorizontalAxis
  /// The values of each season, oldest first, at their positions in it; at least one.
  public var cycles: [[Point]]

  /// Seasons over one axis.
  public init(
    title: String, subtitle: String = "", name: String, axis: HorizontalAxis, cycles: [[Point]]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.name = name
    self.axis = axis
    self.cycles = cycles
  }

  /// The figure, with one panel.
  public func figure() throws(PlotError) -> Figure {
    Figure(title: title, subtitle: subtitle, panels: [panel])
  }

  /// The panel alone.
  var panel: Panel {
    let earlier = cycles.dropLast().map {
      Mark.curve(Curve(.earlier, label: "seasons before", points: $0))
    }
    let last = cycles.last.map {
      Mark.curve(Curve(.forecast, label: "last season", points: $0))
    }
    return Panel(
      horizontal: axis, vertical: VerticalAxis(label: "\(name), season by season"),
      marks: earlier + [last].compactMap(\.self))
  }
}
