public import Forecasting
import SeriesData

/// What a metric looks at: one channel at one origin, the steps that were observed since.
public struct JudgedSample: Sendable, Hashable {
  /// The observed values; at least one.
  public let actual: [Double]
  /// The forecast values of the same steps.
  public let forecast: [Double]
  /// How many steps ahead each of them is, h = 1…H; ascending.
  public let steps: [Int]
  /// How much each of them counts, at least 0; `nil` if all count alike.
  public let weights: [Double]?
  /// The prediction intervals of the same steps, if there are any.
  public let intervals: [PredictionInterval]
  /// The observations known at the origin, oldest first, not a number where one is missing; scaled
  /// metrics take their scale from here.
  public let history: ArraySlice<Double>
  /// Steps in one season, m; at least 1.
  public let seasonLength: Int
  /// What Naive2 forecast for the same steps; ``Metric/owa`` compares with it.
  public let naive2: [Double]?

  /// A sample of finite values.
  ///
  /// - Parameter steps: 1, 2, 3 and so on if `nil`.
  /// - Precondition: all are equally long, at least one; the season length is at least 1.
  public init(
    actual: [Double], forecast: [Double], steps: [Int]? = nil, weights: [Double]? = nil,
    intervals: [PredictionInterval] = [], history: ArraySlice<Double>, seasonLength: Int,
    naive2: [Double]? = nil
  ) {
    let counts =
      [forecast.count, steps?.count, weights?.count, naive2?.count].compactMap(\.self)
      + intervals.map(\.lower.count)
    precondition(
      !actual.isEmpty && counts.allSatisfy { $0 == actual.count },
      "\(actual.count) actual values beside \(counts)")
    precondition(seasonLength >= 1, "a season of \(seasonLength) steps")
    self.actual = actual
    self.forecast = forecast
    self.steps = steps ?? Array(1...actual.count)
    self.weights = weights
    self.intervals = intervals
    self.history = history
    self.seasonLength = seasonLength
    self.naive2 = naive2
  }

  /// What was observed of the steps that a forecast tells; `nil` if nothing was.
  ///
  /// - Parameters:
  ///   - observations: of the whole series, not a number where one is missing.
  ///   - naive2: what Naive2 forecast for the steps h = 1…H.
  init?(
    of forecast: Forecast.Channel, after origin: Int, in observations: [Double], seasonLength: Int,
    naive2: [Double]? = nil
  ) {
    let known = observations.dropFirst(origin).prefix(forecast.values.count)
    let observed = forecast.values.indices.filter { $0 < known.count && !known[origin + $0].isNaN }
    guard !observed.isEmpty else { return nil }
    self.init(
      actual: observed.map { known[origin + $0] },
      forecast: observed.map { forecast.values[$0] }, steps: observed.map { $0 + 1 },
      intervals: forecast.intervals.map { $0.at(observed) }, history: observations.prefix(origin),
      seasonLength: seasonLength, naive2: naive2.map { values in observed.map { values[$0] } })
  }

  /// Actual − forecast, step by step; infinite where the difference overflows.
  public var errors: [Double] { zip(actual, forecast).map { $0 - $1 } }

  /// What is told of one step ahead; `nil` if nothing is.
  public func only(step: Int) -> JudgedSample? {
    guard let index = steps.firstIndex(of: step) else { return nil }
    return JudgedSample(
      actual: [actual[index]], forecast: [forecast[index]], steps: [step],
      weights: weights.map { [$0[index]] }, intervals: intervals.map { $0.at([index]) },
      history: history, seasonLength: seasonLength, naive2: naive2.map { [$0[index]] })
  }

  /// The same with another forecast of a point for each step, and no interval.
  func replacingForecast(_ values: [Double]) -> JudgedSample {
    JudgedSample(
      actual: actual, forecast: values, steps: steps, weights: weights, history: history,
      seasonLength: seasonLength)
  }
}

extension PredictionInterval {
  /// The ends at some of the steps.
  fileprivate func at(_ positions: [Int]) -> PredictionInterval {
    PredictionInterval(
      level: level, lower: positions.map { lower[$0] }, upper: positions.map { upper[$0] })
  }
}
