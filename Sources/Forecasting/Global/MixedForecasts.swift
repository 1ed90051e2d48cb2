import SeriesData

/// The forecasts of one history that are mixed, each with the course of the year before in the same share.
struct MixedForecasts {
  /// `nil` of what is absent: networks that do not exist, a history that is too short for a season or eight.
  let networks, statistics, seasonalMedian, seasonalNaive: Forecast?
  private let courses: [YearCourse]?
  private let yearShare: Double

  /// - Parameters:
  ///   - history: without gaps.
  ///   - shares: what is not to be mixed is not forecast; `nil` to forecast everything.
  ///   - levels: of the intervals of the statistics.
  ///   - year: how much of the course of the year before is added.
  init(
    of history: TimeSeries, horizon: Int, networks: FittedGlobal?, shares: Shares? = nil,
    year: Double, levels: [Double] = []
  ) throws {
    func has(_ share: KeyPath<Shares, Double>) -> Bool {
      shares.map { $0[keyPath: share] > 0 } ?? true
    }
    self.networks = has(\.networks) ? try networks?.forecast(history, horizon: horizon) : nil
    // The costliest part is left out where nothing would come of it.
    statistics =
      self.networks == nil || has(\.statistics)
      ? try CombinationBaseline().forecast(history, horizon: horizon, levels: levels) : nil
    seasonalMedian =
      has(\.seasonalMedian)
      ? try? SeasonalMedianBaseline().forecast(history, horizon: horizon) : nil
    seasonalNaive =
      has(\.seasonalNaive) ? try? SeasonalNaiveBaseline().forecast(history, horizon: horizon) : nil
    courses = year > 0 ? YearCourse.courses(before: history, horizon: horizon) : nil
    yearShare = year
  }

  /// Those of a channel.
  func parts(_ channel: Int) -> Shares.Parts {
    let parts = Shares.Parts(
      networks: networks?.channels[channel].values,
      statistics: statistics?.channels[channel].values,
      seasonalMedian: seasonalMedian?.channels[channel].values,
      seasonalNaive: seasonalNaive?.channels[channel].values)
    guard let courses else { return parts }
    return parts.changed { courses[channel].applied(to: $0, share: yearShare) }
  }
}
