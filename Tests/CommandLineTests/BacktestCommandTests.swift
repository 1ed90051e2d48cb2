import Foundation
import Testing

@Suite("Backtest and score on the command line")
struct BacktestCommandTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  @Test("a backtest prints its table, and score finds the same in the forecasts that it writes")
  func backtestAndScore() async throws {
    let made = try await run(
      "backtest", passengers, "--horizon", "6", "--model", "theta", "--origins", "12",
      "--levels", "80", "--csv", "origins.csv", "--plot", "origins.svg")
    #expect(made.status == 0)
    let rows = made.output.split(separator: "\n")
    #expect(rows[0].split(separator: " ").first == "MASE" && rows[0].hasSuffix("skill"))
    #expect(rows[0].contains("coverage-80") && rows[1].hasPrefix("Theta "))
    #expect(made.error.contains("12 origins, 1959-07-01 to 1960-06-01, horizon 6, stride 1"))
    #expect(made.error.contains("Diebold–Mariano") && made.error.contains("Friedman"))
    #expect(try workplace.text("origins.svg").contains("</svg>"))
    let judged = try await run("score", passengers, "origins.csv", "--quiet")
    #expect(judged.status == 0)
    let cells = { (line: Substring) in line.split(separator: " ") }
    let found = judged.output.split(separator: "\n").map(cells)
    for row in rows.dropFirst().prefix(6) {
      #expect(found.contains(cells(row)), "\(row)")
    }
  }

  @Test("a document holds the scores by step, the tests and the configuration")
  func document() async throws {
    let outcome = try await run(
      "backtest", passengers, "--horizon", "3", "--model", "ets", "--model", "theta", "--window",
      "60", "--refit", "every 2", "--json", "--quiet")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let configuration = try #require(document["configuration"] as? [String: Any])
    #expect(configuration["span"] as? String == "sliding over 60 steps")
    #expect(configuration["refit"] as? String == "every 2")
    #expect(configuration["auditedForecasts"] as? Int == 18)
    let contest = try #require(document["contest"] as? [String: Any])
    let forecasters = try #require(contest["forecasters"] as? [[String: Any]])
    #expect(forecasters.map { $0["name"] as? String }.prefix(2) == ["ETS", "Theta"])
    #expect((forecasters[0]["criterionByStep"] as? [Double])?.count == 3)
    #expect((contest["ranking"] as? [String: Any])?["cases"] as? Int == 10)
  }

  @Test("a model that is worse than another ends with status 3, after everything is written")
  func failIfWorse() async throws {
    let arguments = [
      "backtest", passengers, "--horizon", "12", "--fail-if-worse-than", "seasonal-naive",
      "--quiet", "--model",
    ]
    let bad = try await Program.run(arguments + ["mean"], in: workplace.path)
    #expect(bad.status == 3 && bad.output.contains("mean"))
    #expect(bad.error.contains("mean is worse than seasonal naive by MASE."))
    let good = try await Program.run(arguments + ["theta"], in: workplace.path)
    #expect(good.status == 0 && good.error == "")
  }

  @Test("many series are judged by means over series, those that are too short left out")
  func panel() async throws {
    let short = "a,2000-01-01,1\na,2000-02-01,2\n"
    let long = (1...9).map { "b,2000-0\($0)-01,\($0 * $0)\nc,2000-0\($0)-01,\(20 - $0)\n" }.joined()
    try workplace.put("unique_id,ds,y\n" + short + long, at: "panel.csv")
    let outcome = try await run(
      "backtest", "panel.csv", "--horizon", "2", "--origins", "3", "--model", "drift",
      "--season-length", "1", "--csv", "-")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("method,unique_id,origin,ds,step,forecast\ndrift,b,2000-05-01,"))
    #expect(outcome.error.contains("1 of 3 series were left out"))
    #expect(outcome.error.contains("Means over series"))
  }

  @Test(
    "what would leak, cannot be or is no metric is refused before the work",
    arguments: [
      (["--fill", "linear"], "would leak into forecasts"),
      (["--refit", "sometimes"], "no time to learn again"),
      (["--refit", "0"], "no time to learn again"),
      (["--metric", "bias"], "'bias' is no metric"),
      (["--model", "theta", "--model", "theta"], "--model theta is given twice"),
      (["--fail-if-worse-than", "oracle"], "which is no model"),
      (["--origins", "0"], "--origins must be at least 1"),
      (["--json", "--csv", "-"], "Standard output carries one thing"),
      (["--model", "theta", "--hidden", "3"], "trains no network"),
    ])
  func refusals(options: [String], message: String) async throws {
    let outcome = try await Program.run(
      ["backtest", passengers, "--horizon", "3"] + options, in: workplace.path)
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(outcome.error.contains(message), "\(outcome.error)")
  }

  @Test("more origins than a series has is an error of the data that says how many it needs")
  func tooManyOrigins() async throws {
    let outcome = try await run(
      "backtest", passengers, "--horizon", "12", "--origins", "200", "--model", "theta")
    #expect(outcome.status == 65 && outcome.error.contains("need 212"))
  }

  @Test("a network forecasts from every origin after one training")
  func network() async throws {
    let outcome = try await run(
      "backtest", passengers, "--horizon", "3", "--origins", "4", "--epochs", "2", "--audit",
      "full",
      "--verbose")
    #expect(outcome.status == 0 && outcome.output.contains("\nGRU "))
    #expect(outcome.error.contains("all the same to the last bit"))
  }

  @Test("metrics are listed with formulas")
  func metrics() async throws {
    let outcome = try await run("metrics")
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(outcome.output.contains("MSIS-LEVEL\n") && outcome.output.contains("mean |y − f|"))
  }
}
