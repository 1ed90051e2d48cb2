import Forecasting
import RecurrentNets
import SeriesData
import Testing

@Suite("Missing values")
struct MaskTests {
  /// Every fifth step of the first of two channels is missing.
  private func masked(_ stand: Double? = nil, count: Int = 70) throws -> TimeSeries {
    let missing = (0..<count).map { $0 % 5 == 3 }
    var values = wavyValues(count)
    for step in values.indices where missing[step] { values[step] = stand ?? values[step - 1] }
    return try TimeSeries(
      name: "s", axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
      seasonLength: 1,
      channels: [
        .init(name: "a", values: values, missing: missing),
        .init(name: "b", values: wavyValues(count, phase: 3)),
      ])
  }

  private func settings(_ variant: Variant? = nil, tells: Bool = true) throws -> NetworkSettings {
    var settings = try smallSettings(variant, contextLength: 6)
    settings.tellsMissing = tells
    return settings
  }

  @Test("the network is told of what is missing, after the values")
  func inputs() throws {
    let series = try masked()
    let (plan, data) = try trainingData(try settings(), horizon: 2, of: [series])
    let windows = try plan.trainingWindows([series])
    let gathered = Gathered(data.source(windows), samples: 0..<1, lanes: 1)
    let first = windows[0].steps.lowerBound
    for step in 0..<6 {
      let features = gathered.input[step * 4..<step * 4 + 4]
      #expect(features[features.startIndex + 2] == ((first + step) % 5 == 3 ? 1 : 0))
      #expect(features[features.startIndex + 3] == 0)
    }
  }

  @Test("no missing value is a target, and every other is", arguments: Variant.all)
  func targets(variant: Variant) throws {
    let series = try masked()
    func weighed(_ series: TimeSeries) throws -> [Bool] {
      let (plan, data) = try trainingData(try settings(variant), horizon: 2, of: [series])
      return Gathered(data.source(try plan.trainingWindows([series]))).targets.map { $0 != nil }
    }
    let observed = try TimeSeries(
      name: "s", axis: series.axis, seasonLength: 1,
      channels: series.channels.map { .init(name: $0.name, values: $0.values) })
    let (all, some) = (try weighed(observed), try weighed(series))
    #expect(zip(all, some).allSatisfy { $0 || !$1 })
    let share = Double(some.count(where: \.self)) / Double(all.count(where: \.self))
    // One in ten values of the two channels.
    #expect(abs(share - 0.9) < 0.02)
  }

  @Test("what stands in for a missing value changes no scaler")
  func scalers() throws {
    func scaler(_ stand: Double?) throws -> FittedScaler {
      try trainingData(try settings(), horizon: 2, of: [masked(stand)]).data.transforms[0].scaler
    }
    #expect(try scaler(nil) == scaler(1e9))
  }

  @Test("a network trains on masked series and forecasts them", arguments: Variant.all)
  func forecast(variant: Variant) async throws {
    let series = try masked()
    let fitted = try await makeForecaster(settings(variant), horizon: 3).fit([series])
    let forecast = try fitted.forecast(series, horizon: 3)
    #expect(forecast.channels.allSatisfy { $0.values.allSatisfy { $0 > 10 && $0 < 40 } })
    // It is told of what is missing, and minds it.
    let told = try TimeSeries(
      name: "s", axis: series.axis, seasonLength: 1,
      channels: series.channels.map { .init(name: $0.name, values: $0.values) })
    #expect(try fitted.forecast(told, horizon: 3) != forecast)
  }
}
