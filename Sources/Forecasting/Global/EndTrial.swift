import SeriesData

/// What forecasts of held-out ends say about networks and statistics: how much to trust each.
struct EndTrial {
  /// Ends of each series, where there are few series.
  private static let mostEnds = 3
  /// Series of which one end suffices.
  private static let manySeries = 10
  /// How strongly few ends are distrusted: the share of the error by which one end must speak for networks or
  /// statistics alone.
  private static let distrust = 0.3
  /// Errors that are so many times the least are as good: on other ends another share would be the best.
  private static let tolerance = 1.01

  private let forecaster: GlobalForecaster
  /// What the networks learn from.
  private let known: [TimeSeries]
  /// The series whose ends are forecast, with the number of steps known to the networks.
  private let judged: [(series: TimeSeries, known: Int)]
  private let horizon: Int

  /// The trial of the last steps of histories that are long enough to spare them.
  init(_ histories: [TimeSeries], _ forecaster: GlobalForecaster) {
    self.forecaster = forecaster
    horizon = forecaster.horizon
    let ends = histories.count >= Self.manySeries ? 1 : Self.mostEnds
    var known: [TimeSeries] = []
    var judged: [(TimeSeries, Int)] = []
    for history in histories {
      let needed = max(2 * history.seasonLength, 6)
      let spare = ((history.count - needed) / forecaster.horizon).clamped(to: 0...ends)
      let count = history.count - spare * forecaster.horizon
      known.append(history.prefix(count))
      if spare > 0 { judged.append((history, count)) }
    }
    self.known = known
    self.judged = judged
  }

  /// The forecasts of one end, what came of it, and what was known before.
  private struct End {
    let networks: [Double], statistics: [Double]
    /// `nil` where the history holds no season.
    let seasonalNaive: [Double]?
    /// NaN where nothing was observed.
    let actual: [Double]
    let history: [Double]
    let seasonLength: Int

    func mean(_ shares: Shares) -> [Double] {
      shares.mean(networks: networks, statistics: statistics, seasonalNaive: seasonalNaive)
    }

    /// The mean absolute error of what was observed, in units of the series.
    func error(_ shares: Shares, unit: Double) -> Double {
      let errors = zip(actual, mean(shares)).map { abs($0 - $1) }.filter { $0.isNaN == false }
      return arithmeticMean(errors) / unit
    }
  }

  /// Trains, forecasts the ends and compares.
  func choice() async throws -> AutomaticForecaster.Choice {
    guard judged.isEmpty == false else {
      return AutomaticForecaster.Choice(shares: .prior, ends: 0, errors: nil)
    }
    // Fewer networks than the forecast has: they tell as much about the shares.
    let trial = try GlobalForecaster(
      horizon: horizon, effort: .quick, seed: forecaster.seed,
      resources: forecaster.resources)
    let networks: FittedGlobal
    do {
      networks = try await trial.fitted(known)
    } catch is ForecastingError {
      return AutomaticForecaster.Choice(shares: Shares(networks: 0), ends: 0, errors: nil)
    }
    let ends = try ends(of: networks)
    let shares = shares(on: ends)
    return AutomaticForecaster.Choice(
      shares: shares, ends: ends.count,
      errors: ScaledErrors(
        ends.compactMap {
          ScaledErrors.errors(
            of: $0.mean(shares), actual: $0.actual, after: $0.history,
            seasonLength: $0.seasonLength)
        }))
  }

  private func ends(of networks: FittedGlobal) throws -> [End] {
    var ends: [End] = []
    for (series, known) in judged {
      for origin in stride(from: known, to: series.count, by: horizon) {
        try Task.checkCancellation()
        let history = series.prefix(origin)
        guard let own = try? networks.forecast(history, horizon: horizon),
          let other = try? CombinationBaseline().forecast(history, horizon: horizon)
        else { continue }
        let seasonalNaive = seasonalNaive(of: history, horizon: horizon)
        for (index, channel) in series.channels.enumerated() {
          let actual = Array(channel.observations[origin..<origin + horizon])
          guard actual.allSatisfy(\.isNaN) == false else { continue }
          ends.append(
            End(
              networks: own.channels[index].values, statistics: other.channels[index].values,
              seasonalNaive: seasonalNaive?.channels[index].values, actual: actual,
              history: history.channels[index].values,
              seasonLength: series.seasonLength))
        }
      }
    }
    return ends
  }

  /// The shares in tenths: first those of networks and statistics, then how much of both gives way to the last
  /// season.
  private func shares(on ends: [End]) -> Shares {
    let units = ends.map { meanAbsoluteChange($0.history, over: $0.seasonLength) }
    let measured = zip(ends, units).filter { $1 > 0 && $1.isFinite }
    guard measured.isEmpty == false else { return .prior }
    func error(_ shares: Shares) -> Double {
      arithmeticMean(measured.map { $0.error(shares, unit: $1) })
    }
    let tenths = (0...10).map { Double($0) / 10 }
    let network = nearest(
      to: 0.5, of: tenths.map { share in (share, error(Shares(networks: share))) },
      ends: measured.count)
    let both = Shares(networks: network)
    let season = nearest(
      to: 0, of: tenths.map { share in (share, error(both.leaving(share))) }, ends: measured.count)
    return both.leaving(season)
  }

  /// Of shares and their errors the share nearest to `prior` that is as good as the best.
  ///
  /// Few ends hold it there.
  private func nearest(
    to prior: Double, of errors: [(share: Double, error: Double)], ends: Int
  ) -> Double {
    guard let unit = errors.first(where: { $0.share == prior })?.error, unit > 0, unit.isFinite
    else { return prior }
    let costs = errors.map { share, error in
      let distance = 2 * (share - prior)
      return (share, cost: error / unit + Self.distrust * distance * distance / Double(ends))
    }
    let limit = (costs.map(\.cost).min() ?? 0) * Self.tolerance
    return costs.filter { $0.cost <= limit }.map(\.0).min { abs($0 - prior) < abs($1 - prior) }
      ?? prior
  }
}

/// The last season over and over; `nil` of a history that holds none.
func seasonalNaive(of history: TimeSeries, horizon: Int) -> Forecast? {
  try? SeasonalNaiveBaseline().forecast(history, horizon: horizon)
}

extension Comparable {
  /// The nearest value in a range.
  fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
