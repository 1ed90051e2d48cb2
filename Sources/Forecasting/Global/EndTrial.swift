import SeriesData

/// What forecasts of held-out ends say about networks and statistics: how much to trust each.
struct EndTrial {
  /// Ends of each series, where there are few series.
  private static let mostEnds = 3
  /// Series of which one end suffices.
  private static let manySeries = 10

  private let forecaster: GlobalForecaster
  /// What the networks learn from.
  private let known: [TimeSeries]
  /// The series whose ends are forecast, with the number of steps known to the networks.
  private let judged: [(series: TimeSeries, known: Int)]
  private let horizon: Int
  /// How much of the course of the year before is added.
  private let yearShare: Double

  /// The trial of the last steps of histories that are long enough to spare them.
  init(_ histories: [TimeSeries], _ forecaster: GlobalForecaster) throws {
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
    yearShare = try YearCourse.share(for: histories, horizon: forecaster.horizon)
  }

  /// The forecasts of one end, what came of it, and what was known before.
  private struct End {
    let parts: Shares.Parts
    /// NaN where nothing was observed.
    let actual: [Double]
    let history: [Double]
    let seasonLength: Int

    /// In units of the series.
    func error(_ shares: Shares, unit: Double) -> Double {
      meanAbsoluteError(of: shares.mean(parts), actual: actual) / unit
    }
  }

  /// Trains, forecasts the ends and compares.
  func choice() async throws -> AutomaticForecaster.Choice {
    guard judged.isEmpty == false else {
      return choice(.prior, of: [])
    }
    // Fewer networks than the forecast has: they tell as much about the shares.
    let trial = try GlobalForecaster(
      horizon: horizon, effort: .quick, seed: forecaster.seed,
      resources: forecaster.resources)
    let networks: FittedGlobal
    do {
      networks = try await trial.fitted(known)
    } catch is ForecastingError {
      return choice(Shares(networks: 0), of: [])
    }
    let ends = try ends(of: networks)
    return choice(shares(on: ends), of: ends)
  }

  private func choice(_ shares: Shares, of ends: [End]) -> AutomaticForecaster.Choice {
    AutomaticForecaster.Choice(
      shares: shares, yearShare: yearShare, ends: ends.count,
      errors: ends.isEmpty
        ? nil
        : ScaledErrors(
          ends.compactMap {
            ScaledErrors.errors(
              of: shares.mean($0.parts), actual: $0.actual, after: $0.history,
              seasonLength: $0.seasonLength)
          }))
  }

  private func ends(of networks: FittedGlobal) throws -> [End] {
    var ends: [End] = []
    for (series, known) in judged {
      for origin in stride(from: known, to: series.count, by: horizon) {
        try Task.checkCancellation()
        let history = series.prefix(origin).filledOverSeason
        guard
          let forecasts = try? MixedForecasts(
            of: history, horizon: horizon, networks: networks, year: yearShare)
        else { continue }
        for (index, channel) in series.channels.enumerated() {
          let actual = Array(channel.observations[origin..<origin + horizon])
          guard actual.allSatisfy(\.isNaN) == false else { continue }
          ends.append(
            End(
              parts: forecasts.parts(index), actual: actual,
              history: history.channels[index].values, seasonLength: series.seasonLength))
        }
      }
    }
    return ends
  }

  /// The shares in tenths: first how much of the statistics gives way to the seasonal median, then those of networks
  /// and statistics, then how much of all gives way to the last season.
  private func shares(on ends: [End]) -> Shares {
    let units = ends.map { meanAbsoluteChange($0.history, over: $0.seasonLength) }
    let measured = zip(ends, units).filter { $1 > 0 && $1.isFinite }
    guard measured.isEmpty == false else { return .prior }
    func nearest(to prior: Double, _ shares: (Double) -> Shares) -> Shares {
      let errors = AdvisedShare.candidates.map { share in
        arithmeticMean(measured.map { $0.error(shares(share), unit: $1) })
      }
      return shares(AdvisedShare.nearest(to: prior, errors: errors, ends: measured.count))
    }
    let medians = nearest(to: 0) { Shares(networks: 0, medians: $0) }.seasonalMedian
    let mixed = nearest(to: 0.5) { Shares(networks: $0, medians: medians) }
    return nearest(to: 0) { mixed.leaving($0) }
  }
}

extension Comparable {
  /// The nearest value in a range.
  fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
