import Testing

@Suite("Bounds on the command line")
struct BoundsTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    // What is counted, and falls to next to nothing.
    let rows = (1...36).map { "\(1990 + $0),\(max(0, 40 - $0 - $0 % 3))" }
    try workplace.put("year,visits\n" + rows.joined(separator: "\n") + "\n", at: "a.csv")
    let other = ["x", "y"].flatMap { name in rows.map { "\($0),\(name)" } }
    try workplace.put(
      "year,visits,name\n" + other.joined(separator: "\n") + "\n", at: "panel.csv")
  }

  private func numbers(_ output: String) -> [Double] {
    output.split(separator: "\n").dropFirst().flatMap { line in
      line.split(separator: ",").dropFirst().compactMap { Double($0) }
    }
  }

  @Test(
    "hold for forecasts and intervals of statistics, networks and both",
    arguments: [
      ["--model", "drift", "--levels", "80"],
      ["--model", "gru", "--loss", "pinball", "--levels", "80", "--epochs", "2"],
      ["--levels", "80"],
    ])
  func forecast(model: [String]) async throws {
    let outcome = try await Program.run(
      ["forecast", "a.csv", "--horizon", "6", "--non-negative", "--integer", "--upper-bound", "39"]
        + model + ["--quiet"], in: workplace.path)
    #expect(outcome.status == 0 && outcome.error == "")
    let values = numbers(outcome.output)
    #expect(values.count == 18)
    #expect(values.allSatisfy { 0...39 ~= $0 && $0 == $0.rounded() })
  }

  @Test("hold in studies, and a series that breaks them is refused and costs the others nothing")
  func study() async throws {
    try workplace.put(
      "year,visits,name\n"
        + (1...36).map { "\(1990 + $0),\(40 - $0),x\n\(1990 + $0),\(20 - $0),broken\n" }.joined(),
      at: "some.csv")
    let outcome = try await Program.run(
      ["batch", "some.csv", "--series-id", "name", "--models", "drift,theta", "--horizon", "6"]
        + ["--non-negative", "--integer", "--levels", "80", "--plots", "none", "--out", "s"],
      in: workplace.path)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(
      (outcome.output + outcome.error).contains("Drift and Theta could not forecast 1 series"))
    let summary = try workplace.text("s/report/report.md")
    #expect(
      summary.contains("## Not forecast\n\n- broken, drift \\(6\\), Theta \\(6\\): Series"),
      "\(summary)")
    let forecasts = try workplace.text("s/report/forecasts.csv").split(separator: "\n")
    #expect(forecasts.count > 1)
    #expect(forecasts.allSatisfy { $0.contains("broken") == false && $0.contains("-1") == false })
  }

  @Test("hold in backtests, and stand in the document")
  func backtest() async throws {
    let outcome = try await Program.run(
      ["backtest", "a.csv", "--horizon", "6", "--model", "drift", "--origins", "3"]
        + ["--non-negative", "--csv", "-", "--quiet"], in: workplace.path)
    #expect(outcome.status == 0)
    #expect(numbers(outcome.output).allSatisfy { $0 >= 0 })
    let document = try await Program.run(
      ["backtest", "a.csv", "--horizon", "6", "--model", "drift", "--lower-bound", "-2", "--json"],
      in: workplace.path)
    #expect(document.output.replacing(" ", with: "").contains("\"lower\":-2"))
  }

  @Test("are refused where the history breaks them, of many series too")
  func broken() async throws {
    let file = try await Program.run(
      ["forecast", "a.csv", "--horizon", "6", "--lower-bound", "5", "--model", "theta"],
      in: workplace.path)
    #expect(file.status == 65)
    #expect(
      file.error.hasSuffix(
        "Series 'a': 3 in column 'visits' at 2025 is not at least 5, as forecasts are to be. Leave out the "
          + "bound, or correct the value.\n"), "\(file.error)")
    let panel = try await Program.run(
      ["forecast", "panel.csv", "--series-id", "name", "--horizon", "2", "--upper-bound", "5"],
      in: workplace.path)
    #expect(panel.status == 65 && panel.error.contains("is not at most 5"), "\(panel.error)")
  }
}
