/// How every model fared on every series, as colours: where one is strong and where all are weak.
public struct ScoreMapFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "The scores of several models on many series, as colours."

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What the colours stand for, such as MASE.
  public var metric: String
  /// The models, from left to right.
  public var models: [String]
  /// The series, from the bottom up, of which only the number is said.
  public var seriesLabel: String
  /// The scores of series by model, at least one; not a number where there is none.
  public var scores: [[Double]]
  /// Whether scores are ratios, which are compared on a logarithmic scale.
  public var isRatio: Bool

  /// More rows than this would be thinner than a pixel: neighbours then share one, at their mean.
  private static let mostRows = 300

  /// A map of scores.
  public init(
    title: String, subtitle: String = "", metric: String, models: [String], seriesLabel: String,
    scores: [[Double]], isRatio: Bool
  ) {
    self.title = title
    self.subtitle = subtitle
    self.metric = metric
    self.models = models
    self.seriesLabel = seriesLabel
    self.scores = scores
    self.isRatio = isRatio
  }

  /// The figure.
  public func figure() throws(PlotError) -> Figure {
    let rows = rows
    let known = rows.joined().filter { $0.isFinite && (isRatio == false || $0 > 0) }.sorted()
    guard let least = known.first, let most = known.last else {
      throw .nothingToDraw(figure: GnuplotText.plain(title), panel: 1)
    }
    // A few scores far out must not take all colours from the others.
    let lower = known[known.count / 50]
    let upper = known[known.count - 1 - known.count / 50]
    let range = lower < upper ? lower...upper : least...most
    let height = Double(scores.count) / Double(max(1, rows.count))
    let map = HeatMap(
      label: metric, columnEdges: (0...models.count).map { Double($0) - 0.5 },
      rowEdges: (0...rows.count).map { Double($0) * height }, values: rows, range: range,
      scale: isRatio ? .logarithmic : .linear)
    return Figure(
      title: title, subtitle: subtitle,
      panels: [
        Panel(
          horizontal: HorizontalAxis(.category(models)),
          vertical: VerticalAxis(label: seriesLabel), marks: [.heatMap(map)])
      ])
  }

  /// The scores, or the means of as many neighbours as make few enough rows.
  private var rows: [[Double]] {
    let together = (scores.count - 1) / Self.mostRows + 1
    guard together > 1 else { return scores }
    return stride(from: 0, to: scores.count, by: together).map { start in
      let some = scores[start..<min(start + together, scores.count)]
      return models.indices.map { model in
        let known = some.map { $0[model] }.filter { $0.isFinite }
        return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
      }
    }
  }
}
