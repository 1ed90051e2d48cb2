import Forecasting
import Foundation
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Intervals from errors on the validation end")
struct CalibrationTests {
  /// Noise of many sizes around a level, the same for a seed.
  private func noise(_ count: Int, seed: Int = 1) throws -> TimeSeries {
    try makeSeries(
      (0..<count).map { 20 + Double(($0 * $0 * 7919 + $0 * seed * 104_729) % 1009) / 250 })
  }

  private func forecaster(
    levels: [Double] = [80, 95], validation: Int? = nil,
    strategy: NetworkSettings.Strategy = .multiOutput
  ) throws -> NetworkForecaster {
    var settings = NetworkSettings(
      training: try TrainingOptions(optimiser: OptimiserConfiguration(), length: .epochs(8)))
    settings.hiddenSize = 4
    settings.contextLength = 6
    settings.levels = levels
    settings.strategy = strategy
    settings.validation = validation.map { .steps($0) }
    return try makeForecaster(settings, horizon: 3)
  }

  @Test(
    "hold what they promise of what was not learned from, and hold one another",
    arguments: [NetworkSettings.Strategy.multiOutput, .recursive])
  func coverage(strategy: NetworkSettings.Strategy) async throws {
    let series = try noise(400)
    let fitted = try await forecaster(validation: 100, strategy: strategy).fit([series.prefix(250)])
    var inside = [0.0, 0]
    var count = 0.0
    for origin in 250..<397 {
      let channel = try fitted.forecast(series.prefix(origin), horizon: 3).channels[0]
      for step in 0..<3 {
        let actual = series.channels[0].values[origin + step]
        count += 1
        for (index, interval) in channel.intervals.enumerated() {
          inside[index] += interval.lower[step] <= actual && actual <= interval.upper[step] ? 1 : 0
        }
        #expect(channel.intervals[1].lower[step] <= channel.intervals[0].lower[step])
        #expect(channel.intervals[0].upper[step] <= channel.intervals[1].upper[step])
      }
    }
    #expect(abs(inside[0] / count - 0.8) < 0.09, "\(inside[0] / count)")
    #expect(abs(inside[1] / count - 0.95) < 0.05, "\(inside[1] / count)")
  }

  @Test("are kept while a network learns again from everything, and follow the unit of the series")
  func kept() async throws {
    let series = try noise(120)
    let fitted = try #require(
      try await forecaster().fit([series.prefix(100)]) as? FittedNetwork)
    let again = try #require(try await fitted.again.fit([series]) as? FittedNetwork)
    let widths = try [fitted, again].map { network in
      let interval = try network.forecast(series, horizon: 3).channels[0].intervals[0]
      return zip(interval.lower, interval.upper).map { $1 - $0 }
    }
    for (one, other) in zip(widths[0], widths[1]) { #expect(abs(one - other) < 1e-9 * one) }
  }

  @Test("are in model files, to the last bit, of one network and of several losses")
  func stored() async throws {
    let path = NSTemporaryDirectory() + "calibration-\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let resources = NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1))
    let series = try noise(100)
    let one = try await forecaster().fit([series])
    var settings = try forecaster().settings
    settings.ensemble = EnsembleSettings(losses: [.mae, LossConfiguration.standard(.normal)])
    let several = try await settings.forecaster(horizon: 3, resources: resources)
      .fit([series])
    for fitted in [one, several] {
      try StoredModel.write(fitted, to: path)
      let model: any NetworkModel
      switch try StoredModel(path: path) {
      case .network(let network): model = network
      case .ensemble(let networks): model = networks
      case .automatic: preconditionFailure("neither was auto")
      }
      let read = try model.prepared(
        training: settings.training, weights: SeriesWeights(), resources: resources)
      #expect(
        try read.fitted.forecast(series, horizon: 3) == fitted.forecast(series, horizon: 3))
    }
  }

  @Test("take a validation end that is long enough, of several series together a shorter one")
  func validation() async throws {
    let one = try #require(try await forecaster().fit([try noise(100)]) as? FittedNetwork)
    #expect(one.report.validationLength == 21 && one.lengthenedValidation == 21)
    let panel = try (1...19).map { try noise(100, seed: $0) }
    let several = try #require(try await forecaster().fit(panel) as? FittedNetwork)
    #expect(several.report.validationLength == 10 && several.lengthenedValidation == nil)
  }

  @Test("count a jump once, and need no change before it")
  func jump() async throws {
    var values = try noise(100).channels[0].values
    for step in 95..<100 { values[step] *= 5 }
    let jumping = try makeSeries(values)
    let interval = try await forecaster(levels: [80]).fit([jumping])
      .forecast(jumping, horizon: 3).channels[0].intervals[0]
    #expect(zip(interval.lower, interval.upper).allSatisfy { $1 - $0 < 10 * 120 })
    let late = try makeSeries(Array(repeating: 7, count: 99) + [8])
    #expect(
      try await forecaster(levels: [80]).fit([late]).forecast(late, horizon: 3)
        .channels[0].intervals.count == 1)
  }

  @Test("need enough errors, and are none where nothing ever changes")
  func few() async throws {
    let error = await #expect(throws: ForecastingError.self) {
      _ = try await forecaster(validation: 10).fit([try noise(100)])
    }
    #expect(
      "\(try #require(error))".contains(
        "needs 19 errors at each step of the validation end, which has 8"))
    let constant = try makeSeries(Array(repeating: 7, count: 60))
    let forecast = try await forecaster().fit([constant]).forecast(constant, horizon: 3)
    #expect(
      forecast.channels[0].intervals.allSatisfy { $0.lower == [7, 7, 7] && $0.upper == [7, 7, 7] })
  }
}
