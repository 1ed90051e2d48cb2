extension Metric {
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
    undefined: "a history is no longer than a season or the same in every season"
  ) { (samples, _) throws(Undefined) in
    let scales = try samples.map { (sample) throws(Undefined) in try sample.absoluteScale() }
    return try samples.mean(of: scales) { abs(($0.actual[$1] - $0.forecast[$1]) / $2) }
  }

  /// RMSSE: root mean squared scaled error (Hyndman and Koehler, 2006), with the squared error of the seasonal
  /// naive forecast inside the history as the scale.
  ///
  /// A ratio, ≥ 0; undefined where MASE is. The M5 competition has a season of one step.
  public static let rmsse = Metric(
    name: "RMSSE", unit: .ratio,
    formula: "√ mean (y − f)² / s², s² = mean (yₜ − y₍t−m₎)² before the origin",
    undefined: "a history is no longer than a season or the same in every season"
  ) { (samples, _) throws(Undefined) in
    let scales = try samples.map { (sample) throws(Undefined) in try sample.squaredScale() }
    return try samples.mean(of: scales) { sample, point, scale in
      squared((sample.actual[point] - sample.forecast[point]) / scale)
    }.squareRoot()
  }

  /// OWA: overall weighted average of the M4 competition, relative to Naive2.
  ///
  /// A ratio, ≥ 0; below 1 is better than Naive2. By the competition's rules sMAPE and MASE are first
  /// averaged over the samples, one for each series and origin, whatever their lengths, and divided then.
  /// Undefined where MASE is, where no Naive2 forecast is there, or where that is perfect.
  public static let owa = Metric(
    name: "OWA", unit: .ratio,
    formula: "½·(sMAPE / sMAPE of Naive2 + MASE / MASE of Naive2), each a mean over series first",
    undefined: "MASE is, or the forecast of Naive2 is perfect"
  ) { (samples, _) throws(Undefined) in
    var ratio = 0.0
    let references = try samples.map { (sample) throws(Undefined) in
      guard let naive2 = sample.naive2 else { throw .noNaive2 }
      return sample.replacingForecast(naive2)
    }
    for metric in [smape, mase] {
      let own = try metric.meanOverSamples(samples)
      let reference = try metric.meanOverSamples(references)
      guard reference > 0 else { throw .perfectNaive2 }
      ratio += own / reference / 2
    }
    return ratio
  }

  private func meanOverSamples(_ samples: [JudgedSample]) throws(Undefined) -> Double {
    try samples.map { (sample) throws(Undefined) in try score([sample]).get() }.plainMean
  }
}

extension JudgedSample {
  /// The mean absolute difference between observations one season apart; above 0 and finite.
  func absoluteScale() throws(Undefined) -> Double { try scale { abs($0) } }

  /// The root of the mean squared difference between observations one season apart; above 0 and finite.
  func squaredScale() throws(Undefined) -> Double {
    let largest = try scale { abs($0) }
    // Relative to the mean difference, squares neither overflow nor vanish.
    return try largest * scale { squared($0 / largest) }.squareRoot()
  }

  private func scale(_ measure: (Double) -> Double) throws(Undefined) -> Double {
    let changes = zip(history.dropFirst(seasonLength), history).map { $0 - $1 }
      .filter { !$0.isNaN }
    guard !changes.isEmpty else {
      throw .shortHistory(count: history.count { !$0.isNaN }, seasonLength: seasonLength)
    }
    let scale = changes.map(measure).plainMean
    guard scale > 0 else { throw .unchangingHistory(seasonLength: seasonLength) }
    guard scale.isFinite else { throw .overflow }
    return scale
  }
}
