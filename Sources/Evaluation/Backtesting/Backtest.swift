public import Forecasting
public import SeriesData

/// Forecasts at many past origins of one series or of many, judged.
public struct Backtest: Sendable {
  /// Where was forecast from, and how far.
  public let plan: BacktestPlan
  /// The series that are long enough for all origins.
  public let panel: [TimeSeries]
  /// Why others were left out.
  public let leftOut: [ForecastingError]
  /// What was said: forecaster by forecaster, origin by origin, series by series.
  public let forecasts: [OriginForecast]
  /// How the forecasters fared: the candidates, what combined ones are made of, and the baselines.
  public let contest: Contest
  /// The forecasts that were made again from changed later values, all with the same bits.
  public let auditedForecasts: Int

  /// Forecasts at every origin of the plan, by candidates, their parts and baselines, checks that no later value
  /// had an influence, and judges.
  ///
  /// - Parameters:
  ///   - panel: one series or several of the same channels.
  ///   - threads: baselines' forecasts that are made at a time; the result does not depend on it.
  ///   - audit: how thoroughly leakage is looked for.
  /// - Throws: ``ForecastingError`` if no series is long enough; ``LeakageError``; errors of the forecasters.
  public static func run(
    of panel: [TimeSeries], plan: BacktestPlan, candidates: [any Forecaster],
    baselines: [any Forecaster], threads: Int = 1, audit: LeakageAudit = .sample
  ) async throws -> Backtest {
    let judged = try JudgedPanel(panel, plan)
    let (kept, origins) = (judged.series, judged.origins)
    let forecasters = candidates + baselines
    let forecasts = try await RollingOrigins.forecasts(
      of: kept, at: origins, by: forecasters, refit: plan.refit, span: plan.span,
      bounds: plan.bounds, threads: threads)
    let auditedForecasts = try await audit.check(
      forecasts, of: kept, at: origins, by: forecasters, plan)
    let making = PartForecasts(panel: kept, origins: origins, plan: plan, threads: threads)
    let count = plan.origins * kept.count
    var parts: [OriginForecast] = []
    for index in candidates.indices {
      let taken = forecasters.map(\.name) + parts.map(\.forecaster)
      parts += try await making.forecasts(
        of: Array(forecasts[index * count..<(index + 1) * count]), but: Set(taken))
    }
    let all =
      forecasts.prefix(candidates.count * count) + parts
      + forecasts.dropFirst(candidates.count * count)
    let contest = try await Contest(
      of: Array(all), in: kept, at: origins,
      baselines: baselines.map(\.name) + parts.map(\.forecaster), overlap: plan.overlap,
      threads: threads)
    return Backtest(
      plan: plan, panel: kept, leftOut: judged.leftOut, forecasts: Array(all), contest: contest,
      auditedForecasts: auditedForecasts)
  }
}

extension Contest {
  /// The contest of forecasts at rolling origins, as ``RollingOrigins`` gives them.
  ///
  /// - Parameters:
  ///   - baselines: the names of the forecasters that the others have to beat.
  ///   - overlap: how many neighbouring origins forecast the same steps.
  public init(
    of forecasts: [OriginForecast], in panel: [TimeSeries], at origins: [Origins],
    baselines: [String], overlap: Int, threads: Int = 1
  ) async throws {
    let observations = panel.map { $0.channels.map(\.observations) }
    let originCount = origins.first?.known.count ?? 0
    let count = originCount * panel.count
    let naive2 = try await concurrentMap(count: count, threads: threads) { position in
      let (series, index) = (position % panel.count, position / panel.count)
      return try? Naive2Baseline().forecast(
        panel[series].prefix(origins[series].known[index]), horizon: origins[series].horizon)
    }
    let firstColumns = panel.indices.map { series in
      panel.prefix(series).reduce(0) { $0 + $1.channels.count }
    }
    var places: [Place] = []
    for (series, index) in (0..<count).map({ ($0 % panel.count, $0 / panel.count) }) {
      let known = origins[series].known[index]
      places += panel[series].channels.indices.map {
        Place(
          column: firstColumns[series] + $0, origin: index, known: known,
          time: panel[series].axis.label(at: known - 1))
      }
    }
    let entrants = stride(from: 0, to: forecasts.count, by: max(count, 1)).map { start in
      let own = forecasts[start..<start + count]
      let samples = own.enumerated().flatMap { position, forecast -> [JudgedSample?] in
        let series = panel[forecast.series]
        return series.channels.indices.map { channel in
          (try? forecast.outcome.get()).flatMap { said in
            JudgedSample(
              of: said.channels[channel], after: forecast.origin,
              in: observations[forecast.series][channel], seasonLength: series.seasonLength,
              naive2: naive2[position]?.channels[channel].values)
          }
        }
      }
      let refusal = own.lazy.compactMap { forecast -> ForecastingError? in
        if case .failure(let refusal) = forecast.outcome { refusal } else { nil }
      }.first
      let name = forecasts[start].forecaster
      return Entrant(
        name: name, isBaseline: baselines.contains(name), samples: samples, refusal: refusal)
    }
    self.init(
      columns: panel.flatMap { series in
        series.channels.map { Self.columnName(series, $0.name, ofSeveral: panel.count > 1) }
      }, places: places, entrants: entrants, horizon: origins.first?.horizon ?? 0,
      overlap: overlap)
  }

  /// The name of a channel of one series; of several series, that of the series, and the channel's where there
  /// are several.
  static func columnName(_ series: TimeSeries, _ channel: String, ofSeveral: Bool) -> String {
    guard ofSeveral else { return channel }
    return series.channels.count > 1 ? "\(series.name) \(channel)" : series.name
  }
}
