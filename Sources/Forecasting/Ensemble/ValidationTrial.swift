import SeriesData

/// How well networks that may differ in their losses forecast the validation end: by one error for all.
struct ValidationTrial {
  /// Origins in the validation end of a series, at the most.
  private static let mostOrigins = 16

  private let histories: [TimeSeries]
  private let networks: [FittedNetwork]

  init(_ histories: [TimeSeries], _ networks: [FittedNetwork]) {
    self.histories = histories
    self.networks = networks
  }

  /// Weights inverse to the mean absolute errors; equal ones where no column has a unit to measure them in.
  ///
  /// Each column of each series counts alike: its errors are in units of its mean absolute change from season to
  /// season.
  ///
  /// - Throws: ``ForecastingError`` if there is no validation end; as ``FittedNetwork/forecast(_:horizon:)``;
  ///   `CancellationError`.
  func weights() throws -> EnsembleWeights {
    let trials = histories.map { ($0, origins(in: $0)) }
    guard trials.contains(where: { $1.isEmpty == false }) else {
      throw ForecastingError.wayNeeds(
        way: "Combining networks by validation",
        needed: "a validation end: more history, a shorter context, or --combine median")
    }
    var columns: [[Double]] = []
    for (history, origins) in trials where origins.isEmpty == false {
      columns += try errors(in: history, at: origins)
    }
    guard columns.isEmpty == false else { return EnsembleWeights(equalFor: networks.count) }
    return EnsembleWeights(
      inverseTo: networks.indices.map { network in arithmeticMean(columns.map { $0[network] }) })
  }

  /// The origins in the end that no network learned from; none where one of them learned from everything.
  private func origins(in history: TimeSeries) -> [Int] {
    let first = networks.map { $0.plan.trainingSteps(of: history.count).upperBound }.max() ?? 0
    guard first < history.count else { return [] }
    let span = max(0, history.count - networks[0].horizon - first)
    let gaps = min(span, Self.mostOrigins - 1)
    return gaps == 0 ? [first] : (0...gaps).map { first + span * $0 / gaps }
  }

  /// `[column][network]`, for columns that have a unit.
  private func errors(in history: TimeSeries, at origins: [Int]) throws -> [[Double]] {
    var absolute = [[[Double]]](
      repeating: networks.map { _ in [] }, count: history.channels.count)
    for origin in origins {
      let horizon = min(networks[0].horizon, history.count - origin)
      for (number, network) in networks.enumerated() {
        try Task.checkCancellation()
        let forecast = try network.forecast(history.prefix(origin), horizon: horizon)
        for (index, channel) in forecast.channels.enumerated() {
          absolute[index][number] += zip(
            history.channels[index].observations[origin...], channel.values
          ).map { abs($0 - $1) }.filter { $0.isNaN == false }
        }
      }
    }
    return zip(history.channels, absolute).compactMap { channel, absolute in
      let unit = meanAbsoluteChange(
        Array(channel.values[..<origins[0]]), over: history.seasonLength)
      guard unit > 0, unit.isFinite, absolute[0].isEmpty == false else { return nil }
      return absolute.map { arithmeticMean($0) / unit }
    }
  }
}
