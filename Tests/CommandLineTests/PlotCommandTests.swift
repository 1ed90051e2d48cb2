import Foundation
import Testing

@Suite("Figures from the command line", .enabled(if: hasGnuplot))
struct PlotCommandTests {
  private let workplace: Workplace
  private static let passengers = Dataset.path("air-passengers.csv")

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  private func makeSources() async throws {
    let backtest = try await run([
      "backtest", Self.passengers, "--horizon", "6", "--model", "theta", "--model", "drift",
      "--origins", "12", "--levels", "80", "--csv", "origins.csv",
    ])
    #expect(backtest.status == 0, "\(backtest.error)")
    let study = try await run([
      "batch", Self.passengers, Dataset.path("nile.csv"), "--models", "naive,drift,theta",
      "--horizon", "6", "--levels", "80", "--plots", "none", "--out", "study",
    ])
    #expect(study.status == 0, "\(study.error)")
  }

  @Test("every kind is drawn of everything that holds its data, with a finding, also in characters")
  func kinds() async throws {
    try await makeSources()
    let drawings =
      [
        "forecast", "backtest", "horizon-error", "leaderboard", "critical-difference",
        "calibration", "residuals", "scatter",
      ].map { [$0, Self.passengers, "origins.csv"] }
      + [
        "forecast", "horizon-error", "leaderboard", "critical-difference", "calibration",
        "score-map",
      ].map { [$0, "study"] }
      + ["inspection", "seasonal", "autocorrelation"].map { [$0, Self.passengers] }
    for drawing in drawings {
      let image = try await run(["plot"] + drawing + ["--output", "figure.svg"])
      #expect(image.status == 0, "\(drawing) \(image.error)")
      #expect(try workplace.text("figure.svg").hasSuffix("</svg>\n\n"), "\(drawing)")
      let text = try await run(["plot"] + drawing)
      #expect(text.status == 0 && text.error == "", "\(drawing) \(text.error)")
      let lines = text.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count > 15 && lines.allSatisfy { $0.count < 100 }, "\(drawing)")
      // A finding names a forecaster, a month or a number; a subject alone does not.
      let finding = lines[0]
      #expect(
        finding.contains(/Theta|Drift|Naive|naive|Jul|[0-9]/), "\(drawing): \(finding)")
    }
  }

  @Test(
    "options that say nothing of what is drawn are refused",
    arguments: [
      (["leaderboard", "study", "--metric", "RMSE"], "--metric says nothing"),
      (["leaderboard", "study", "--forecaster", "x"], "--forecaster says nothing"),
      (["leaderboard", "study", "--name", "x"], "--name says nothing"),
      (["leaderboard", "study", "--season-length", "3"], "reads no series"),
      (["losses", "a.jsonl", "--season-length", "3"], "reads no series"),
      (["inspection", "a.csv", "--train", "b.csv"], "--train says nothing"),
      (["inspection", "a.csv", "--horizon", "3"], "--horizon says nothing"),
      (["inspection", "a.csv", "--phase", "2"], "--phase says nothing"),
      (["scatter", "a.csv", "b.csv", "--metric", "MAE"], "--metric says nothing"),
      (["horizon-error", "a.csv", "b.csv", "--forecaster", "x"], "--forecaster says nothing"),
    ])
  func idle(arguments: [String], message: String) async throws {
    let outcome = try await run(["plot"] + arguments)
    #expect(outcome.status == 64 && outcome.output == "", "\(outcome.output)")
    #expect(outcome.error.contains(message), "\(outcome.error)")
  }
}
