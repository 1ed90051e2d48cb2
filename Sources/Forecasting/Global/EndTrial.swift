import SeriesData

/// What forecasts of held-out ends say about networks and statistics: how much to trust each.
struct EndTrial {
  /// Fewer networks than the forecast has: they tell as much about the shares.
  private static let members = 2
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

  /// Two forecasts of one end, what came of it, and what was known before.
  private struct End {
    let networks: [Double], statistics: [Double]
    /// NaN where nothing was observed.
    let actual: [Double]
    let history: [Double]
    let seasonLength: Int

    func combined(_ weight: Double) -> [Double] {
      zip(networks, statistics).map { weight * $0 + (1 - weight) * $1 }
    }

    /// The mean absolute error of what was observed, in units of the series.
    func error(_ weight: Double, unit: Double) -> Double {
      let errors = zip(actual, combined(weight)).map { abs($0 - $1) }.filter { $0.isNaN == false }
      return arithmeticMean(errors) / unit
    }
  }

  /// Trains, forecasts the ends and compares.
  func choice() async throws -> AutomaticForecaster.Choice {
    guard judged.isEmpty == false else {
      return AutomaticForecaster.Choice(weight: 0.5, ends: 0, errors: nil)
    }
    let trial = try GlobalForecaster(
      horizon: horizon, members: Self.members, seed: forecaster.seed,
      resources: forecaster.resources)
    let networks: FittedGlobal
    do {
      networks = try await trial.fitted(known)
    } catch is ForecastingError {
      return AutomaticForecaster.Choice(weight: 0, ends: 0, errors: nil)
    }
    let ends = try ends(of: networks)
    let weight = weight(on: ends)
    return AutomaticForecaster.Choice(
      weight: weight, ends: ends.count,
      errors: ScaledErrors(
        ends.compactMap {
          ScaledErrors.errors(
            of: $0.combined(weight), actual: $0.actual, after: $0.history,
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
        for (index, channel) in series.channels.enumerated() {
          let actual = Array(channel.observations[origin..<origin + horizon])
          guard actual.allSatisfy(\.isNaN) == false else { continue }
          ends.append(
            End(
              networks: own.channels[index].values, statistics: other.channels[index].values,
              actual: actual, history: history.channels[index].values,
              seasonLength: series.seasonLength))
        }
      }
    }
    return ends
  }

  /// The share of the networks, in tenths.
  ///
  /// It is the one nearest to a half whose mean error is as good as the least. Few ends hold it there.
  private func weight(on ends: [End]) -> Double {
    let units = ends.map { meanAbsoluteChange($0.history, over: $0.seasonLength) }
    let measured = zip(ends, units).filter { $1 > 0 && $1.isFinite }
    guard measured.isEmpty == false else { return 0.5 }
    func error(_ weight: Double) -> Double {
      arithmeticMean(measured.map { $0.error(weight, unit: $1) })
    }
    let middle = error(0.5)
    guard middle > 0, middle.isFinite else { return 0.5 }
    let shares = (0...10).map { Double($0) / 10 }
    let costs = shares.map { share in
      let distance = 2 * (share - 0.5)
      return error(share) / middle + Self.distrust * distance * distance / Double(measured.count)
    }
    let limit = (costs.min() ?? 0) * Self.tolerance
    return zip(shares, costs).filter { $1 <= limit }.map(\.0)
      .min { abs($0 - 0.5) < abs($1 - 0.5) } ?? 0.5
  }
}

extension Comparable {
  /// The nearest value in a range.
  fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
