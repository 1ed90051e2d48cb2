import SeriesData

/// A model of exponential smoothing with additive errors, whose weights are those of the least squared
/// one-step errors.
///
/// With level l, slope b and a season s of m steps (Hyndman, Koehler, Ord and Snyder, 2008, Forecasting with
/// Exponential Smoothing, table 2.2):
///
///     ŷ_t = l₍t−1₎ + φ·b₍t−1₎ + s₍t−m₎         or (l₍t−1₎ + φ·b₍t−1₎)·s₍t−m₎,   e_t = y_t − ŷ_t
///     l_t = l₍t−1₎ + φ·b₍t−1₎ + α·e_t          α·e_t/s₍t−m₎
///     b_t = φ·b₍t−1₎ + β·e_t                   β·e_t/s₍t−m₎
///     s_t = s₍t−m₎ + γ·e_t                     γ·e_t/(l₍t−1₎ + φ·b₍t−1₎)
///
/// with 0 < β < α < 1, 0 < γ < 1 − α and, where the trend is damped, 0.8 ≤ φ ≤ 0.98. The season starts from
/// the indices of the classical decomposition. Where it is not a factor, errors are linear in the first level
/// and slope, which are therefore those of least squares, exactly, for whatever weights are tried.
struct ExponentialSmoothing: Sendable, Hashable {
  /// How the level goes on.
  enum Trend: Sendable, Hashable { case none, linear, damped }
  /// How the season joins it.
  enum Season: Sendable, Hashable { case none, additive, multiplicative }

  /// α, β, γ and φ of the equations.
  struct Weights: Sendable, Hashable {
    var level: Double, slope: Double, season: Double, damping: Double
  }

  let trend: Trend
  let season: Season

  init(trend: Trend, season: Season = .none) {
    self.trend = trend
    self.season = season
  }

  /// Weights and start values: how much is fitted to a history.
  func parameterCount(seasonLength: Int) -> Int {
    let trendCount =
      switch trend {
      case .none: 2
      case .linear: 4
      case .damped: 5
      }
    return trendCount + (season == .none ? 0 : seasonLength)
  }

  /// The fewest observations that determine it: one more than parameters; two seasons.
  func neededCount(seasonLength: Int) -> Int {
    if trend == .none && season == .none { return 1 }
    let parameters = parameterCount(seasonLength: seasonLength)
    return season == .none ? parameters + 1 : max(2 * seasonLength, parameters + 1)
  }

  /// Fits the model; `nil` if its season cannot be taken out of the values.
  ///
  /// - Precondition: there are ``neededCount(seasonLength:)`` values, of at most 2.
  func fit(_ values: [Double], seasonLength: Int) -> FittedSmoothing? {
    switch season {
    case .none:
      return fittedWithoutSeason(values)
    case .additive:
      let parts = SeasonalDecomposition(values, seasonLength: seasonLength, form: .additive)
      return parts.map { fitLinear(values, season: $0.indices) }
    case .multiplicative:
      let parts = SeasonalDecomposition(values, seasonLength: seasonLength, form: .multiplicative)
      return parts.map { fitByFactors(values, $0) }
    }
  }

  /// Fits a model without a season, which every history has.
  func fittedWithoutSeason(_ values: [Double]) -> FittedSmoothing {
    fitLinear(values, season: [])
  }

  private func fitLinear(_ values: [Double], season: [Double]) -> FittedSmoothing {
    var pass = LinearSmoothingPass(values, season: season, hasSlope: trend != .none)
    let point = search.minimum { pass.run(weights(at: $0)).sumOfSquares }
    let best = weights(at: point)
    return FittedSmoothing(
      model: self, weights: best, end: pass.run(best), count: values.count,
      seasonLength: season.count)
  }

  private func fitByFactors(_ values: [Double], _ parts: SeasonalDecomposition) -> FittedSmoothing {
    var pass = FactorSmoothingPass(values, parts, hasSlope: trend != .none)
    let point = search.minimum { pass.run(weights(at: $0)).sumOfSquares }
    let best = weights(at: point)
    return FittedSmoothing(
      model: self, weights: best, end: pass.run(best),
      count: values.count, seasonLength: parts.indices.count)
  }

  /// Over α, β/α, γ/(1 − α) and φ.
  ///
  /// Errors have several minima, along β most of all: where a pass is quick the grid is finer.
  private var search: BoxSearch {
    let share = 1e-4...0.9999
    let isSeasonal = season != .none
    let levels = isSeasonal ? [0.1, 0.4, 0.8] : [0.03, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9]
    return BoxSearch([
      .init(share, starts: levels),
      trend == .none
        ? .fixed(0) : .init(share, starts: isSeasonal ? [0.03, 0.3] : [0.02, 0.2, 0.9]),
      isSeasonal ? .init(share, starts: [0.05, 0.3]) : .fixed(0),
      trend == .damped ? .init(0.8...0.98, starts: isSeasonal ? [0.92] : [0.85, 0.95]) : .fixed(1),
    ])
  }

  private func weights(at point: SIMD4<Double>) -> Weights {
    Weights(
      level: point[0], slope: point[0] * point[1], season: (1 - point[0]) * point[2],
      damping: point[3])
  }
}
