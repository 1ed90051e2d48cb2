extension SeasonalDecomposition {
  /// F from which on the positions in the season surely differ; chosen, like ``chanceF``, on held-out ends of the
  /// training parts of M3's quarterly and monthly series.
  private static let leastF = 3.0
  /// F of what is taken for no season at all.
  private static let chanceF = 2.0

  /// The decomposition of what has a season, by factors where all values are positive and additive otherwise,
  /// or as asked; `nil` where there is none.
  ///
  /// Indices are shrunk to 1 − 2/F of their size, so that what is hardly a season is hardly taken out (Miller and
  /// Williams, 2003, Shrinkage estimators of time series seasonal factors and their effect on forecasting
  /// accuracy; the least risk would be expected of 1 − 1/F, which held-out ends found too much).
  package static func ofStable(
    _ values: [Double], seasonLength: Int, form: Form? = nil
  ) -> SeasonalDecomposition? {
    let f = seasonalF(values, seasonLength: seasonLength)
    guard f > chanceF else { return nil }
    let form = form ?? (values.allSatisfy { $0 > 0 } ? .multiplicative : .additive)
    return SeasonalDecomposition(values, seasonLength: seasonLength, form: form)?
      .shrunk(to: 1 - chanceF / f)
  }

  /// Whether what stands at the same position of the season differs from the other positions surely more than
  /// by chance: F > 3.
  package static func hasStableSeason(_ values: [Double], seasonLength: Int) -> Bool {
    seasonalF(values, seasonLength: seasonLength) > leastF
  }

  /// F of the test of stable seasonality (Shiskin, Young and Musgrave, 1967, The X-11 variant of the Census
  /// Method II seasonal adjustment program); 0 of fewer than two seasons.
  ///
  /// Unlike that of ``isSeasonal(_:seasonLength:)`` the test also finds the season of a series with a strong
  /// trend, and needs no more than two seasons.
  private static func seasonalF(_ values: [Double], seasonLength: Int) -> Double {
    guard seasonLength >= 2, values.count / 2 >= seasonLength else { return 0 }
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
    // Nothing may be left within.
    guard between > 0 else { return 0 }
    let freedom = Double(deviations.count - seasonLength) / Double(seasonLength - 1)
    return between * freedom / within
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
    return (0, deviationsFromLine(values))
  }
}

/// Deviations from the straight line with the least squares.
func deviationsFromLine(_ values: [Double]) -> [Double] {
  let middle = Double(values.count - 1) / 2
  let mean = values.reduce(0, +) / Double(values.count)
  let places = values.indices.map { Double($0) - middle }
  let slope =
    zip(places, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
    / places.reduce(0) { $0 + $1 * $1 }
  return zip(places, values).map { $1 - mean - slope * $0 }
}
