extension Metric {
  /// ME: mean error, the bias.
  ///
  /// In the unit of the target; above 0 if forecasts are too low on average. Always defined, unless an error
  /// overflows.
  public static let me = Metric(
    name: "ME", unit: .target, formula: "mean (y − f)", range: "any",
    undefined: never, aim: .near(0)
  ) { (samples, _) throws(Undefined) in
    try samples.mean { $0.actual[$1] - $0.forecast[$1] }
  }

  /// MAE: mean absolute error.
  ///
  /// In the unit of the target, ≥ 0, 0 for a perfect forecast; always defined, unless an error
  /// overflows. Over channels of different units it is ruled by the largest.
  public static let mae = Metric(
    name: "MAE", unit: .target, formula: "mean |y − f|", undefined: never
  ) { (samples, _) throws(Undefined) in
    try samples.mean { abs($0.actual[$1] - $0.forecast[$1]) }
  }

  /// MSE: mean squared error.
  ///
  /// In the unit of the target squared, ≥ 0; always defined, unless a square overflows.
  public static let mse = Metric(
    name: "MSE", unit: .targetSquared, formula: "mean (y − f)²", undefined: never
  ) { (samples, _) throws(Undefined) in
    try samples.mean { squared($0.actual[$1] - $0.forecast[$1]) }
  }

  /// RMSE: root of the mean squared error.
  ///
  /// In the unit of the target, ≥ MAE, 0 for a perfect forecast; always defined, unless an error
  /// overflows. The mean is taken over all points before the root: it is not the mean of the RMSEs
  /// of channels or origins.
  public static let rmse = Metric(
    name: "RMSE", unit: .target, formula: "√ mean (y − f)²", undefined: never
  ) { (samples, _) throws(Undefined) in
    let largest = samples.lazy.flatMap(\.errors).map(abs).max() ?? 0
    guard largest > 0 else { return 0 }
    // Relative to the largest, squares neither overflow nor vanish.
    let share = try samples.mean { sample, point in
      squared((sample.actual[point] - sample.forecast[point]) / largest)
    }
    return largest * share.squareRoot()
  }

  /// MAPE: mean absolute percentage error.
  ///
  /// In percent, ≥ 0 and without an upper bound; a forecast of 0 has 100. Undefined if any actual
  /// value is 0: dropping such points would favour whoever misses them.
  public static let mape = Metric(
    name: "MAPE", unit: .percent, formula: "mean 100·|y − f| / |y|",
    undefined: "an actual value is 0"
  ) { (samples, _) throws(Undefined) in
    let actual = samples.lazy.flatMap(\.actual)
    let zeros = actual.count { $0 == 0 }
    guard zeros == 0 else {
      throw .zeroActuals(count: zeros, total: samples.reduce(0) { $0 + $1.actual.count })
    }
    return try 100
      * samples.mean { abs(($0.actual[$1] - $0.forecast[$1]) / $0.actual[$1]) }
  }

  /// sMAPE: symmetric mean absolute percentage error on the scale 0 to 200 (Makridakis, Spiliotis
  /// and Assimakopoulos, 2020, *The M4 Competition*).
  ///
  /// In percent. A point where actual and forecast are both 0 counts 0; one where only one of them
  /// is 0, or where their signs differ, counts 200. Always defined.
  public static let smape = Metric(
    name: "sMAPE", unit: .percent, formula: "mean 200·|y − f| / (|y| + |f|)", range: "0 to 200",
    undefined: never
  ) { (samples, _) throws(Undefined) in
    try 200
      * samples.mean { sample, point in
        let (actual, forecast) = (sample.actual[point], sample.forecast[point])
        let largest = max(abs(actual), abs(forecast))
        guard largest > 0 else { return 0 }
        // Relative to the larger of the two, neither sum nor difference overflows.
        let (y, f) = (actual / largest, forecast / largest)
        return abs(y - f) / (abs(y) + abs(f))
      }
  }

  /// Guarded sMAPE, for data with zeros (Hewamalage, Bergmeir and Bandara, 2021).
  ///
  /// In percent; as sMAPE, but values near 0 are measured with 0.6 at least. Depends on the unit of the
  /// target where it matters. Always defined, unless an error overflows.
  public static let guardedSMAPE = Metric(
    name: "gSMAPE", unit: .percent, formula: "mean 200·|y − f| / max(|y| + |f| + 0.1, 0.6)",
    undefined: never
  ) { (samples, _) throws(Undefined) in
    try samples.mean { sample, point in
      let (y, f) = (sample.actual[point], sample.forecast[point])
      return 200 * abs(y - f) / max(abs(y) + abs(f) + 0.1, 0.6)
    }
  }

  /// WAPE: weighted absolute percentage error, the sum of errors in percent of the sum of what was observed.
  ///
  /// In percent, ≥ 0. Undefined if all actual values are 0.
  public static let wape = Metric(
    name: "WAPE", unit: .percent, formula: "100·Σ|y − f| / Σ|y|",
    undefined: "every actual value is 0"
  ) { (samples, _) throws(Undefined) in
    let size = try samples.mean { sample, point in abs(sample.actual[point]) }
    guard size > 0 else {
      let count = samples.reduce(0) { $0 + $1.actual.count }
      throw .zeroActuals(count: count, total: count)
    }
    return try 100 * (samples.mean { abs($0.actual[$1] - $0.forecast[$1]) } / size)
  }

  /// R²: the share of the variance of what was observed that the forecast explains.
  ///
  /// A ratio, at most 1; 0 is as good as the mean of the observed values, which no forecast knew. Undefined
  /// if all actual values are the same.
  public static let rSquared = Metric(
    name: "R²", unit: .ratio, formula: "1 − Σ(y − f)² / Σ(y − ȳ)²", range: "≤ 1",
    undefined: "all actual values are the same", aim: .highest
  ) { (samples, _) throws(Undefined) in
    let mean = try samples.mean { sample, point in sample.actual[point] }
    let variance = try samples.mean { sample, point in squared(sample.actual[point] - mean) }
    guard variance > 0 else { throw .constantActuals }
    return try 1 - samples.mean { squared($0.actual[$1] - $0.forecast[$1]) } / variance
  }

  /// Said of metrics that have a value wherever something was observed.
  static let never = "an error is too large for a number"
}
