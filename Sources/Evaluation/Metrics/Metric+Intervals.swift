import Forecasting

extension Metric {
  /// Pinball loss: the mean over points and over the quantiles that the intervals tell, the forecast as the
  /// median among them.
  ///
  /// In the unit of the target, ≥ 0. Undefined without intervals.
  public static let pinball = Metric(
    name: "pinball", unit: .target, subject: .intervals,
    formula: "mean over points and quantiles q of max(q·(y − f_q), (q − 1)·(y − f_q))",
    undefined: noInterval
  ) { (samples, _) throws(Undefined) in
    let quantiles = try samples.map { (sample) throws(Undefined) in try sample.quantiles() }
    return try samples.mean(of: quantiles) { sample, point, quantiles in
      quantiles.map { $0.loss(sample.actual[point], at: point) }.plainMean
    }
  }

  /// CRPS: continuous ranked probability score of the quantiles that the intervals tell, the forecast as the
  /// median among them.
  ///
  /// In the unit of the target, ≥ 0; that of a forecast without spread is its MAE. The integral over all
  /// quantiles is a sum over those that are told, each with the share of (0, 1) that is nearest to it:
  /// the more levels, the closer. ``crps(ofSamples:actual:)`` is that of samples. Undefined without intervals.
  public static let crps = Metric(
    name: "CRPS", unit: .target, subject: .intervals,
    formula: "2·Σ w_q·pinball_q, w_q the share of (0, 1) nearest to q, from quantiles",
    undefined: noInterval
  ) { (samples, _) throws(Undefined) in
    let quantiles = try samples.map { (sample) throws(Undefined) in try sample.quantiles() }
    return try samples.mean(of: quantiles) { sample, point, quantiles in
      2 * quantiles.reduce(0) { $0 + $1.share * $1.loss(sample.actual[point], at: point) }
    }
  }

  /// Calibration error: how far coverage is from the level, in the mean over levels.
  ///
  /// In percentage points, 0 to 100. Undefined without intervals, or if forecasts differ in their levels.
  public static let calibrationError = Metric(
    name: "calibration error", unit: .percent, subject: .intervals,
    formula: "mean over levels of |coverage − level|", range: "0 to 100", undefined: noInterval
  ) { (samples, _) throws(Undefined) in
    let levels = samples[0].intervals.map(\.level)
    guard !levels.isEmpty else { throw .noIntervals }
    return try levels.map { (level) throws(Undefined) in
      try abs(coverage.at(level: level).score(samples).get() - level)
    }.plainMean
  }

  /// Coverage: the share of observed values inside the interval, its ends included.
  ///
  /// In percent; best at the level. Undefined without an interval of the level.
  public static let coverage = Metric(
    name: "coverage", unit: .percent, subject: .level, formula: "mean 100·1(L ≤ y ≤ U)",
    range: "0 to 100", undefined: noLevel, aim: .near(95)
  ) { (samples, level) throws(Undefined) in
    try samples.mean(of: samples.intervals(of: level)) { sample, point, interval in
      let y = sample.actual[point]
      return interval.lower[point] <= y && y <= interval.upper[point] ? 100 : 0
    }
  }

  /// Width: the mean width of the interval.
  ///
  /// In the unit of the target, ≥ 0; the lower the better, if coverage is right. Undefined without an interval
  /// of the level.
  public static let width = Metric(
    name: "width", unit: .target, subject: .level, formula: "mean (U − L)", undefined: noLevel
  ) { (samples, level) throws(Undefined) in
    try samples.mean(of: samples.intervals(of: level)) { _, point, interval in
      interval.upper[point] - interval.lower[point]
    }
  }

  /// Winkler score: the width of the interval, and what it is missed by with a penalty (Winkler, 1972).
  ///
  /// In the unit of the target, ≥ 0; the best interval is that of the right quantiles. Undefined without an
  /// interval of the level.
  public static let winkler = Metric(
    name: "Winkler", unit: .target, subject: .level,
    formula: "mean (U − L) + 2/α·(L − y)·1(y < L) + 2/α·(y − U)·1(y > U), α = 1 − level",
    undefined: noLevel
  ) { (samples, level) throws(Undefined) in
    try samples.mean(of: samples.intervals(of: level)) { sample, point, interval in
      interval.penalisedWidth(sample.actual[point], at: point)
    }
  }

  /// MSIS: mean scaled interval score, the Winkler score over the scale of ``mase`` (Gneiting and Raftery, 2007;
  /// the M4 competition has a level of 95 %).
  ///
  /// A ratio, ≥ 0. Undefined where MASE is, and without an interval of the level.
  public static let msis = Metric(
    name: "MSIS", unit: .ratio, subject: .level, formula: "Winkler / s, s the scale of MASE",
    undefined: "MASE is, or " + noLevel
  ) { (samples, level) throws(Undefined) in
    let intervals = try samples.intervals(of: level)
    let scales = try samples.map { (sample) throws(Undefined) in try sample.absoluteScale() }
    return try samples.mean(of: Array(zip(intervals, scales))) { sample, point, scaled in
      scaled.0.penalisedWidth(sample.actual[point], at: point) / scaled.1
    }
  }

  private static let noInterval = "there are no intervals"
  private static let noLevel = "there is no interval of the level"
}

/// The continuous ranked probability score of an ensemble of equally likely values (Gneiting and Raftery, 2007,
/// equation 21): (1/N)·Σ|xᵢ − y| − (1/2N²)·ΣΣ|xᵢ − xⱼ|.
///
/// In the unit of the target, ≥ 0; `nil` without samples.
public func crps(ofSamples samples: [Double], actual: Double) -> Double? {
  guard !samples.isEmpty else { return nil }
  let count = Double(samples.count)
  // Of sorted values, ΣΣ|xᵢ − xⱼ| = 2·Σ(2i − N + 1)·xᵢ with i from 0.
  let spread = samples.sorted().enumerated().reduce(0) {
    $0 + (Double(2 * $1.offset + 1) - count) * $1.element
  }
  return samples.map { abs($0 - actual) }.plainMean - spread / (count * count)
}

/// One quantile of a forecast at each step, and the share of (0, 1) that is nearest to it.
private struct QuantileForecast {
  let quantile: Double
  let values: [Double]
  var share = 0.0

  func loss(_ actual: Double, at point: Int) -> Double {
    let error = actual - values[point]
    return max(quantile * error, (quantile - 1) * error)
  }
}

extension JudgedSample {
  /// The quantiles that the intervals tell, ascending, with the forecast as the median.
  fileprivate func quantiles() throws(Undefined) -> [QuantileForecast] {
    guard !intervals.isEmpty else { throw .noIntervals }
    var quantiles = [QuantileForecast(quantile: 0.5, values: forecast)]
    for interval in intervals {
      let tail = (1 - interval.level / 100) / 2
      quantiles.append(QuantileForecast(quantile: tail, values: interval.lower))
      quantiles.append(QuantileForecast(quantile: 1 - tail, values: interval.upper))
    }
    quantiles.sort { $0.quantile < $1.quantile }
    let middles = zip(quantiles, quantiles.dropFirst()).map { ($0.quantile + $1.quantile) / 2 }
    let edges = [0] + middles + [1]
    for index in quantiles.indices { quantiles[index].share = edges[index + 1] - edges[index] }
    return quantiles
  }
}

extension [JudgedSample] {
  /// The intervals of a level, sample by sample.
  fileprivate func intervals(of level: Double) throws(Undefined) -> [PredictionInterval] {
    try map { (sample) throws(Undefined) in
      guard let interval = sample.intervals.first(where: { $0.level == level }) else {
        throw .noInterval(level: level)
      }
      return interval
    }
  }
}

extension PredictionInterval {
  /// The width and 2/α times what a value is outside by.
  fileprivate func penalisedWidth(_ actual: Double, at point: Int) -> Double {
    let outside = max(lower[point] - actual, actual - upper[point], 0)
    return upper[point] - lower[point] + outside * 2 / (1 - level / 100)
  }
}
