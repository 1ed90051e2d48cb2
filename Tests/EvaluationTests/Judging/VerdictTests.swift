import Evaluation
import Forecasting
import SeriesData
import Testing

/// The verdict on a network that forecasts `values` after the first steps of a series.
private func judge(
  on values: [Double], in series: TimeSeries, by baselines: [any Baseline] = Baselines.all
) async throws -> Verdict? {
  let origins = try Origins(in: series, holdout: values.count, horizon: values.count)
  let network = try Forecast(
    after: series.prefix(series.count - values.count),
    values: series.channels.map { _ in values })
  let forecasts = try await RollingOrigins.forecasts(of: series, at: origins, by: baselines)
  let judgement = Judgement(
    of: [
      OriginForecast(forecaster: "GRU", origin: network.origin, outcome: .success(network))
    ] + forecasts, in: series)
  return judgement.verdicts.first
}

@Suite("Verdict")
struct VerdictTests {
  /// Seasonal with a trend: after 1 4 2 5 3 6, the seasonal naive forecast 3 6 misses by 1 and 1.
  private func months(_ unit: Frequency.Unit = .month, multiple: Int = 1) throws -> TimeSeries {
    try makeSeries([1, 4, 2, 5, 3, 6, 4, 7], seasonLength: 2, unit: unit, multiple: multiple)
  }

  @Test("a network that wins is said to beat every baseline")
  func networkWins() async throws {
    let verdict = try #require(try await judge(on: [4, 6.5], in: months()))
    #expect(
      verdict.finding == .beatsBaselines(best: .init(forecaster: "seasonal naive", value: 1)))
    #expect(
      verdict.sentence == "GRU beats every baseline on the last 2 months: MASE 0.25, "
        + "seasonal naive 1.00.")
  }

  @Test("a baseline that wins is recommended")
  func baselineWins() async throws {
    let verdict = try #require(try await judge(on: [5, 9], in: months(.day)))
    #expect(verdict.finding == .losesTo(.init(forecaster: "seasonal naive", value: 1)))
    #expect(verdict.candidate == .init(forecaster: "GRU", value: 1.5))
    #expect(
      verdict.sentence == "Seasonal naive is better than GRU on the last 2 days (MASE 1.00 against "
        + "1.50): prefer it.")
  }

  @Test("a baseline that is as good is recommended for its simplicity")
  func tie() async throws {
    let verdict = try #require(try await judge(on: [3, 6], in: months(.hour, multiple: 3)))
    #expect(verdict.finding == .equalsBaseline(.init(forecaster: "seasonal naive", value: 1)))
    #expect(
      verdict.sentence
        == "Seasonal naive is as good as GRU on the last 2 steps (MASE 1.00): prefer "
        + "it, it is simpler.")
  }

  @Test("numbers that differ are shown to differ")
  func closeCall() async throws {
    let verdict = try #require(try await judge(on: [4, 5.0004], in: months()))
    #expect(verdict.sentence.contains("MASE 0.9998, seasonal naive 1.0000."))
  }

  @Test("MAE decides where MASE is undefined")
  func meanAbsoluteErrorDecides() async throws {
    let constant = try makeSeries([5, 5, 5, 5, 6])
    let verdict = try #require(
      try await judge(
        on: [7.5], in: constant, by: Baselines.distinct(seasonLength: 1).baselines))
    #expect(verdict.criterion == "MAE")
    #expect(
      verdict.sentence == "Naive is better than GRU on the last step (MAE 1.00 against 1.50): "
        + "prefer it.")
  }

  @Test("baselines that do not apply are not said to be beaten")
  func someBaselinesDoNotApply() async throws {
    let short = try makeSeries([1, 2, 3, 4], [1, 2, 3, 4], seasonLength: 9, unit: .year)
    let verdict = try #require(try await judge(on: [4.0], in: short))
    #expect(
      verdict.sentence == "Drift is as good as GRU on the last year of 2 columns (MAE 0.00): "
        + "prefer it, it is simpler.")
    let better = try makeSeries([1, 2, 3, 8], seasonLength: 9, unit: .year)
    let win = try #require(try await judge(on: [7.0], in: better))
    #expect(
      win.sentence
        == "GRU beats every baseline that applies on the last year: MAE 1.00, drift 4.00."
    )
  }

  @Test("without a baseline there is nothing to compare with")
  func noBaseline() async throws {
    let verdict = try #require(try await judge(on: [4, 7], in: months(), by: []))
    #expect(verdict.finding == .noBaseline)
    #expect(
      verdict.sentence == "No baseline can be judged beside GRU on the last 2 months (MASE 0.00).")
  }

  @Test("there is no verdict on a network that refused")
  func refused() async throws {
    let series = try months()
    let refusal = ForecastingError.historyTooShort(
      forecaster: "GRU", series: "s", count: 6, needed: 24)
    let judgement = Judgement(
      of: [OriginForecast(forecaster: "GRU", origin: 6, outcome: .failure(refusal))], in: series)
    #expect(judgement.verdicts.isEmpty)
    #expect(judgement.standings[0].outcome == .failure(refusal))
  }
}
