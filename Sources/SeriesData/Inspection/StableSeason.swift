extension SeasonalDecomposition {
  /// F from which on the positions in the season differ; chosen on held-out ends of the training parts of M3's
  /// quarterly and monthly series.
  private static let leastF = 3.0

  /// The decomposition of what has a stable season, by factors where all values are positive, and additive
  /// otherwise; `nil` where ``hasStableSeason(_:seasonLength:)`` finds none.
  package static func ofStable(_ values: [Double], seasonLength: Int) -> SeasonalDecomposition? {
    guard hasStableSeason(values, seasonLength: seasonLength) else { return nil }
    let form: Form = values.allSatisfy { $0 > 0 } ? .multiplicative : .additive
    return SeasonalDecomposition(values, seasonLength: seasonLength, form: form)
  }

  /// Whether what stands at the same position of the season differs from the other positions more than by
  /// chance: the F test of stable seasonality (Shiskin, Young and Musgrave, 1967, The X-11 variant of the Census
  /// Method II seasonal adjustment program), with F > 3.
  ///
  /// Unlike that of ``isSeasonal(_:seasonLength:)`` it also finds the season of a series with a strong trend, and
  /// needs no more than two seasons.
  package static func hasStableSeason(_ values: [Double], seasonLength: Int) -> Bool {
    guard seasonLength >= 2, values.count / 2 >= seasonLength else { return false }
    let (first, deviations) = deviationsFromTrend(values, seasonLength: seasonLength)
    var sums = [Double](repeating: 0, count: seasonLength)
    var counts = sums
    for (offset, deviation) in deviations.enumerated() {
      sums[(first + offset) % seasonLength] += deviation
      counts[(first + offset) % seasonLength] += 1
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let centre = deviations.reduce(0, +) / Double(deviations.count)
    let between = zip(means, counts).reduce(0) { $0 + $1.1 * ($1.0 - centre) * ($1.0 - centre) }
    let within = deviations.enumerated().reduce(0) { sum, deviation in
      let rest = deviation.element - means[(first + deviation.offset) % seasonLength]
      return sum + rest * rest
    }
    let freedom = Double(deviations.count - seasonLength) / Double(seasonLength - 1)
    // As a product, since nothing may be left within.
    return between * freedom > leastF * within
  }

  /// Deviations from the moving average, of steps from `first` on; from a straight line where fewer than three
  /// seasons leave too little of the average.
  private static func deviationsFromTrend(
    _ values: [Double], seasonLength: Int
  ) -> (first: Int, deviations: [Double]) {
    if values.count / 3 >= seasonLength,
      let parts = SeasonalDecomposition(values, seasonLength: seasonLength, form: .additive)
    {
      let first = seasonLength / 2
      return (first, parts.trend.enumerated().map { values[first + $0] - $1 })
    }
    let middle = Double(values.count - 1) / 2
    let mean = values.reduce(0, +) / Double(values.count)
    let places = values.indices.map { Double($0) - middle }
    let slope =
      zip(places, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
      / places.reduce(0) { $0 + $1 * $1 }
    return (0, zip(places, values).map { $1 - mean - slope * $0 })
  }
}
