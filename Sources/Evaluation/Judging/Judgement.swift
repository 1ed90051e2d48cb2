public import Forecasting
public import SeriesData

/// How forecasters fared against what was observed after the origins they forecast from.
public struct Judgement: Sendable {
  /// The whole series, held-out end included.
  public let series: TimeSeries
  /// The origins, ascending: how many observations were known at each.
  public let origins: [Int]
  /// The forecasters, in the order of their forecasts.
  public let standings: [Standing]

  /// Judges forecasts that were made at past origins of a series.
  ///
  /// Only observed steps are judged: what a forecast says beyond the end of the series, or where a value is
  /// missing, is left out, and so it is of the scale that is taken from the history.
  ///
  /// - Parameters:
  ///   - forecasts: of one or several forecasters, each at the same origins.
  ///   - series: the whole series.
  ///   - baselines: the names of the forecasters that the others have to beat.
  /// - Precondition: there is a forecast, and every origin lies before the end of the series.
  public init(
    of forecasts: [OriginForecast], in series: TimeSeries,
    baselines: [String] = Baselines.all.map(\.name)
  ) {
    let origins = Set(forecasts.map(\.origin)).sorted()
    precondition(!origins.isEmpty, "no forecast to judge")
    precondition(
      origins[origins.count - 1] < series.count, "nothing is observed after \(origins)")
    var names: [String] = []
    for forecast in forecasts where !names.contains(forecast.forecaster) {
      names.append(forecast.forecaster)
    }
    self.series = series
    self.origins = origins
    standings = names.map { name in
      let own = forecasts.filter { $0.forecaster == name }
      precondition(own.map(\.origin).sorted() == origins, "\(name) lacks an origin of \(origins)")
      return Standing(
        forecaster: name, isBaseline: baselines.contains(name), forecasts: own,
        outcome: Self.scores(of: own, in: series))
    }
  }

  /// The observed steps after the first origin.
  public var heldOutCount: Int { series.count - origins[0] }

  /// The scores, or the first refusal.
  private static func scores(
    of forecasts: [OriginForecast], in series: TimeSeries
  ) -> Result<Scores, ForecastingError> {
    Result { () throws(ForecastingError) -> Scores in
      var samples = [[JudgedSample]](repeating: [], count: series.channels.count)
      let observations = series.channels.map(\.observations)
      for origin in forecasts {
        let forecast = try origin.outcome.get()
        for index in series.channels.indices {
          samples[index] += [
            JudgedSample(
              of: forecast.channels[index], after: origin.origin, in: observations[index],
              seasonLength: series.seasonLength)
          ].compactMap(\.self)
        }
      }
      return Scores(samples)
    }
  }
}
