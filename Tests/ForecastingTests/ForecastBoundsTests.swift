import Forecasting
import SeriesData
import Testing

@Suite("Bounds of forecasts")
struct ForecastBoundsTests {
  private func forecast(
    _ values: [Double], _ intervals: [(Double, [Double], [Double])] = []
  ) throws -> Forecast {
    try Forecast(
      after: makeSeries([1, 2, 3]), values: [values],
      intervals: intervals.map { [PredictionInterval(level: $0, lower: $1, upper: $2)] })
  }

  @Test("move values and ends of intervals to the nearest bound")
  func clamping() throws {
    let bounds = try ForecastBounds(lower: 0, upper: 10)
    let channel = bounds.applied(
      to: try forecast([-1, 5, 11], [(80, [-3, 4, 9], [-2, 6, 12])])
    ).channels[0]
    #expect(channel.values == [0, 5, 10])
    #expect(channel.intervals[0].lower == [0, 4, 9])
    #expect(channel.intervals[0].upper == [0, 6, 10])
    #expect(channel.intervals[0].level == 80)
  }

  @Test("leave the intervals the whole numbers that they held, and the forecast, in order")
  func wholeNumbers() throws {
    let bounds = try ForecastBounds(isWhole: true)
    let channel = bounds.applied(
      to: try forecast(
        [2.5, -0.4, 2.45, -1.5],
        [
          (95, [0.2, -1.8, 2.1, -3], [4.9, 1.3, 2.8, 0]),
          (80, [1.2, -0.9, 2.3, -2], [3.9, 0.8, 2.6, -1]),
        ])
    ).channels[0]
    #expect(channel.values == [3, 0, 2, -2])
    #expect(channel.values[1].sign == .plus)
    #expect(channel.intervals[0].lower == [1, -1, 2, -3])
    #expect(channel.intervals[0].upper == [4, 1, 2, 0])
    #expect(channel.intervals[1].lower == [2, 0, 2, -2])
    #expect(channel.intervals[1].upper == [3, 0, 2, -1])
  }

  @Test("keep the whole numbers between them")
  func wholeBounds() throws {
    let bounds = try ForecastBounds(lower: 0.5, upper: 2.7, isWhole: true)
    #expect(bounds.applied(to: try forecast([0, 2.6, 9])).channels[0].values == [1, 2, 2])
  }

  @Test(
    "need a number between them",
    arguments: [(2.0, 1.0, false), (0.2, 0.8, true), (.infinity, .infinity, false)])
  func empty(lower: Double, upper: Double, isWhole: Bool) {
    #expect(
      throws: ForecastingError.emptyBounds(lower: lower, upper: upper, isWhole: isWhole)
    ) { try ForecastBounds(lower: lower, upper: upper, isWhole: isWhole) }
  }

  @Test("refuse an observation that breaks them, not what only stands in for one")
  func brokenByHistory() throws {
    let axis = try TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step)
    let series = try TimeSeries(
      name: "s", axis: axis, seasonLength: 1,
      channels: [.init(name: "a", values: [1, -2, 3.5], missing: [false, true, false])])
    try ForecastBounds.nonNegative.check(series)
    #expect(
      throws: ForecastingError.outOfBounds(
        series: "s", channel: "a", time: "2", value: 3.5, needed: "a whole number")
    ) { try ForecastBounds(isWhole: true).check(series) }
    #expect(
      throws: ForecastingError.outOfBounds(
        series: "s", channel: "a", time: "2", value: 3.5, needed: "at most 3")
    ) { try ForecastBounds(upper: 3).check(series) }
  }

  @Test("hold at every origin")
  func rollingOrigins() async throws {
    let falling = try makeSeries((0..<12).map { Double(11 - $0) })
    let origins = try Origins(in: falling, holdout: 2, horizon: 4)
    let forecasts = try await RollingOrigins.forecasts(
      of: falling, at: origins, by: [DriftBaseline()], bounds: .nonNegative)
    let values = try forecasts.map { try $0.outcome.get().channels[0].values }
    #expect(values.allSatisfy { $0.allSatisfy { $0 >= 0 } })
    #expect(values.first == [1, 0, 0, 0])
  }
}
