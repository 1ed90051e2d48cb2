import Evaluation
import Forecasting
import SeriesData
import Testing

@Suite("Verdict")
struct VerdictTests {
  /// Seasonal with a trend: after 1 4 2 5 3 6, the seasonal naive forecast 3 6 misses by 1 and 1.
  private func months(_ unit: Frequency.Unit = .month, multiple: Int = 1) throws -> TimeSeries {
    try makeSeries([1, 4, 2, 5, 3, 6, 4, 7], seasonLength: 2, unit: unit, multiple: multiple)
  }

  @Test("a network that wins is said to beat every baseline")
  func networkWins() async throws {
    let verdict = try #require(try await makeVerdict(on: [4, 6.5], in: months()))
    #expect(
      verdict.finding
        == .beatsBaselines(value: 0.25, best: .init(forecaster: "seasonal naive", value: 1)))
    #expect(verdict.forecaster == "GRU" && verdict.remarks.isEmpty)
    #expect(
      verdict.sentence == "GRU beats every baseline on the last 2 months: MASE 0.25, "
        + "seasonal naive 1.00.")
  }

  @Test("a baseline that wins is recommended")
  func baselineWins() async throws {
    let verdict = try #require(try await makeVerdict(on: [5, 9], in: months(.day)))
    #expect(
      verdict.finding == .losesTo(best: .init(forecaster: "seasonal naive", value: 1), value: 1.5))
    #expect(
      verdict.sentence == "Seasonal naive is better than GRU on the last 2 days (MASE 1.00 against "
        + "1.50): prefer it.")
  }

  @Test("a baseline that is as good is recommended for its simplicity")
  func tie() async throws {
    let verdict = try #require(try await makeVerdict(on: [3, 6], in: months(.hour, multiple: 3)))
    #expect(verdict.finding == .equalsBaseline(best: .init(forecaster: "seasonal naive", value: 1)))
    #expect(
      verdict.sentence
        == "Seasonal naive is as good as GRU on the last 2 steps (MASE 1.00): prefer "
        + "it, it is simpler.")
  }

  @Test("numbers that differ are shown to differ")
  func closeCall() async throws {
    let verdict = try #require(try await makeVerdict(on: [4, 5.0004], in: months()))
    #expect(verdict.sentence.contains("MASE 0.9998, seasonal naive 1.0000."))
  }

  @Test("MAE decides where MASE is undefined")
  func meanAbsoluteErrorDecides() async throws {
    let constant = try makeSeries([5, 5, 5, 5, 6])
    let verdict = try #require(
      try await makeVerdict(
        on: [7.5], in: constant, by: [NaiveBaseline(), DriftBaseline()]))
    #expect(verdict.criterion == "MAE")
    #expect(
      verdict.sentence == "Naive is better than GRU on the last step (MAE 1.00 against 1.50): "
        + "prefer it.")
  }

  @Test("baselines that do not apply are not said to be beaten")
  func someBaselinesDoNotApply() async throws {
    let short = try makeSeries([1, 2, 3, 4], [1, 2, 3, 4], seasonLength: 9, unit: .year)
    let verdict = try #require(try await makeVerdict(on: [4.0], in: short))
    #expect(
      verdict.sentence == "Drift is as good as GRU on the last year of 2 columns together (sMAPE "
        + "0.00): prefer it, it is simpler.")
    let better = try makeSeries([1, 2, 3, 8], seasonLength: 9, unit: .year)
    let win = try #require(try await makeVerdict(on: [7.0], in: better))
    #expect(
      win.sentence
        == "GRU beats every baseline that applies on the last year: MAE 1.00, drift 4.00."
    )
  }

  @Test("without a baseline there is nothing to compare with")
  func noBaseline() async throws {
    let verdict = try #require(try await makeVerdict(on: [4, 7], in: months(), by: []))
    #expect(verdict.finding == .noBaseline(value: 0))
    #expect(
      verdict.sentence == "No baseline can be judged beside GRU on the last 2 months (MASE 0.00).")
  }

  @Test("a network that refused is not passed over: the best baseline is preferred to it")
  func refused() async throws {
    let series = try months()
    let refusal = ForecastingError.trainingDiverged(series: "s", channel: "a", time: "6")
    let origins = try Origins(in: series, holdout: 2, horizon: 2)
    let network = [OriginForecast(forecaster: "GRU", origin: 6, outcome: .failure(refusal))]
    let baselines = try await RollingOrigins.forecasts(of: series, at: origins, by: simpleBaselines)
    let verdict = try #require(Judgement(of: network + baselines, in: series).verdicts.first)
    let best = Verdict.Contender(forecaster: "seasonal naive", value: 1)
    #expect(verdict.finding == .notJudged(reason: refusal.description, best: best))
    #expect(
      verdict.sentence
        == "GRU could not be judged on the last 2 months; prefer seasonal naive (MASE 1.00).")
    #expect(verdict.remarks == [refusal.description])
    let alone = try #require(Judgement(of: network, in: series).verdicts.first)
    #expect(alone.finding == .notJudged(reason: refusal.description, best: nil))
    #expect(alone.sentence == "GRU could not be judged on the last 2 months.")
  }

  @Test("a network whose errors overflow is not judged, and takes no column away from the others")
  func overflowingErrors() async throws {
    let series = try makeSeries([1, 4, 2, 3], [1, 2, 4, -1e308])
    let verdict = try #require(
      try await makeVerdict(on: [[3], [1.7e308]], in: series, by: [NaiveBaseline()]))
    #expect(
      verdict.remarks == ["Its MASE is undefined: the errors are too large for a number."])
    #expect(
      verdict.sentence == "GRU could not be judged on the last step of 2 columns together; prefer "
        + "naive (MASE 3.33e307).")
  }

  @Test("an end forecast in pieces is said to be")
  func pieces() async throws {
    let series = try months()
    for (horizon, stride, pieces) in [
      (2, nil, ", forecast 2 at a time"), (2, 1, ", forecast from 3 origins"), (3, nil, nil),
    ] as [(Int, Int?, String?)] {
      let origins = try Origins(in: series, holdout: 3, horizon: horizon, stride: stride)
      let forecasts = try await RollingOrigins.forecasts(
        of: series, at: origins, by: [NaiveBaseline(), DriftBaseline()])
      let sentence = Judgement(of: forecasts, in: series, baselines: ["naive"]).verdicts[0].sentence
      #expect(sentence.contains("on the last 3 months\(pieces ?? "")"))
      #expect(sentence.contains("forecast") == (pieces != nil))
    }
  }
}
