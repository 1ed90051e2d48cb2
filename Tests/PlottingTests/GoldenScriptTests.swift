import Foundation
import Plotting
import Testing

/// The whole text of small scripts.
///
/// `HINDSIGHT_WRITE_GOLDEN=1` writes them anew: then look at what
/// they draw.
@Suite("Golden scripts")
struct GoldenScriptTests {
  private func check(_ figure: Figure, named name: String, format: String) async throws {
    let workplace = try Workplace()
    // The script is complete before gnuplot is looked for.
    _ = try? await render(
      figure, to: workplace.file("\(name).\(format)"), gnuplot: GnuplotProgram("/no/gnuplot"))
    let script = try workplace.text("\(name).gp")
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name).gp")
    if ProcessInfo.processInfo.environment["HINDSIGHT_WRITE_GOLDEN"] != nil {
      try script.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(try script == String(contentsOf: golden, encoding: .utf8))
  }

  @Test("forecast")
  func forecast() async throws {
    let months = [0, 31, 59, 90, 120, 151, 181, 212].map { Double($0) * 86400 }
    let figure = ForecastFigure(
      title: "Sales: 50% \"more\"", subtitle: "GRU", axis: HorizontalAxis(.calendar), times: months,
      originLabel: "forecast origin, Jun 1970", heldOutCount: 2,
      targets: [
        .init(
          name: "sales", unit: "tons", observed: [112, 118.5, .nan, 129, 121, 135],
          heldOutForecast: .init([125, 130]),
          forecast: .init(
            [140, 141.25], intervals: [.init(level: 0.9, lower: [130, 128], upper: [150, 155])])),
        .init(name: "returns", observed: [1, 2, 1, 2, 1, 2], forecast: .init([1, 2])),
      ])
    try await check(figure.figure(), named: "forecast", format: "svg")
  }

  @Test("losses")
  func loss() async throws {
    let training = [3.0, 0.5, 0.1].enumerated().map { Point(x: Double($0 + 1), y: $1) }
    let validation = [4.0, 0.6, 0.7].enumerated().map { Point(x: Double($0 + 1), y: $1) }
    let figure = LossFigure(
      title: "Training", loss: "MSE",
      runs: [.init(training: training, validation: validation, best: validation[1])])
    try await check(figure.figure(), named: "losses", format: "pdf")
  }

  @Test("diagnosis")
  func diagnosis() async throws {
    let figure = DiagnosisFigure(
      title: "Inside", subtitle: "The gradients vanish.",
      moments: [
        .init(epoch: 0, norms: [[1, 0.1, 0.001]]), .init(epoch: 2, norms: [[1, 0.2, .infinity]]),
      ], kept: [[1, 0.2, 0]], influences: [.init(name: "on 1 step ahead", values: [1, 0.5, 0.1])],
      autocorrelations: [0.9, 0.4, -0.2],
      radii: [
        .init(name: "W of state", points: [Point(x: 0, y: 0.5), Point(x: 2, y: 0.8)])
      ])
    try await check(figure.figure(), named: "diagnosis", format: "svg")
  }

  @Test("study, in two columns")
  func study() async throws {
    let networks = [
      StudyFigure.Network(name: "RNN", successes: [100, 0], flow: [1, 0.01, 1e-13]),
      StudyFigure.Network(name: "GRU", successes: [100, 100], flow: [1, 0.9, .nan]),
    ]
    let figure = StudyFigure(
      title: "Memory", lengths: [25, 50], flowLength: 3,
      ways: [.init(name: "clipped", networks: networks), .init(name: "not", networks: networks)])
    try await check(figure.figure(), named: "adding", format: "svg")
  }

  @Test("score map")
  func scoreMap() async throws {
    let figure = ScoreMapFigure(
      title: "MASE of 2 models", subtitle: "horizon 12", metric: "MASE", models: ["Theta", "GRU"],
      seriesLabel: "series", scores: [[0.5, 1], [2, .nan], [0.8, 4]], isRatio: true)
    try await check(figure.figure(), named: "score-map", format: "svg")
  }

  @Test("backtest, with the errors by steps ahead")
  func backtest() async throws {
    let errors = HorizonErrorFigure(
      title: "", metric: "MASE",
      entrants: [
        .init(name: "Theta", values: [0.5, 0.75]), .init(name: "naive", values: [1, .nan]),
      ])
    let figure = BacktestFigure(
      title: "Theta beats every baseline", axis: HorizontalAxis(.number),
      times: [1, 2, 3, 4, 5, 6].map(Double.init), forecaster: "Theta",
      targets: [
        .init(
          name: "sales", observed: [3, 4, .nan, 5, 4, 6],
          paths: [.init(origin: 2, values: [4, 5]), .init(origin: 4, values: [5, 5.5])])
      ], errors: errors)
    try await check(figure.figure(), named: "backtest", format: "svg")
    try await check(errors.figure(), named: "horizon-error", format: "svg")
  }

  @Test("tuning, with numbers, names and a trial that lacks an option")
  func tuning() async throws {
    let figure = TuningFigure(
      title: "sales: trial 3 is best", subtitle: "trials: 3 of 22 epochs, 1 of 66 epochs",
      metric: "MASE",
      trials: [
        .init(number: 1, score: 1.5, length: "22 epochs"),
        .init(number: 3, score: 0.75, length: "66 epochs"),
        .init(number: 4, score: 1.25, length: "22 epochs"),
      ], lengths: ["22 epochs", "66 epochs"], bestSoFar: [1.5, 0.75, 0.75], best: 1,
      rivals: [.init(name: "Theta", score: 0.875)],
      options: [
        .init(name: "model", values: .names([0, 1, 1], of: ["gru", "lstm"])),
        .init(name: "rate", values: .numbers([0.001, 0.01, 0.1], isLogarithmic: true)),
        .init(name: "dropout", values: .numbers([0.1, 0.2, .nan], isLogarithmic: false)),
      ])
    try await check(figure.figure(), named: "tuning", format: "svg")
  }

  @Test("leaderboard")
  func leaderboard() async throws {
    let figure = LeaderboardFigure(
      title: "Theta ranks best", measure: "mean rank", interval: "critical difference",
      entrants: [
        .init(name: "naive", value: 2.5, lower: 2, upper: 3),
        .init(name: "Theta", value: 1.25, lower: 0.75, upper: 1.75),
      ])
    try await check(figure.figure(), named: "leaderboard", format: "svg")
  }

  @Test("critical difference")
  func criticalDifference() async throws {
    let figure = CriticalDifferenceFigure(
      title: "Theta ranks best", metric: "MASE", criticalDifference: 1,
      entrants: [
        .init(name: "naive", rank: 2.75), .init(name: "Theta", rank: 1.25),
        .init(name: "GRU", rank: 2),
      ])
    try await check(figure.figure(), named: "critical-difference", format: "svg")
  }

  @Test("inspection, with autocorrelation and seasons")
  func inspection() async throws {
    let values = [3.0, 1, .nan, 4, 1.5, 5].enumerated().map { Point(x: Double($0 + 1), y: $1) }
    let autocorrelations = AutocorrelationFigure(
      title: "0.50 at lag 1", values: [0.5, -0.25], chance: 0.8)
    let seasons = SeasonalFigure(
      title: "highest in Q2", name: "sales",
      axis: HorizontalAxis(.category(["Q1", "Q2"])),
      cycles: [
        [Point(x: 0, y: 3), Point(x: 1, y: 4)], [Point(x: 0, y: 1), Point(x: 1, y: 5)],
      ])
    let figure = InspectionFigure(
      title: "sales", name: "sales", axis: HorizontalAxis(.number), values: values,
      autocorrelations: autocorrelations, seasons: seasons)
    try await check(figure.figure(), named: "inspection", format: "svg")
    try await check(autocorrelations.figure(), named: "autocorrelation", format: "svg")
    try await check(seasons.figure(), named: "seasonal", format: "svg")
  }

  @Test("learning rate")
  func learningRate() async throws {
    let losses = [1.0, 0.5, 3].enumerated().map { Point(x: Double($0) - 4, y: $1) }
    let figure = LearningRateFigure(
      title: "0.001", loss: "MSE", losses: losses, averages: losses, suggestion: -3)
    try await check(figure.figure(), named: "learning-rate", format: "svg")
  }

  @Test("every kind has one")
  func complete() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == FigureKind.allCases.map { "\($0.rawValue).gp" }.sorted())
  }

  @Test("calibration, in two columns")
  func calibration() async throws {
    let figure = CalibrationFigure(
      title: "Too narrow", levels: [50, 90],
      entrants: [.init(name: "Theta", coverages: [40, 80])], forecaster: "Theta",
      quantiles: [0, 0.05, 0.25, 0.75, 0.95, 1], shares: [0.1, 0.2, 0.4, 0.2, 0.1])
    try await check(figure.figure(), named: "calibration", format: "svg")
  }

  @Test("residuals, in two columns")
  func residuals() async throws {
    let errors = [1, -2, 0.5, 3, -1.5, 0.25].enumerated().map { Point(x: Double($0 + 1), y: $1) }
    let figure = ResidualFigure(
      title: "Nothing left", axis: HorizontalAxis(.number, label: "origin"), errors: errors,
      autocorrelations: [0.5, -0.25])
    try await check(figure.figure(), named: "residuals", format: "svg")
  }

  @Test("scatter")
  func scatter() async throws {
    let figure = ScatterFigure(
      title: "Close", name: "sales",
      points: [Point(x: 1, y: 1.5), Point(x: 2, y: 1.75), Point(x: 4, y: 4.5)])
    try await check(figure.figure(), named: "scatter", format: "svg")
  }
}
