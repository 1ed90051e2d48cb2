import SeriesData

/// Runs exponential smoothing with a season of factors through a history.
///
/// The level starts from the line through the adjusted values of the first ten steps or two seasons, the
/// longer of the two (Hyndman, Koehler, Ord and Snyder, 2008, section 2.6.1).
struct FactorSmoothingPass {
  private let values: [Double]
  private let startSeason: [Double]
  private let start: (level: Double, slope: Double)
  private var season: [Double]

  /// A pass over the history that was taken apart.
  init(_ values: [Double], _ parts: SeasonalDecomposition, hasSlope: Bool) {
    self.values = values
    startSeason = parts.indices
    season = parts.indices
    let first = Array(values.prefix(max(10, 2 * parts.indices.count)))
    let line = Line(through: parts.adjusted(first))
    start = hasSlope ? (line.value(at: -1), line.slope) : (line.mean, 0)
  }

  /// The end of the history with these weights.
  mutating func run(_ weights: ExponentialSmoothing.Weights) -> SmoothingEnd {
    let (values, startSeason) = (values, startSeason)
    var (level, slope) = start
    var factors = season.mutableSpan
    for index in factors.indices { factors[index] = startSeason[index] }
    var (squares, adjustedSquares) = (0.0, 0.0)
    var position = 0
    for value in values {
      let base = level + weights.damping * slope
      let factor = factors[position]
      let error = value - base * factor
      let adjusted = error * (1 / factor)
      level = base + weights.level * adjusted
      slope = weights.damping * slope + weights.slope * adjusted
      factors[position] = factor + weights.season * error / base
      // Factors that are not positive are none, and no step follows from them.
      if base <= 0 || factors[position] <= 0 { squares = .infinity }
      squares += error * error
      adjustedSquares += adjusted * adjusted
      position = position + 1 == factors.count ? 0 : position + 1
    }
    return SmoothingEnd(
      level: level, slope: slope, season: season, sumOfSquares: squares,
      adjustedSumOfSquares: adjustedSquares)
  }
}
