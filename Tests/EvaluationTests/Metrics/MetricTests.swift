import Evaluation
import Testing

/// The score of one sample.
private func score(
  _ metric: Metric, actual: [Double], forecast: [Double], history: [Double] = [1, 2],
  seasonLength: Int = 1
) -> Score {
  metric.score([
    JudgedSample(
      actual: actual, forecast: forecast, history: history, seasonLength: seasonLength)
  ])
}

@Suite("Metrics")
struct MetricTests {
  /// The errors are 1, −2 and 3; the history changes by 2, 4 and 2 from step to step, and by 6 and 6
  /// over two steps.
  static let byHand: [(name: String, seasonLength: Int, value: Double)] = [
    ("MAE", 1, 2),
    ("RMSE", 1, (14.0 / 3).squareRoot()),
    ("MAPE", 1, (10.0 + 40 + 15) / 3),
    ("sMAPE", 1, (200.0 / 19 + 400.0 / 12 + 600.0 / 37) / 3),
    ("MASE", 1, 2 / (8.0 / 3)),
    ("MASE", 2, 2 / 6.0),
  ]

  static func named(_ name: String) throws -> Metric {
    try #require(Metric.all.first { $0.name == name })
  }

  @Test("equal the formula worked out by hand", arguments: byHand)
  func equalTheFormula(name: String, seasonLength: Int, value: Double) throws {
    let found = try score(
      Self.named(name), actual: [10, 5, 20], forecast: [9, 7, 17], history: [1, 3, 7, 9],
      seasonLength: seasonLength
    ).get()
    // A dozen roundings at most.
    #expect(abs(found - value) < 1e-14 * value)
  }

  @Test("are listed once, each with a formula, each the lower the better")
  func list() {
    #expect(Metric.all.map(\.name) == ["MAE", "RMSE", "MAPE", "sMAPE", "MASE"])
    #expect(Metric.all.map(\.unit) == [.target, .target, .percent, .percent, .ratio])
    #expect(Metric.all.allSatisfy { $0.formula.contains("y") && $0.lowerIsBetter })
  }

  @Test("a perfect forecast scores 0", arguments: Metric.all.map(\.name))
  func perfectForecast(name: String) throws {
    let metric = try Self.named(name)
    #expect(score(metric, actual: [3, -4], forecast: [3, -4]) == .success(0))
  }

  @Test("sMAPE counts 0 for zero against zero, 200 for zero against anything else")
  func smapeOfZeros() {
    #expect(score(.smape, actual: [0, 0], forecast: [0, 0]) == .success(0))
    #expect(score(.smape, actual: [0, 5], forecast: [7, 0]) == .success(200))
    #expect(score(.smape, actual: [0, 0], forecast: [0, 1e-300]) == .success(100))
    #expect(score(.smape, actual: [1], forecast: [-3]) == .success(200))
  }

  @Test("MAPE of zeros is undefined, and says how many there are")
  func mapeOfZeros() {
    let undefined = score(.mape, actual: [0, 5, -0.0], forecast: [0, 5, 1])
    #expect(undefined == .failure(.zeroActuals(count: 2, total: 3)))
    #expect(undefined.value == nil)
    #expect(score(.mape, actual: [-4], forecast: [0]) == .success(100))
  }

  @Test("MASE of a history no longer than a season is undefined, not that of season 1")
  func maseOfShortHistory() {
    for count in [0, 1, 3, 4] {
      let history = (0..<count).map(Double.init)
      let found = score(.mase, actual: [1], forecast: [2], history: history, seasonLength: 4)
      #expect(found == .failure(.shortHistory(count: count, seasonLength: 4)))
    }
    let enough = score(
      .mase, actual: [1], forecast: [2], history: [0, 1, 2, 3, 4], seasonLength: 4)
    #expect(enough == .success(0.25))
  }

  @Test("MASE of a history that is the same in every season is undefined")
  func maseOfUnchangingHistory() {
    let constant = score(.mase, actual: [1], forecast: [1], history: [5, 5, 5])
    #expect(constant == .failure(.unchangingHistory(seasonLength: 1)))
    let seasonal = score(
      .mase, actual: [1], forecast: [1], history: [1, 9, 1, 9, 1], seasonLength: 2)
    #expect(seasonal == .failure(.unchangingHistory(seasonLength: 2)))
  }

  @Test("RMSE is pooled over points: it is not the mean of the RMSEs")
  func rmseIsPooled() throws {
    let samples = [
      JudgedSample(actual: [0], forecast: [7], history: [1], seasonLength: 1),
      JudgedSample(actual: [0, 0, 0], forecast: [1, 1, 1], history: [1], seasonLength: 1),
    ]
    let rmse = try Metric.rmse.score(samples).get()
    #expect(abs(rmse - 13.0.squareRoot()) < 1e-14)
    #expect(Metric.mae.score(samples) == .success(2.5))
  }

  @Test("MASE divides each point by the scale of its own history")
  func maseScalesEachSample() {
    let samples = [
      JudgedSample(actual: [10], forecast: [6], history: [1, 3], seasonLength: 1),
      JudgedSample(actual: [10], forecast: [6], history: [1, 3, 9], seasonLength: 1),
    ]
    #expect(Metric.mase.score(samples) == .success(1.5))
  }

  @Test("one undefined sample leaves the pooled metric undefined")
  func oneUndefinedSample() {
    let samples = [
      JudgedSample(actual: [10], forecast: [6], history: [1, 3], seasonLength: 1),
      JudgedSample(actual: [0], forecast: [6], history: [1, 1], seasonLength: 1),
    ]
    #expect(Metric.mase.score(samples) == .failure(.unchangingHistory(seasonLength: 1)))
    #expect(Metric.mape.score(samples) == .failure(.zeroActuals(count: 1, total: 2)))
  }

  @Test("huge values are right or undefined, never infinite", arguments: Metric.all.map(\.name))
  func hugeValues(name: String) throws {
    let metric = try Self.named(name)
    let huge = 1.6e308
    for (actual, forecast) in [
      ([huge, huge], [0, 0]), ([huge, -huge], [-huge, huge]),
      ([Double.leastNonzeroMagnitude, 1], [huge, 1]),
    ] {
      for history in [[1, 2], [huge, -huge], [0, Double.leastNonzeroMagnitude]] {
        let found = score(metric, actual: actual, forecast: forecast, history: history)
        #expect(found.value?.isFinite ?? true)
      }
    }
  }

  @Test("huge errors that fit into a number are right")
  func hugeErrorsThatFit() {
    let huge = 1.5e308
    #expect(score(.mae, actual: [huge, huge], forecast: [0, 0]) == .success(huge))
    #expect(score(.rmse, actual: [huge, huge], forecast: [0, 0]) == .success(huge))
    #expect(score(.smape, actual: [huge], forecast: [-huge]) == .success(200))
    #expect(score(.mape, actual: [huge], forecast: [0]) == .success(100))
    #expect(score(.mae, actual: [huge], forecast: [-huge]) == .failure(.overflow))
    #expect(
      score(.mase, actual: [1], forecast: [2], history: [huge, -huge]) == .failure(.overflow))
  }

  @Test("tiny errors do not vanish when squared")
  func tinyErrors() {
    #expect(score(.rmse, actual: [1e-200], forecast: [0]) == .success(1e-200))
  }

  @Test(
    "an undefined score says why",
    arguments: [
      (.zeroActuals(count: 1, total: 12), "1 of 12 actual values is 0"),
      (.zeroActuals(count: 2, total: 12), "2 of 12 actual values are 0"),
      (
        .shortHistory(count: 9, seasonLength: 12),
        "the history (9) is no longer than a season (12)"
      ),
      (.unchangingHistory(seasonLength: 1), "the history is constant"),
      (.unchangingHistory(seasonLength: 7), "the history is the same in every season"),
      (.overflow, "the errors are too large for a number"),
    ] as [(Undefined, String)])
  func undefinedSaysWhy(undefined: Undefined, text: String) {
    #expect(undefined.description == text)
  }
}
