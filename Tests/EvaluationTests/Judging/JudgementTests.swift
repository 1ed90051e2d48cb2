import Evaluation
import Forecasting
import SeriesData
import Testing

@Suite("Judgement")
struct JudgementTests {
  private func judgement(
    _ series: TimeSeries, holdout: Int, horizon: Int, stride: Int? = nil
  ) async throws -> Judgement {
    let origins = try Origins(in: series, holdout: holdout, horizon: horizon, stride: stride)
    return try await Judgement(
      of: RollingOrigins.forecasts(of: series, at: origins, by: simpleBaselines), in: series)
  }

  @Test("scores each channel by itself, and all of them pooled")
  func scoresChannels() async throws {
    let series = try makeSeries([1, 2, 4, 6, 8], [10, 20, 30, 30, 30])
    let judged = try await judgement(series, holdout: 2, horizon: 2)
    let naive = try judged.standings[0].outcome.get()
    #expect(judged.standings[0].forecasts.map(\.origin) == [3])
    #expect(naive.channels[0]["MAE"] == .success(3))
    #expect(naive.channels[1]["MAE"] == .success(0))
    #expect(naive.overall["MAE"] == .success(1.5))
    #expect(naive.channels[0]["MASE"] == .success(2))
    #expect(naive.overall["MASE"] == .success(1))
    #expect(judged.standings[0].value(of: .mase) == 1)
  }

  @Test("pools over origins, with the history known at each")
  func poolsOverOrigins() async throws {
    let series = try makeSeries([0, 2, 3, 7])
    let judged = try await judgement(series, holdout: 2, horizon: 1)
    let naive = try judged.standings[0].outcome.get()
    #expect(judged.origins == [2, 3])
    #expect(judged.heldOutCount == 2)
    #expect(naive.overall["MAE"] == .success(2.5))
    // |3 − 2| / 2, and |7 − 3| / 1.5.
    #expect(naive.overall["MASE"] == .success((0.5 + 4 / 1.5) / 2))
  }

  @Test("only observed steps are judged")
  func judgesObservedSteps() async throws {
    let series = try makeSeries([1, 1, 1, 5, 9])
    let judged = try await judgement(series, holdout: 3, horizon: 2)
    #expect(judged.origins == [2, 4])
    #expect(judged.standings[0].value(of: .mae) == (0 + 4 + 4) / 3.0)
  }

  @Test("missing values are not judged, and a column that misses all of them has no score")
  func judgesNothingMissing() async throws {
    let axis = TimeAxis(start: .step(0), frequency: try Frequency(.step), style: .step)
    let series = try TimeSeries(
      name: "s", axis: axis, seasonLength: 1,
      channels: [
        .init(
          name: "a", values: [1, 2, 1, 5, 5, 9], missing: [false, false, false, false, true, false]),
        .init(
          name: "b", values: [1, 2, 1, 1, 1, 1], missing: [false, false, false, true, true, true]),
      ])
    let judged = try await judgement(series, holdout: 3, horizon: 3)
    let naive = try judged.standings[0].outcome.get()
    #expect(naive.channels[0]["MAE"] == .success((4 + 8) / 2.0))
    #expect(naive.channels[1]["MAE"] == .failure(.nothingObserved))
    #expect(naive.overall["MAE"] == .success(6))
    #expect("\(Undefined.nothingObserved)" == "nothing was observed there")
  }

  @Test("a forecaster that refuses at one origin is not scored on the others")
  func refusalIsNotScored() async throws {
    let series = try makeSeries([1, 3, 8, 4, 20, 6], seasonLength: 4)
    let judged = try await judgement(series, holdout: 4, horizon: 2)
    #expect(
      judged.standings[1].outcome
        == .failure(
          .historyTooShort(forecaster: "seasonal naive", series: "s", count: 2, needed: 4)))
    #expect(judged.standings[1].value(of: .mae) == nil)
    #expect(judged.standings.map(\.forecaster) == simpleBaselines.map(\.name))
    #expect(judged.standings.allSatisfy { $0.isBaseline })
  }

  @Test("MASE takes its scale from before the origin: later values only change the errors")
  func scaleIsFromBeforeTheOrigin() async throws {
    let calm = try await judgement(
      makeSeries([0, 2, 4, 5, 5]), holdout: 2, horizon: 2)
    let wild = try await judgement(
      makeSeries([0, 2, 4, 104, -96]), holdout: 2, horizon: 2)
    for (judged, error) in [(calm, 1.0), (wild, 100)] {
      #expect(judged.standings[0].value(of: .mae) == error)
      #expect(judged.standings[0].value(of: .mase) == error / 2)
    }
  }
}
