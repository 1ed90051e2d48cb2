import Forecasting
import SeriesData
import Testing

@Suite("Each series in its own scale")
struct OwnScaleTests {
  private func settings(_ variant: Variant) throws -> NetworkSettings {
    var settings = try smallSettings(variant, contextLength: 6)
    settings.scalesEachSeries = true
    return settings
  }

  @Test("a series a thousand times as large looks the same to the network", arguments: Variant.all)
  func inputs(variant: Variant) throws {
    let small = wavyValues(60)
    let histories = try [small, small.map { $0 * 1024 }].map { try makeSeries($0) }
    let (plan, data) = try trainingData(try settings(variant), horizon: 2, of: histories)
    let windows = try plan.trainingWindows(histories)
    let half = windows.count / 2
    let source = data.source(windows)
    let first = Gathered(source, samples: 0..<half)
    let second = Gathered(source, samples: half..<windows.count)
    #expect(zip(first.input, second.input).allSatisfy { abs($0 - $1) < 1e-4 })
    #expect(zip(first.targets, second.targets).allSatisfy { abs(($0 ?? 0) - ($1 ?? 0)) < 1e-4 })
  }

  @Test("a forecast grows with its history, of which nothing was learned", arguments: Variant.all)
  func forecasts(variant: Variant) async throws {
    let fitted = try await makeForecaster(settings(variant), horizon: 3).fit([
      makeSeries(wavyValues(60)), makeSeries(wavyValues(60, phase: 2).map { $0 / 100 }),
    ])
    let other = wavyValues(40, phase: 1)
    let one = try fitted.forecast(makeSeries(other), horizon: 3).channels[0].values
    let large = try fitted.forecast(makeSeries(other.map { $0 * 4096 }), horizon: 3)
    for (small, large) in zip(one, large.channels[0].values) {
      #expect(abs(small * 4096 - large) < 1e-3 * large)
    }
  }

  @Test("a series among several that a transform cannot hold is named")
  func refusal() async throws {
    var settings = try smallSettings(contextLength: 6)
    settings.scalesEachSeries = true
    settings.transform = [.logarithm]
    let values = wavyValues(60)
    let histories = try [values, values.map { -$0 }].map { try makeSeries($0) }
    await #expect(
      throws: SeriesError.ofSeries(
        "s", .notTransformable(channel: "a", position: 1, value: -values[0], step: "log"))
    ) {
      try await makeForecaster(settings, horizon: 3).fit(histories)
    }
  }
}
