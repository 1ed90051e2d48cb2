/// What was forecast from past origins over what came, and how errors grow with the steps ahead.
public struct BacktestFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary =
    "Forecasts from past origins over the series, and errors by steps ahead."

  /// What was forecast from one origin.
  public struct Path: Sendable, Hashable {
    /// The observations that were known.
    public var origin: Int
    /// The forecast of the steps that follow.
    public var values: [Double]

    /// A path from an origin of at least 1.
    public init(origin: Int, values: [Double]) {
      self.origin = origin
      self.values = values
    }
  }

  /// One column and what was forecast of it.
  public struct Target: Sendable, Hashable {
    /// The column's name.
    public var name: String
    /// All observations; not a number where one is missing.
    public var observed: [Double]
    /// The forecasts of the one forecaster that is shown.
    public var paths: [Path]

    /// A column.
    public init(name: String, observed: [Double], paths: [Path]) {
      self.name = name
      self.observed = observed
      self.paths = paths
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What the times are.
  public var axis: HorizontalAxis
  /// The position of each step.
  public var times: [Double]
  /// The forecaster whose forecasts are shown.
  public var forecaster: String
  /// The columns, one panel each; none where there are too many series to show.
  public var targets: [Target]
  /// The errors of all forecasters.
  public var errors: HorizonErrorFigure

  /// No more columns are shown, and no more paths of each.
  static let mostTargets = 3, mostPaths = 30

  /// A figure of a backtest.
  public init(
    title: String, subtitle: String = "", axis: HorizontalAxis, times: [Double],
    forecaster: String, targets: [Target], errors: HorizonErrorFigure
  ) {
    self.title = title
    self.subtitle = subtitle
    self.axis = axis
    self.times = times
    self.forecaster = forecaster
    self.targets = targets
    self.errors = errors
  }

  /// The figure: the series above the errors.
  ///
  /// - Throws: ``PlotError/unequalCounts(figure:first:count:second:expected:)`` if there are not as many times as
  ///   observations, or a path leaves them.
  public func figure() throws(PlotError) -> Figure {
    let shown = targets.prefix(Self.mostTargets)
    for target in shown {
      let ends = target.paths.map { $0.origin + $0.values.count }
      let needed = ([target.observed.count] + ends).max() ?? 0
      guard times.count >= needed, target.paths.allSatisfy({ $0.origin >= 1 }) else {
        throw .unequalCounts(
          figure: GnuplotText.plain(title), first: "times", count: times.count,
          second: "observations and forecast steps", expected: needed)
      }
    }
    return Figure(
      title: title, subtitle: subtitle,
      panels: shown.enumerated().map { panel($1, isFirst: $0 == 0) } + [errors.panel])
  }

  private func panel(_ target: Target, isFirst: Bool) -> Panel {
    let paths = Self.chosen(target.paths)
    let first = paths.first?.origin ?? 0
    let length = (paths.last?.origin ?? 0) - first + (paths.last?.values.count ?? 0)
    let start = max(0, first - max(length / 2, 2 * (paths.last?.values.count ?? 0)))
    let observed = target.observed.indices.dropFirst(start)
      .map { Point(x: times[$0], y: target.observed[$0]) }
    var marks: [Mark] = [.curve(Curve(.observed, label: "observed", points: observed))]
    for path in paths {
      let origin = Point(x: times[path.origin - 1], y: target.observed[path.origin - 1])
      let points = path.values.enumerated().map {
        Point(x: times[path.origin + $0], y: $1)
      }
      marks.append(
        .curve(
          Curve(
            .heldOutForecast, label: "forecasts of \(forecaster)", from: origin, points: points)))
    }
    if let origin = paths.first?.origin {
      marks.append(.marker(Marker(x: times[origin - 1], label: isFirst ? "first origin" : "")))
    }
    return Panel(horizontal: axis, vertical: VerticalAxis(label: target.name), marks: marks)
  }

  /// At most so many paths that overlap little, the first and the last among them.
  private static func chosen(_ paths: [Path]) -> [Path] {
    let sorted = paths.sorted { $0.origin < $1.origin }
    guard let first = sorted.first, let last = sorted.last, sorted.count > 1 else { return sorted }
    let span = last.origin - first.origin
    let count = min(mostPaths, sorted.count, max(2, 2 * span / max(1, first.values.count) + 1))
    return (0..<count).map { sorted[$0 * (sorted.count - 1) / (count - 1)] }
  }
}
