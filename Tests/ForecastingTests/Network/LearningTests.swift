import Forecasting
import RecurrentNets
import SeriesData
import Testing

@Suite("Networks learn to forecast")
struct LearningTests {
  /// 2 sin(2πt/24) + 5 by the recurrence of the sine, so that no library's digits matter.
  private func sine(_ count: Int) -> [Double] {
    let (cosine, sine) = (0.965_925_826_289_068_3, 0.258_819_045_102_520_76)
    var (x, y) = (1.0, 0.0)
    return (0..<count).map { _ in
      defer { (x, y) = (x * cosine - y * sine, x * sine + y * cosine) }
      return 5 + 2 * y
    }
  }

  @Test(
    "a sine is forecast to 2 % of its range, step by step to 10 %",
    arguments: [
      (Variant(strategy: .multiOutput, lossAt: .last, level: .lastValue), 0.02),
      (Variant(strategy: .multiOutput, lossAt: .every, level: .lastValue), 0.02),
      (Variant(strategy: .multiOutput, lossAt: .last, level: .none), 0.02),
      (Variant(strategy: .recursive, lossAt: .last, level: .none), 0.1),
      (Variant(strategy: .recursive, lossAt: .every, level: .none), 0.1),
    ])
  func learnsSine(variant: Variant, tolerance: Double) async throws {
    let all = sine(312)
    let series = try makeSeries(Array(all[..<288]), seasonLength: 24)
    var settings = try smallSettings(variant, hiddenSize: 32, contextLength: 24)
    settings.training = try TrainingOptions(
      optimiser: OptimiserConfiguration(learningRate: 0.01), length: .epochs(200), batchSize: 8,
      patience: 100)
    let fitted = try await makeForecaster(settings, horizon: 24, threads: 2).fit([series])
    let forecast = try fitted.forecast(series, horizon: 24).channels[0].values
    let error = zip(forecast, all[288...]).map { abs($0 - $1) }.reduce(0, +) / 24
    #expect(error < tolerance * 4)
  }
}
