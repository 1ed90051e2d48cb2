/// Forecasters side by side, the best first, each with an interval around its value.
///
/// A shaded band prolongs the interval of the best: those whose intervals do not reach it differ from the best by more
/// than chance.
public struct LeaderboardFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary =
    "Forecasters, the best first, with an interval around the value of each."

  /// One forecaster.
  public struct Entrant: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The value, such as a mean error or a mean rank.
    public var value: Double
    /// The ends of the interval around it.
    public var lower: Double, upper: Double

    /// A forecaster.
    public init(name: String, value: Double, lower: Double, upper: Double) {
      self.name = name
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What is compared ("mean rank by MASE").
  public var measure: String
  /// What the intervals are ("95 % interval").
  public var interval: String
  /// The forecasters; the lower the value the better.
  public var entrants: [Entrant]

  /// No more are shown: the best.
  static let most = 15

  /// A figure of forecasters.
  public init(
    title: String, subtitle: String = "", measure: String, interval: String, entrants: [Entrant]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.measure = measure
    self.interval = interval
    self.entrants = entrants
  }

  /// The figure, with one panel.
  public func figure() throws(PlotError) -> Figure {
    let ordered = entrants.enumerated()
      .sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
      .map(\.element)
    let shown = ordered.prefix(Self.most)
    let places = shown.indices.map { Double($0) }
    var marks: [Mark] = []
    if let best = shown.first, let last = places.last {
      let edges = [-0.4, last + 0.4].map {
        Band.Edge(x: $0, lower: best.lower, upper: best.upper)
      }
      marks.append(.band(Band(.forecast, label: "\(interval) of the best", edges: edges)))
    }
    for (place, entrant) in zip(places, shown) {
      let ends = [entrant.lower, entrant.upper].map { Point(x: place, y: $0) }
      marks.append(.curve(Curve(.heldOut, label: interval, points: ends)))
      marks.append(
        .spot(Spot(.forecast, at: Point(x: place, y: entrant.value), label: "")))
    }
    let count = entrants.count > shown.count ? "The best \(shown.count) of \(entrants.count)" : ""
    return Figure(
      title: title, subtitle: [count, subtitle].filter { !$0.isEmpty }.joined(separator: " · "),
      panels: [
        Panel(
          horizontal: HorizontalAxis(.category(shown.map(\.name))),
          vertical: VerticalAxis(label: measure), marks: marks)
      ])
  }
}
