/// The mean ranks of forecasters, the best first, and which of them differ by more than chance (Demšar, 2006).
///
/// A bar joins forecasters whose ranks lie within the critical difference; those that no bar joins differ.
public struct CriticalDifferenceFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary =
    "Mean ranks, the best first; bars join those that differ by no more than chance."

  /// One forecaster.
  public struct Entrant: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its mean rank; 1 is the best.
    public var rank: Double

    /// A forecaster.
    public init(name: String, rank: Double) {
      self.name = name
      self.rank = rank
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What is ranked by ("MASE").
  public var metric: String
  /// Mean ranks that differ by less than this may differ by chance.
  public var criticalDifference: Double
  /// The forecasters, in any order.
  public var entrants: [Entrant]

  /// No more are shown: the best.
  static let most = 15

  /// A figure of ranks.
  public init(
    title: String, subtitle: String = "", metric: String, criticalDifference: Double,
    entrants: [Entrant]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.metric = metric
    self.criticalDifference = criticalDifference
    self.entrants = entrants
  }

  /// The figure, with one panel.
  public func figure() throws(PlotError) -> Figure {
    let ordered = entrants.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
    let shown = Array(ordered.prefix(Self.most))
    var marks: [Mark] = []
    if let best = shown.first {
      let edges = [-0.4, Double(shown.count) - 0.6].map {
        Band.Edge(x: $0, lower: best.rank, upper: best.rank + criticalDifference)
      }
      marks.append(
        .band(Band(.forecast, label: "critical difference from the best", edges: edges)))
    }
    marks += bars(over: shown.map(\.rank))
    marks += shown.enumerated().map { place, entrant in
      .spot(Spot(.forecast, at: Point(x: Double(place), y: entrant.rank), label: ""))
    }
    let count = entrants.count > shown.count ? "The best \(shown.count) of \(entrants.count)" : ""
    return Figure(
      title: title, subtitle: [count, subtitle].filter { !$0.isEmpty }.joined(separator: " · "),
      panels: [
        Panel(
          horizontal: HorizontalAxis(.category(shown.map(\.name))),
          vertical: VerticalAxis(label: "mean rank by \(metric)"), marks: marks)
      ])
  }

  /// A bar for each group that no other contains, above all ranks, each in a row of its own.
  private func bars(over ranks: [Double]) -> [Mark] {
    guard let lowest = ranks.first, let highest = ranks.last else { return [] }
    let distance = max(highest - lowest, criticalDifference) * 0.07
    return Self.groups(ranks, within: criticalDifference).enumerated().map { row, group in
      let height = max(highest, lowest + criticalDifference) + distance * Double(row + 1)
      let ends = [Double(group.lowerBound) - 0.15, Double(group.upperBound) + 0.15]
      return .curve(
        Curve(
          .observed, label: "no difference beyond chance",
          points: ends.map { Point(x: $0, y: height) }
        ))
    }
  }

  /// The largest groups of neighbours whose ranks, which ascend, differ by less than `difference`.
  static func groups(_ ranks: [Double], within difference: Double) -> [ClosedRange<Int>] {
    var groups: [ClosedRange<Int>] = []
    for first in ranks.indices {
      let last = ranks.lastIndex { $0 - ranks[first] < difference } ?? first
      guard last > first, last > (groups.last?.upperBound ?? -1) else { continue }
      groups.append(first...last)
    }
    return groups
  }
}
