import Forecasting

extension Metric {
  /// Every metric, in the order of the tables.
  ///
  /// A new one is a declaration below and a name here.
  public static let all: [Metric] = [mae, rmse, mape, smape, mase]

  /// MAE: mean absolute error.
  ///
  /// In the unit of the target, ≥ 0, 0 for a perfect forecast; always defined, unless an error
  /// overflows. Over channels of different units it is ruled by the largest.
  public static let mae = Metric(
    name: "MAE", unit: .target, formula: "mean |y − f|", range: "≥ 0"
  ) { samples in
    arithmeticMean(samples.flatMap(\.errors).map(abs))
  }

  /// RMSE: root of the mean squared error.
  ///
  /// In the unit of the target, ≥ MAE, 0 for a perfect forecast; always defined, unless an error
  /// overflows. The mean is taken over all points before the root: it is not the mean of the RMSEs
  /// of channels or origins.
  public static let rmse = Metric(
    name: "RMSE", unit: .target, formula: "√ mean (y − f)²", range: "≥ 0"
  ) { samples in
    let errors = samples.flatMap(\.errors).map(abs)
    guard let largest = errors.max(), largest > 0 else { return 0 }
    // Relative to the largest, squares neither overflow nor vanish.
    return largest * arithmeticMean(errors.map { ($0 / largest) * ($0 / largest) }).squareRoot()
  }

  /// MAPE: mean absolute percentage error.
  ///
  /// In percent, ≥ 0 and without an upper bound; a forecast of 0 has 100. Undefined if any actual
  /// value is 0: dropping such points would favour whoever misses them.
  public static let mape = Metric(
    name: "MAPE", unit: .percent, formula: "mean 100·|y − f| / |y|", range: "≥ 0"
  ) { (samples) throws(Undefined) in
    let actual = samples.flatMap(\.actual)
    let zeros = actual.count { $0 == 0 }
    guard zeros == 0 else { throw .zeroActuals(count: zeros, total: actual.count) }
    return 100 * arithmeticMean(zip(actual, samples.flatMap(\.errors)).map { abs($1 / $0) })
  }

  /// sMAPE: symmetric mean absolute percentage error on the scale 0 to 200 (Makridakis, Spiliotis
  /// and Assimakopoulos, 2020, *The M4 Competition*).
  ///
  /// In percent. A point where actual and forecast are both 0 counts 0; one where only one of them
  /// is 0, or where their signs differ, counts 200. Always defined.
  public static let smape = Metric(
    name: "sMAPE", unit: .percent, formula: "mean 200·|y − f| / (|y| + |f|)", range: "0 to 200"
  ) { samples in
    let points = zip(samples.flatMap(\.actual), samples.flatMap(\.forecast))
    return 200
      * arithmeticMean(
        points.map { actual, forecast in
          let largest = max(abs(actual), abs(forecast))
          guard largest > 0 else { return 0 }
          // Relative to the larger of the two, neither sum nor difference overflows.
          let (y, f) = (actual / largest, forecast / largest)
          return abs(y - f) / (abs(y) + abs(f))
        })
  }

  /// MASE: mean absolute scaled error (Hyndman and Koehler, 2006, *Another look at measures of
  /// forecast accuracy*), with the seasonal naive forecast inside the history as the scale:
  /// s = mean |yₜ − y₍t−m₎| over the observations known at the origin.
  ///
  /// A ratio, ≥ 0; below 1 is better than seasonal naive was, on average, one season ahead within
  /// the history. Each point is divided by the scale of its own channel and origin. Undefined if a
  /// history is no longer than a season, or is the same in every season.
  public static let mase = Metric(
    name: "MASE", unit: .ratio,
    formula: "mean |y − f| / s, s = mean |yₜ − y₍t−m₎| before the origin",
    range: "≥ 0"
  ) { (samples) throws(Undefined) in
    var scaled: [Double] = []
    for sample in samples {
      let scale = try seasonalScale(sample.history, seasonLength: sample.seasonLength)
      scaled += sample.errors.map { abs($0 / scale) }
    }
    return arithmeticMean(scaled)
  }

  /// The mean absolute difference between observations one season apart; above 0 and finite.
  private static func seasonalScale(
    _ history: [Double], seasonLength: Int
  ) throws(Undefined) -> Double {
    guard history.count > seasonLength else {
      throw .shortHistory(count: history.count, seasonLength: seasonLength)
    }
    let changes = zip(history.dropFirst(seasonLength), history).map { abs($0 - $1) }
    let scale = arithmeticMean(changes)
    guard scale > 0 else { throw .unchangingHistory(seasonLength: seasonLength) }
    guard scale.isFinite else { throw .overflow }
    return scale
  }
}
