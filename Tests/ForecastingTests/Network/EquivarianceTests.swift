import Forecasting
import SeriesData
import Testing

@Suite("Forecasts follow the unit and the level of a series")
struct EquivarianceTests {
  private func forecast(
    _ values: [[Double]], _ variant: Variant, scaler: ScalerKind = .standardise,
    logarithm: NetworkSettings.Logarithm = .never
  ) async throws -> [[Double]] {
    var settings = try smallSettings(variant, epochs: 2, contextLength: 8)
    settings.scaler = scaler
    settings.logarithm = logarithm
    let series = try TimeSeries(
      name: "s",
      axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step), seasonLength: 1,
      channels: values.enumerated().map { .init(name: "\($0)", values: $1) })
    let fitted = try await makeForecaster(settings, horizon: 4).fit([series])
    return try fitted.forecast(series, horizon: 4).channels.map(\.values)
  }

  /// Rounding of the inputs to `Float` is carried through two epochs.
  private func expectClose(_ first: [Double], _ second: [Double], within tolerance: Double) {
    for (a, b) in zip(first, second) { #expect(abs(a - b) < tolerance, "\(a) and \(b)") }
  }

  @Test("a constant added to the series is added to the forecast", arguments: Variant.all)
  func level(variant: Variant) async throws {
    let plain = try await forecast([wavyValues(60)], variant)
    let raised = try await forecast([wavyValues(60).map { $0 + 1000 }], variant)
    expectClose(raised[0], plain[0].map { $0 + 1000 }, within: 1e-3)
  }

  @Test("without a scaler, the last value alone makes it so", arguments: Variant.all)
  func levelWithoutScaler(variant: Variant) async throws {
    guard variant.level == .lastValue else { return }
    let plain = try await forecast([wavyValues(60)], variant, scaler: .unscaled)
    let raised = try await forecast(
      [wavyValues(60).map { $0 + 1024 }], variant, scaler: .unscaled)
    expectClose(raised[0], plain[0].map { $0 + 1024 }, within: 1e-3)
  }

  @Test("a factor of the series is a factor of the forecast", arguments: Variant.all)
  func unit(variant: Variant) async throws {
    let plain = try await forecast([wavyValues(60)], variant)
    let larger = try await forecast([wavyValues(60).map { $0 * 0x1p40 }], variant)
    expectClose(larger[0].map { $0 / 0x1p40 }, plain[0], within: 1e-4)
  }

  @Test("with the logarithm, a factor of the series is a factor of the forecast")
  func unitOfLogarithm() async throws {
    let values = wavyValues(60).map { $0 * $0 }
    let variant = Variant(strategy: .multiOutput, lossAt: .last, level: .lastValue)
    let plain = try await forecast([values], variant, logarithm: .always)
    let larger = try await forecast([values.map { $0 * 1000 }], variant, logarithm: .always)
    expectClose(
      larger[0].map { $0 / 1000 / plain[0][0] }, plain[0].map { $0 / plain[0][0] }, within: 1e-4)
  }

  @Test("channels come out in the order in which they went in", arguments: Variant.all)
  func channelOrder(variant: Variant) async throws {
    // A constant channel is forecast as it is, wherever it stands.
    let constant = [Double](repeating: 5, count: 60)
    let wavy = wavyValues(60).map { $0 + 100 }
    let forecast = try await forecast([constant, wavy, constant.map { $0 * 3 }], variant)
    #expect(forecast[0] == [5, 5, 5, 5])
    #expect(forecast[1].allSatisfy { $0 > 100 && $0 < 150 })
    #expect(forecast[2] == [15, 15, 15, 15])
  }

  @Test(
    "a constant series is forecast as it is", arguments: Variant.all, [0, 1e-6, -7, 1e300])
  func constant(variant: Variant, value: Double) async throws {
    let forecast = try await forecast(
      [[Double](repeating: value, count: 40)], variant, logarithm: .auto)
    #expect(forecast[0] == [value, value, value, value])
  }

  @Test("huge and tiny series are forecast in their unit", arguments: Variant.all, [1e300, 1e-300])
  func extremes(variant: Variant, unit: Double) async throws {
    let plain = try await forecast([wavyValues(60)], variant)
    let scaled = try await forecast([wavyValues(60).map { $0 * unit }], variant)
    expectClose(scaled[0].map { $0 / unit }, plain[0], within: 1e-2)
  }
}
