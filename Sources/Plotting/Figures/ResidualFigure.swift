import RealModule

/// What is left in errors that a forecaster could have known: their course, their distribution, their
/// autocorrelation, and their quantiles beside those of a normal distribution.
public struct ResidualFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "Errors over time, their histogram, autocorrelation and Q–Q plot."

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What the positions are.
  public var axis: HorizontalAxis
  /// The errors, actual − forecast, at their positions in time.
  public var errors: [Point]
  /// The autocorrelation at lags 1, 2 and so on; may be empty.
  public var autocorrelations: [Double]

  /// A figure of errors.
  public init(
    title: String, subtitle: String = "", axis: HorizontalAxis, errors: [Point],
    autocorrelations: [Double]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.axis = axis
    self.errors = errors
    self.autocorrelations = autocorrelations
  }

  /// The figure, in two columns.
  public func figure() throws(PlotError) -> Figure {
    var panels = [course, histogram]
    if !autocorrelations.isEmpty { panels.append(correlogram) }
    if spread > 0 { panels.append(quantiles) }
    return Figure(title: title, subtitle: subtitle, panels: panels, columns: 2)
  }

  private var values: [Double] { errors.map(\.y).filter(\.isFinite).sorted() }

  private var mean: Double {
    let values = values
    return values.isEmpty ? 0 : values.reduce(0) { $0 + $1 / Double(values.count) }
  }

  private var spread: Double {
    let (values, mean) = (values, mean)
    let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return values.count > 2 ? (sum / Double(values.count - 1)).squareRoot() : 0
  }

  private var course: Panel {
    let ends = [errors.first, errors.last].compactMap { $0.map { Point(x: $0.x, y: 0) } }
    return Panel(
      horizontal: axis, vertical: VerticalAxis(label: "error (actual − forecast)"),
      marks: [
        .curve(Curve(.earlier, label: "", points: ends)),
        .curve(Curve(.forecast, label: "", points: errors)),
      ])
  }

  /// As many bars as the square root of the number of errors, from 5 to 40.
  private var histogram: Panel {
    let values = values
    var marks: [Mark] = []
    if let lowest = values.first, let highest = values.last, highest > lowest {
      let bars = min(max(Int(Double(values.count).squareRoot()), 5), 40)
      let width = (highest - lowest) / Double(bars)
      var counts = [Int](repeating: 0, count: bars)
      for value in values { counts[min(Int((value - lowest) / width), bars - 1)] += 1 }
      let edges = counts.indices.flatMap { index in
        let start = lowest + Double(index) * width
        return bar(from: start, to: start + width, height: Double(counts[index]))
      }
      marks = [.band(Band(.heldOutForecast, label: "", edges: edges))]
    }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "error"),
      vertical: VerticalAxis(label: "count", coverage: 0...1),
      marks: marks + [.marker(Marker(x: 0, label: ""))])
  }

  /// Bars by lag, with the bounds inside of which 95 % lie if nothing is left.
  private var correlogram: Panel {
    let bound = 1.96 / Double(max(values.count, 1)).squareRoot()
    let end = Double(autocorrelations.count) + 0.5
    let bounds = [0.5, end].map { Band.Edge(x: $0, lower: -bound, upper: bound) }
    let bars = autocorrelations.enumerated().flatMap { lag, value in
      let x = Double(lag + 1)
      return [Point(x: x, y: 0), Point(x: x, y: value), Point(x: x, y: .nan)]
    }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "lag"),
      vertical: VerticalAxis(label: "autocorrelation of the errors"),
      marks: [
        .band(Band(.observed, label: "95 % if nothing is left", edges: bounds)),
        .curve(Curve(.validation(run: 0), label: "", points: bars)),
      ])
  }

  private var quantiles: Panel {
    let (values, mean, spread) = (values, mean, spread)
    let points = values.enumerated().map { rank, value in
      Point(x: Self.normalQuantile((Double(rank) + 0.5) / Double(values.count)), y: value)
    }
    let line = [points.first, points.last].compactMap {
      $0.map { Point(x: $0.x, y: mean + spread * $0.x) }
    }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "quantile of the normal distribution"),
      vertical: VerticalAxis(label: "quantile of the errors"),
      marks: [
        .curve(Curve(.earlier, label: "as if normal", points: line)),
        .curve(Curve(.forecast, label: "", points: points).dots),
      ])
  }

  /// z with Φ(z) = p, by bisection: exact enough for a picture, and without tables.
  private static func normalQuantile(_ p: Double) -> Double {
    var (low, high) = (-9.0, 9.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if Double.erfc(-middle / 2.0.squareRoot()) / 2 < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
