/// The forecast of one or several targets, one panel each.
///
/// A panel shows what was observed, how the model did on the held-out end, and what it says about
/// the future.
public struct ForecastFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "Observations, the forecast of the held-out end, and the forecast."

  /// A forecast value for each step, with as many intervals as the model gives.
  public struct Path: Sendable, Hashable {
    /// The values from the first step after the origin on.
    public var values: [Double]
    /// Prediction intervals; drawn from the widest level to the narrowest.
    public var intervals: [Interval]

    /// A path of `values`.
    public init(_ values: [Double], intervals: [Interval] = []) {
      self.values = values
      self.intervals = intervals
    }
  }

  /// One prediction interval along a path.
  public struct Interval: Sendable, Hashable {
    /// The share of futures that fall inside, between 0 and 1.
    public var level: Double
    /// The lower end at each step.
    public var lower: [Double]
    /// The upper end at each step.
    public var upper: [Double]

    /// An interval with a level between 0 and 1.
    public init(level: Double, lower: [Double], upper: [Double]) {
      self.level = level
      self.lower = lower
      self.upper = upper
    }
  }

  /// One target and its forecasts.
  public struct Target: Sendable, Hashable {
    /// The target's name.
    public var name: String
    /// The unit of its values; may be empty.
    public var unit: String
    /// All observations, the held-out end included; not a number where one is missing.
    public var observed: [Double]
    /// The forecast made at the held-out origin; as long as the held-out end, or `nil`.
    public var heldOutForecast: Path?
    /// The forecast of the future.
    public var forecast: Path

    /// A target.
    public init(
      name: String, unit: String = "", observed: [Double], heldOutForecast: Path? = nil,
      forecast: Path
    ) {
      self.name = name
      self.unit = unit
      self.observed = observed
      self.heldOutForecast = heldOutForecast
      self.forecast = forecast
    }
  }

  /// How much of the history is drawn.
  public enum Shown: Sendable, Hashable {
    /// Enough to see where the forecast comes from: ten horizons, at least 60 steps, and all of a
    /// history that is not half as long again.
    case recent
    case all
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What the times are.
  public var axis: HorizontalAxis
  /// The time of each observation and then of each forecast step.
  public var times: [Double]
  /// How the forecast origin is written.
  public var originLabel: String
  /// How many observations at the end were held out; 0 if none.
  public var heldOutCount: Int
  /// The targets, one panel each.
  public var targets: [Target]
  /// How much of the history is drawn.
  public var shown: Shown

  /// More panels than this would be too low to read; the subtitle then says how many there are.
  public static let mostPanels = 12

  /// A figure of forecasts; ``figure()`` checks that the counts agree.
  public init(
    title: String, subtitle: String = "", axis: HorizontalAxis, times: [Double],
    originLabel: String, heldOutCount: Int, targets: [Target], shown: Shown = .recent
  ) {
    self.title = title
    self.subtitle = subtitle
    self.axis = axis
    self.times = times
    self.originLabel = originLabel
    self.heldOutCount = heldOutCount
    self.targets = targets
    self.shown = shown
  }

  /// The figure.
  ///
  /// - Throws: ``PlotError/unequalCounts(figure:first:count:second:expected:)`` if times, values and
  ///   intervals are not equally many.
  public func figure() throws(PlotError) -> Figure {
    var panels: [Panel] = []
    for target in targets.prefix(Self.mostPanels) {
      try check(target)
      panels.append(panel(target, isFirst: panels.isEmpty))
    }
    let count =
      targets.count > Self.mostPanels
      ? "The first \(Self.mostPanels) of \(targets.count) targets" : ""
    // What does not fit is cut off at the end; the number is not said anywhere else.
    let lines = [count, subtitle].filter { !$0.isEmpty }
    return Figure(title: title, subtitle: lines.joined(separator: " · "), panels: panels)
  }

  private func check(_ target: Target) throws(PlotError) {
    let observed = target.observed.count
    let end = max(0, heldOutCount)
    var counts: [(String, Int, String, Int)] = [
      (
        "times", times.count, "observations and forecast steps",
        observed + target.forecast.values.count
      ),
      ("held-out observations", min(end, observed), "held-out steps", heldOutCount),
    ]
    if let path = target.heldOutForecast {
      counts.append(("forecasts of the held-out end", path.values.count, "held-out steps", end))
    }
    for path in [target.heldOutForecast, target.forecast].compactMap({ $0 }) {
      for interval in path.intervals {
        let expected = path.values.count
        counts.append(("lower ends", interval.lower.count, "forecast steps", expected))
        counts.append(("upper ends", interval.upper.count, "forecast steps", expected))
      }
    }
    for (first, count, second, expected) in counts where count != expected {
      throw .unequalCounts(
        figure: GnuplotText.plain(title), first: first, count: count, second: second,
        expected: expected)
    }
  }

  private func panel(_ target: Target, isFirst: Bool) -> Panel {
    let count = target.observed.count
    let split = count - heldOutCount
    let start = max(0, count - shownCount(of: target))
    var marks: [Mark] = []
    if count > 0, !target.forecast.values.isEmpty {
      marks.append(.marker(Marker(x: times[count - 1], label: isFirst ? originLabel : "")))
    }
    marks += bands(target.forecast, of: target, origin: count, role: .forecast)
    if let path = target.heldOutForecast {
      marks += bands(path, of: target, origin: split, role: .heldOutForecast)
    }
    let history = points(target.observed, from: min(start, split), to: split)
    marks.append(.curve(Curve(.observed, label: "observed", points: history)))
    if heldOutCount > 0 {
      let end = points(target.observed, from: split, to: count)
      marks.append(.curve(Curve(.heldOut, label: "held out", from: history.last, points: end)))
    }
    if let path = target.heldOutForecast {
      let label = "forecast of the held-out end"
      marks.append(curve(path, of: target, origin: split, role: .heldOutForecast, label: label))
    }
    if !target.forecast.values.isEmpty {
      marks.append(
        curve(target.forecast, of: target, origin: count, role: .forecast, label: "forecast"))
    }
    let vertical = VerticalAxis(label: target.name, unit: target.unit)
    return Panel(horizontal: axis, vertical: vertical, marks: marks)
  }

  /// How many of the last observations are drawn.
  private func shownCount(of target: Target) -> Int {
    let count = target.observed.count
    let horizon = target.forecast.values.count
    let recent = max(60, 10 * horizon) + heldOutCount
    return shown == .all || count <= recent + recent / 2 ? count : recent
  }

  private func points(_ values: [Double], from first: Int, to end: Int) -> [Point] {
    (first..<max(first, end)).map { Point(x: times[$0], y: values[$0]) }
  }

  /// A path whose line comes from the last observation before it, so that the eye can follow.
  private func curve(
    _ path: Path, of target: Target, origin: Int, role: Role, label: String
  ) -> Mark {
    let start = points(target.observed, from: max(0, origin - 1), to: origin).last
    let steps = path.values.enumerated().map { Point(x: times[origin + $0.offset], y: $0.element) }
    return .curve(Curve(role, label: label, from: start, points: steps))
  }

  private func bands(_ path: Path, of target: Target, origin: Int, role: Role) -> [Mark] {
    path.intervals.sorted { $0.level > $1.level }.map { interval in
      let start = points(target.observed, from: max(0, origin - 1), to: origin)
        .map { Band.Edge(x: $0.x, lower: $0.y, upper: $0.y) }
      let edges = path.values.indices.map { step in
        Band.Edge(
          x: times[origin + step], lower: interval.lower[step], upper: interval.upper[step])
      }
      let percent = Decimal.fixed(interval.level * 100, places: 0)
      // One entry of the legend speaks for both forecasts.
      let isNamed = role == .forecast || target.forecast.intervals.isEmpty
      let label = isNamed ? "\(percent) % interval" : ""
      return .band(Band(role, label: label, edges: start + edges))
    }
  }
}
