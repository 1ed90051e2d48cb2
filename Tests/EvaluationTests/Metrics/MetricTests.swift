import Evaluation
import Forecasting
import Testing

/// The score of one sample.
private func score(
  _ metric: Metric, actual: [Double], forecast: [Double], history: [Double] = [1, 2],
  seasonLength: Int = 1, naive2: [Double]? = nil
) -> Score {
  metric.score([
    JudgedSample(
      actual: actual, forecast: forecast,
      intervals: [PredictionInterval(level: 80, lower: forecast, upper: forecast)],
      history: history[...], seasonLength: seasonLength, naive2: naive2)
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
    ("ME", 1, 2 / 3.0),
    ("MSE", 1, 14 / 3.0),
    ("gSMAPE", 1, (200 / 19.1 + 400 / 12.1 + 600 / 37.1) / 3),
    ("WAPE", 1, 600.0 / 35),
    ("RMSSE", 1, (14.0 / 3 / (24.0 / 3)).squareRoot()),
    ("RMSSE", 2, (14.0 / 3 / 36).squareRoot()),
    ("R²", 1, 1 - 14 / (350.0 / 3)),
  ]

  static func named(_ name: String) throws -> Metric {
    try #require(Metric.named(name))
  }

  /// Every metric, those of intervals at 80 %.
  static let all = Metric.all(levels: [80])

  @Test("equal the formula worked out by hand", arguments: byHand)
  func equalTheFormula(name: String, seasonLength: Int, value: Double) throws {
    let found = try score(
      Self.named(name), actual: [10, 5, 20], forecast: [9, 7, 17], history: [1, 3, 7, 9],
      seasonLength: seasonLength
    ).get()
    // A dozen roundings at most.
    #expect(abs(found - value) < 1e-14 * value)
  }

  @Test("are listed once, each with a formula and the words for what has no value")
  func list() {
    let names = Metric.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Metric.headline.map(\.name) == ["MAE", "RMSE", "MAPE", "sMAPE", "MASE"])
    #expect(Metric.headline.map(\.unit) == [.target, .target, .percent, .percent, .ratio])
    #expect(Metric.all.allSatisfy { !$0.formula.isEmpty && !$0.undefined.isEmpty })
    #expect(Metric.headline.allSatisfy { $0.lowerIsBetter })
  }

  @Test("those of a level are told which, by name too")
  func levels() {
    #expect(Metric.coverage.at(level: 97.5).name == "coverage-97.5")
    #expect(Metric.coverage.at(level: 80).at(level: 90).aim == .near(90))
    #expect(Metric.named("msis")?.name == "MSIS-95")
    #expect(Metric.named("Winkler-80")?.level == 80)
    #expect(Metric.named("mase-80") == nil && Metric.named("width-100") == nil)
    #expect(Metric.mae.at(level: 80).name == "MAE")
    #expect(score(.coverage, actual: [1], forecast: [1]) == .failure(.noLevel))
    let other = Metric.coverage.at(level: 50)
    #expect(score(other, actual: [1], forecast: [1]) == .failure(.noInterval(level: 50)))
  }

  @Test("a perfect forecast is best", arguments: all.map(\.name))
  func perfectForecast(name: String) throws {
    let metric = try Self.named(name)
    let value = try score(metric, actual: [3, -4], forecast: [3, -4], naive2: [3, 5]).get()
    let best: Double =
      switch metric.name {
      case "R²": 1
      case "coverage-80": 100
      case "calibration error": 20
      default: 0
      }
    #expect(value == best)
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

  @Test("huge values are right or undefined, never infinite", arguments: all.map(\.name))
  func hugeValues(name: String) throws {
    let metric = try Self.named(name)
    let huge = 1.6e308
    for (actual, forecast) in [
      ([huge, huge], [0, 0]), ([huge, -huge], [-huge, huge]),
      ([Double.leastNonzeroMagnitude, 1], [huge, 1]),
    ] {
      for history in [[1, 2], [huge, -huge], [0, Double.leastNonzeroMagnitude]] {
        let found = score(
          metric, actual: actual, forecast: forecast, history: history,
          naive2: actual)
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
      (.shortHistory(count: 0, seasonLength: 1), "no history is known"),
      (.constantActuals, "all actual values are the same"),
      (.noIntervals, "the forecast has no intervals"),
      (.noInterval(level: 97.5), "the forecast has no interval of 97.5 %"),
      (.noLevel, "no level was given"),
      (.noNaive2, "Naive2 says nothing of it"),
      (.perfectNaive2, "Naive2 makes no error"),
      (.overflow, "the errors are too large for a number"),
    ] as [(Undefined, String)])
  func undefinedSaysWhy(undefined: Undefined, text: String) {
    #expect(undefined.description == text)
  }

  @Test("points count by their weights, and those without any not at all")
  func weights() throws {
    let sample = JudgedSample(
      actual: [1, 2, 0], forecast: [0, 0, 1e308], weights: [3, 1, 0], history: [1, 2],
      seasonLength: 1)
    #expect(try Metric.mae.score([sample]).get() == 1.25)
    #expect(try Metric.mse.score([sample]).get() == 1.75)
    let nothing = JudgedSample(
      actual: [1], forecast: [0], weights: [0], history: [1, 2], seasonLength: 1)
    #expect(Metric.mae.score([nothing]) == .failure(.nothingObserved))
  }

  @Test("scales skip what was not observed")
  func scalesSkipMissing() throws {
    let found = score(.mase, actual: [1], forecast: [5], history: [1, .nan, 3, 5])
    #expect(found == .success(2))
    let none = score(.mase, actual: [1], forecast: [5], history: [1, .nan])
    #expect(none == .failure(.shortHistory(count: 1, seasonLength: 1)))
  }

  @Test("OWA averages over series first, whatever their lengths, and divides then")
  func owa() throws {
    let samples = [
      JudgedSample(
        actual: [10, 10], forecast: [9, 11], history: [1, 3], seasonLength: 1, naive2: [8, 12]),
      JudgedSample(actual: [10], forecast: [16], history: [1, 5], seasonLength: 1, naive2: [12]),
    ]
    let smape = (100.0 / 9.5 + 100 / 10.5) / 2
    let reference = (200.0 / 9 + 200 / 11) / 2
    let ratio = (smape + 600 / 13.0) / (reference + 200 / 11.0) + (0.5 + 1.5) / (1 + 0.5)
    #expect(abs(try Metric.owa.score(samples).get() - ratio / 2) < 1e-14)
    #expect(score(.owa, actual: [1], forecast: [2]) == .failure(.noNaive2))
    #expect(score(.owa, actual: [1], forecast: [2], naive2: [1]) == .failure(.perfectNaive2))
  }
}
