import RecurrentNets
public import SeriesData

/// Forecasts by networks and by statistical methods together, as much of each as held-out ends of the histories
/// say.
///
/// The forecast is a weighted mean of that of a ``GlobalForecaster``, of the ``CombinationBaseline``, of the
/// ``SeasonalMedianBaseline`` and of the last season. Before it learns from whole histories, fewer networks learn from
/// all but their ends, and the shares are those that forecast those ends best (``EndTrial``). The errors there also
/// make the intervals. Days go on as in the year before, as much as past ends advise (``YearCourse``).
public struct AutomaticForecaster: Forecaster {
  /// The levels of the prediction intervals, in percent.
  public let levels: [Double]
  /// The networks.
  let network: GlobalForecaster
  /// What an earlier fit chose.
  private let kept: Choice?

  /// What held-out ends say.
  struct Choice: Sendable {
    /// What of the forecast comes from where.
    let shares: Shares
    /// How much of the course of the year before is added to days.
    let yearShare: Double
    /// The series' ends on which they were chosen.
    let ends: Int
    /// The errors there; `nil` of too few ends.
    let errors: ScaledErrors?
  }

  /// Networks and statistics that forecast up to `horizon` steps.
  ///
  /// - Parameter levels: of prediction intervals, each between 0 and 100.
  /// - Throws: ``ForecastingError`` for a horizon or a level out of range.
  public init(
    horizon: Int, levels: [Double] = [], effort: Effort = .normal, seed: UInt64 = 1,
    resources: NetworkForecaster.Resources
  ) throws(ForecastingError) {
    for level in levels where !(level > 0 && level < 100) { throw .levelOutOfRange(level: level) }
    self.levels = levels
    network = try GlobalForecaster(
      horizon: horizon, effort: effort, seed: seed, resources: resources)
    kept = nil
  }

  private init(_ other: AutomaticForecaster, levels: [Double], keeping choice: Choice) {
    self.levels = levels
    network = other.network
    kept = choice
  }

  /// `auto`.
  public var name: String { "auto" }

  /// Chooses on held-out ends, then learns from everything.
  ///
  /// - Throws: ``NetworkError`` if memory does not allow training, or a loss is not finite;
  ///   `CancellationError`.
  public func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster {
    let choice: Choice
    if let kept { choice = kept } else { choice = try await EndTrial(histories, network).choice() }
    var networks: FittedGlobal?
    if choice.shares.networks > 0 {
      do {
        networks = try await network.fitted(histories, learnsAgain: kept != nil)
      } catch is ForecastingError {
        // Too little to learn from, or nothing that changes: statistics need less.
      }
    }
    return FittedAutomatic(
      networks: networks, choice: choice, trainedOn: TrainedOn(histories[0]), forecaster: self)
  }

  /// The forecaster that makes the given choice instead of its own.
  fileprivate func keeping(_ choice: Choice) -> AutomaticForecaster {
    AutomaticForecaster(self, levels: levels, keeping: choice)
  }

  /// The forecaster that tells no intervals of its choice.
  fileprivate func withoutLevels(_ choice: Choice) -> AutomaticForecaster {
    AutomaticForecaster(self, levels: [], keeping: choice)
  }
}

/// Forecasts that are made of others', each of which can be judged by itself.
public protocol CombinedForecaster: FittedForecaster {
  /// What the forecast is made of, by name.
  var parts: [(name: String, forecaster: any FittedForecaster)] { get }
}

/// Networks and statistics, in the shares that were chosen.
public struct FittedAutomatic: CombinedForecaster, IntervalForecaster, Relearnable {
  let networks: FittedGlobal?
  let choice: AutomaticForecaster.Choice
  /// What it learned from.
  let trainedOn: TrainedOn
  private let forecaster: AutomaticForecaster
  private let statistics = CombinationBaseline()

  init(
    networks: FittedGlobal?, choice: AutomaticForecaster.Choice, trainedOn: TrainedOn,
    forecaster: AutomaticForecaster
  ) {
    self.networks = networks
    self.choice = choice
    self.trainedOn = trainedOn
    self.forecaster = forecaster
  }

  /// The name in tables and sentences.
  public var name: String { forecaster.name }
  /// The steps that the networks forecast, H.
  public var horizon: Int { forecaster.network.horizon }
  /// The levels of the prediction intervals, in percent.
  public var levels: [Double] { forecaster.levels }
  /// The same networks and shares without intervals.
  public var withoutIntervals: any FittedForecaster {
    FittedAutomatic(
      networks: networks, choice: choice, trainedOn: trainedOn,
      forecaster: forecaster.withoutLevels(choice))
  }
  /// Keeps the shares and the errors.
  public var again: any Forecaster { forecaster.keeping(choice) }

  /// What of the forecast comes from where.
  public var shares: Shares { networks == nil ? choice.shares.withoutNetworks : choice.shares }
  /// How much of the course of the year before is added to days.
  public var yearShare: Double { choice.yearShare }
  /// The held-out ends on which the shares were chosen.
  public var judgedEnds: Int { choice.ends }
  /// The networks; 0 if there was too little to learn from.
  public var networkCount: Int { networks?.networks.count ?? 0 }

  /// Networks and statistics by themselves.
  public var parts: [(name: String, forecaster: any FittedForecaster)] {
    (networks.map { [($0.name, $0)] } ?? []) + [(statistics.name, statistics)]
  }

  /// The weighted mean; nothing below 0 where nothing below 0 was ever observed.
  ///
  /// - Throws: ``ForecastingError`` if the horizon is longer than was trained for or a value overflows.
  public func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    let shares = shares
    let errors = levels.max().flatMap {
      choice.errors?.suffices(for: $0) == true ? choice.errors : nil
    }
    let filled = history.filledOverSeason
    let forecasts = try MixedForecasts(
      of: filled, horizon: horizon, networks: networks, shares: shares, year: choice.yearShare,
      levels: levels)
    let values = history.channels.indices.map { shares.mean(forecasts.parts($0)) }
    let measured = levels.map { level in
      zip(filled.channels, values).map { channel, values in
        errors?.interval(
          level, around: values, after: channel.values, seasonLength: history.seasonLength)
      }
    }
    // Where the errors are too few, or have no unit, the statistics make the intervals.
    let lacksSome = measured.contains { $0.contains(nil) }
    let other =
      lacksSome
      ? try forecasts.statistics
        ?? statistics.forecast(filled, horizon: horizon, levels: levels) : nil
    let forecast = try Forecast(
      after: history, values: values,
      intervals: measured.enumerated().map { level, intervals in
        intervals.enumerated().map { channel, interval in
          interval ?? Self.moved(other?.channels[channel].intervals[level], to: values[channel])
        }
      })
    return forecast.keepingSign(of: history)
  }

  /// The interval of the statistics around the combination: as wide, or as much of their distance as the level is of 95 %
  /// on a normal distribution, so that 95 % hold what the statistics forecast.
  ///
  /// Where networks are far from them, a width that suits the statistics' own forecast says too little.
  private static func moved(
    _ interval: PredictionInterval?, to values: [Double]
  ) -> PredictionInterval {
    guard let interval else { preconditionFailure("neither errors nor statistics") }
    let share = normalQuantile(0.5 + interval.level / 200) / normalQuantile(0.975)
    let halves = values.indices.map { step in
      let half = (interval.upper[step] - interval.lower[step]) / 2
      return max(half, share * abs(values[step] - (interval.lower[step] + half)))
    }
    return PredictionInterval(
      level: interval.level, lower: zip(values, halves).map { $0 - $1 },
      upper: zip(values, halves).map { $0 + $1 })
  }
}

extension Forecast {
  /// Without what is below 0 in channels where nothing below 0 was ever observed.
  fileprivate func keepingSign(of history: TimeSeries) -> Forecast {
    let neverNegative = Set(
      history.channels.filter { channel in
        channel.observations.allSatisfy { $0 >= 0 || $0.isNaN }
      }.map(\.name))
    return replacingChannels {
      neverNegative.contains($0.name) ? ForecastBounds.nonNegative.applied(to: $0) : $0
    }
  }
}
