import RealModule

/// r_k = Σ (y_t − ȳ)(y₍t+k₎ − ȳ) / Σ (y_t − ȳ)², for k = 0…`lags`; empty for constant values.
package func autocorrelations(_ values: [Double], lags: Int) -> [Double] {
  let centred = centred(values)
  let variance = centred.reduce(0) { $0 + $1 * $1 }
  guard variance > 0, variance.isFinite else { return [] }
  return (0...min(lags, values.count - 1)).map { lag in
    var sum = 0.0
    for step in lag..<centred.count { sum += centred[step] * centred[step - lag] }
    return sum / variance
  }
}

/// The season of a series whose times tell none; `nil` if there is none.
///
/// The autocorrelation of changes has its highest peak there, above 0.3, or next to it, as where a cycle is no whole
/// number of steps; and what stands at one position of the season differs from the others surely more than by chance.
func recurrence(_ values: [Double]) -> Int? {
  // Enough for any season that can be seen in a plot; longer ones would take long to look for.
  let recent = Array(values.suffix(20_000))
  guard recent.count >= 12 else { return nil }
  let changes = zip(recent.dropFirst(), recent).map { $0 - $1 }
  let lags = min(recent.count / 3, 1000)
  let r = autocorrelations(changes, lags: lags)
  guard r.count > 4 else { return nil }
  let peaks = (2..<(r.count - 1)).filter { r[$0] > 0.3 && r[$0] > r[$0 - 1] && r[$0] >= r[$0 + 1] }
  guard let highest = peaks.map({ r[$0] }).max() else { return nil }
  // The shortest of peaks that are about as high: multiples of a season are as high as it is.
  guard let peak = peaks.first(where: { r[$0] > 0.9 * highest }) else { return nil }
  return (max(2, peak - 1)...peak + 1)
    .filter { SeasonalDecomposition.hasStableSeason(recent, seasonLength: $0) }
    .map { ($0, Decomposition(recent, seasonLength: $0)?.seasonStrength ?? 0) }
    .max { $0.1 < $1.1 }?.0
}

/// A cycle that is longer than the season, as of the spots of the sun among months; `nil` if there is none that was
/// seen eight times.
///
/// In the means of whole seasons, less their straight line, the autocorrelation stands out after one cycle and after
/// two, and is negative in between; that of a random walk does not.
func longerCycle(_ values: [Double], seasonLength: Int) -> Int? {
  let seasons = values.count / seasonLength
  guard seasonLength > 1, seasons >= 24 else { return nil }
  let first = values.count - seasons * seasonLength
  let means = (0..<seasons).map { season in
    let start = first + season * seasonLength
    return values[start..<start + seasonLength].reduce(0) { $0 + $1 / Double(seasonLength) }
  }
  // Longer ones would take long to look for.
  let longest = min(seasons / 8, 400)
  let deviations = deviationsFromLine(means)
  // What is left of a straight line is rounding.
  let size = means.reduce(0) { max($0, abs($1)) }
  guard deviations.contains(where: { abs($0) > 1e-9 * size }) else { return nil }
  let r = autocorrelations(deviations, lags: 9 * longest / 4)
  // Three standard errors, if there were nothing but noise.
  let limit = max(0.3, 3 / Double(seasons).squareRoot())
  for lag in 3...longest where r.count > 9 * lag / 4 {
    guard r[lag] > limit, r[lag] > r[lag - 1], r[lag] >= r[lag + 1],
      r[(lag + 2) / 3..<lag].contains(where: { $0 < -0.2 })
    else { continue }
    // The second peak tells the length to half a season.
    let second = (7 * lag / 4...9 * lag / 4).max { r[$0] < r[$1] } ?? 2 * lag
    if r[second] > 0.2 { return second * seasonLength / 2 }
  }
  return nil
}

/// The test for stationarity around a level of Kwiatkowski, Phillips, Schmidt and Shin (1992): above 0.463
/// a series is not stationary, with an error of 5 %.
///
/// The long-run variance takes 4·(n/100)^¼ lags with Bartlett's weights. `nil` for constant values.
func kpss(_ values: [Double]) -> Double? {
  let residuals = centred(values)
  let count = Double(values.count)
  let lags = Int(4 * Double.pow(count / 100, 0.25))
  var variance = residuals.reduce(0) { $0 + $1 * $1 }
  for lag in 1...max(lags, 1) where lag < values.count {
    let weight = 1 - Double(lag) / Double(lags + 1)
    for step in lag..<values.count {
      variance += 2 * weight * residuals[step] * residuals[step - lag]
    }
  }
  var sum = 0.0
  var squares = 0.0
  for residual in residuals {
    sum += residual
    squares += sum * sum
  }
  let statistic = squares / (count * variance)
  return statistic.isFinite && variance > 0 ? statistic : nil
}

private func centred(_ values: [Double]) -> [Double] {
  let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
  return values.map { $0 - mean }
}
