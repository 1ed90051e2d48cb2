import NumericCore

/// A model of exponential smoothing with its weights, at the end of a history.
struct FittedSmoothing: Sendable, Hashable {
  let model: ExponentialSmoothing
  let weights: ExponentialSmoothing.Weights
  let end: SmoothingEnd
  /// The number of observations, n.
  let count: Int
  /// Steps in its season; 0 without one.
  let seasonLength: Int

  private var parameterCount: Int { model.parameterCount(seasonLength: seasonLength) }

  /// The forecast of the steps after the history.
  ///
  /// σ_h² = σ²·(1 + Σ c_j²), j = 1…h−1, with c_j = α + β·(φ + … + φ^j) + γ·[m divides j] (Hyndman, Koehler, Ord
  /// and Snyder, 2008, table 6.1, class 1). Where the season is a factor, that holds for the adjusted values,
  /// and σ_h is multiplied by the size of the factor: an approximation.
  func outlook(horizon: Int) -> Outlook {
    var values: [Double] = []
    var deviations: [Double] = []
    values.reserveCapacity(horizon)
    deviations.reserveCapacity(horizon)
    let deviation = errorDeviation(
      sumOfSquares: end.adjustedSumOfSquares ?? end.sumOfSquares, count: count,
      parameters: parameterCount)
    var (damping, slopes, variance) = (1.0, 0.0, 1.0)
    for step in 1...horizon {
      damping *= weights.damping
      slopes += damping
      let base = end.level + slopes * end.slope
      let index = seasonLength > 0 ? end.season[(count + step - 1) % seasonLength] : 0
      let isFactor = model.season == .multiplicative
      values.append(isFactor ? base * index : base + index)
      deviations.append(deviation * variance.squareRoot() * (isFactor ? abs(index) : 1))
      let ofSeason = seasonLength > 0 && step % seasonLength == 0 ? weights.season : 0
      let effect = weights.level + weights.slope * slopes + ofSeason
      variance += effect * effect
    }
    return Outlook(values: values, deviations: deviations)
  }

  /// Akaike's criterion with the correction for short series, up to a constant of the series; `nil` if there
  /// are too few observations for so many parameters.
  ///
  /// n·ln(SSE/n) + 2p + 2p(p + 1)/(n − p − 1), with the deviation of errors as one of the p parameters.
  var correctedCriterion: Double? {
    let parameters = Double(parameterCount + 1)
    let count = Double(count)
    guard count - parameters - 1 > 0, end.sumOfSquares.isFinite else { return nil }
    // A perfect fit has no logarithm: anything below the rounding of the values counts as one.
    let variance = max(end.sumOfSquares / count, 1e-30)
    return count * Double.log(variance) + 2 * parameters
      + 2 * parameters * (parameters + 1) / (count - parameters - 1)
  }
}
