/// Whether prediction intervals hold what they promise: coverage by level, and where between the quantiles the observed
/// values fell (the histogram of the probability integral transform).
public struct CalibrationFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "Coverage by level beside the histogram of the PIT."

  /// One forecaster.
  public struct Entrant: Sendable, Hashable {
    /// Its name in the legend.
    public var name: String
    /// The coverage of each level, in percent.
    public var coverages: [Double]

    /// A forecaster.
    public init(name: String, coverages: [Double]) {
      self.name = name
      self.coverages = coverages
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The levels, in percent, ascending.
  public var levels: [Double]
  /// The forecasters, each with a coverage for each level.
  public var entrants: [Entrant]
  /// The forecaster whose PIT is shown.
  public var forecaster: String
  /// The quantiles between which its observed values were counted, from 0 to 1.
  public var quantiles: [Double]
  /// The share of observed values in each of the intervals between quantiles.
  public var shares: [Double]

  /// A figure of intervals.
  public init(
    title: String, subtitle: String = "", levels: [Double], entrants: [Entrant],
    forecaster: String, quantiles: [Double], shares: [Double]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.levels = levels
    self.entrants = entrants
    self.forecaster = forecaster
    self.quantiles = quantiles
    self.shares = shares
  }

  /// The figure, in two columns.
  ///
  /// - Throws: ``PlotError/unequalCounts(figure:first:count:second:expected:)``.
  public func figure() throws(PlotError) -> Figure {
    let counts =
      entrants.map { ("coverages", $0.coverages.count, "levels", levels.count) }
      + [("shares", shares.count, "gaps between quantiles", max(0, quantiles.count - 1))]
    for (first, count, second, expected) in counts where count != expected {
      throw .unequalCounts(
        figure: GnuplotText.plain(title), first: first, count: count, second: second,
        expected: expected)
    }
    return Figure(title: title, subtitle: subtitle, panels: [coverage, transform], columns: 2)
  }

  private var coverage: Panel {
    let diagonal = [0.0, 100].map { Point(x: $0, y: $0) }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "level in %"),
      vertical: VerticalAxis(label: "coverage", unit: "%", coverage: 0...100),
      marks: [.curve(Curve(.earlier, label: "as promised", points: diagonal))]
        + entrants.enumerated().flatMap { number, entrant -> [Mark] in
          let points = zip(levels, entrant.coverages).map { Point(x: $0, y: $1) }
          let ends = [Point(x: 0, y: 0)] + points + [Point(x: 100, y: 100)]
          return [
            .curve(Curve(.validation(run: number), label: entrant.name, points: ends))
          ] + points.map { .spot(Spot(.validation(run: number), at: $0, label: "")) }
        })
  }

  /// Bars whose area is the share, so that all are 1 high where the quantiles are right.
  private var transform: Panel {
    let edges = shares.indices.flatMap { index -> [Band.Edge] in
      let (start, end) = (quantiles[index], quantiles[index + 1])
      let density = end > start ? shares[index] / (end - start) : .nan
      return bar(from: start, to: end, height: density)
    }
    let even = [0.0, 1].map { Point(x: $0, y: 1) }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "quantile of the forecast"),
      vertical: VerticalAxis(label: "observed ÷ promised, \(forecaster)", coverage: 0...1),
      marks: [
        .band(Band(.heldOutForecast, label: "", edges: edges)),
        .curve(Curve(.earlier, label: "as promised", points: even)),
      ])
  }
}

/// A bar of a histogram, and a gap after it.
func bar(from start: Double, to end: Double, height: Double) -> [Band.Edge] {
  [
    Band.Edge(x: start, lower: 0, upper: height), Band.Edge(x: end, lower: 0, upper: height),
    Band.Edge(x: end, lower: .nan, upper: .nan),
  ]
}
