import Foundation
import Testing

@Suite("Covariates on the command line")
struct CovariateTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  /// 200 days and 14 after them, of which only the promotions are known.
  private func makeSales() async throws {
    let made = try await run(
      "generate", "promotions", "--length", "214", "--frequency", "daily", "--noise", "1", "-o",
      "sales.csv")
    #expect(made.status == 0)
  }

  /// The MASE of the network in the table of scores.
  private func score(_ outcome: Program.Outcome) throws -> Double {
    #expect(outcome.status == 0, "\(outcome.error)")
    let line = outcome.error.split(separator: "\n").first { $0.hasPrefix("GRU ") }
    return try #require(line?.split(separator: " ").last.flatMap { Double($0) })
  }

  @Test("a future covariate makes a forecast several times as good, with the default network")
  func worth() async throws {
    try await makeSales()
    let arguments = ["forecast", "sales.csv", "--origin", "2000-07-18", "--horizon", "14"]
    let without = try await Program.run(
      arguments + ["--target", "y", "--model", "gru"], in: workplace.path)
    let with = try await Program.run(arguments + ["--future", "promotion"], in: workplace.path)
    #expect(with.error.contains("\nCovariates: future 'promotion', known 14 steps ahead.\n"))
    #expect(try score(with) < score(without) / 3)
  }

  @Test("a model file finds its covariates again, and says what is missing or other")
  func modelFile() async throws {
    try await makeSales()
    let origin = ["--origin", "2000-07-18"]
    let training = ["--hidden", "4", "--epochs", "2", "--quiet", "--horizon", "14"]
    let choices = ["--future", "promotion", "--calendar", "auto", "--lags", "7,14"]
    let fitted = try await Program.run(
      ["fit", "sales.csv", "--save", "a.safetensors"] + origin + training + choices,
      in: workplace.path)
    #expect(fitted == Program.Outcome(status: 0, output: "", error: ""))
    let trained = try await Program.run(
      ["forecast", "sales.csv"] + origin + training + choices, in: workplace.path)
    let loading = ["forecast", "sales.csv", "--load", "a.safetensors", "--quiet"]
    #expect(try await Program.run(loading + origin, in: workplace.path) == trained)
    let facts = try await run("model", "inspect", "a.safetensors")
    for fact in ["'promotion'", "weekday, month", "7, 14"] {
      #expect(facts.output.contains(fact), "\(fact)")
    }
    let late = try await Program.run(loading, in: workplace.path)
    #expect(late.status == 65)
    #expect(
      late.error
        == "hindsight: Series 'sales': the future covariate 'promotion' has no value at 2000-08-02; it is known "
        + "0 steps ahead, and 14 are forecast. Add its values to the last rows of the file, whose targets are "
        + "empty, or give them with --future-file.\n")
    let past = try await Program.run(
      loading + origin + ["--past", "promotion"], in: workplace.path)
    #expect(past.status == 65)
    #expect(
      past.error
        == "hindsight: Series 'sales' has 'promotion' besides as past covariates; the model reads none. Give the "
        + "model's covariates, or train another model.\n")
  }

  @Test("a panel reads covariates of all three kinds")
  func panel() async throws {
    let rows = (0..<4).flatMap { series in
      (0..<50).map { step in
        let push = (step * 7 + series) % 3 == 0 ? 1 : 0
        let value = step < 44 ? "\(10 * (series + 1) + 5 * push + step % 4)" : ""
        return
          "\(series),\(step),\(value),\(push),\(step < 44 ? "\(step % 5)" : ""),\(series % 2 == 0 ? "n" : "s")"
      }
    }
    try workplace.put(
      (["id,t,y,push,mood,region"] + rows).joined(separator: "\n") + "\n", at: "panel.csv")
    let outcome = try await run(
      "forecast", "panel.csv", "--series-id", "id", "--horizon", "6", "--future", "push", "--past",
      "mood", "--static", "region", "--hidden", "4", "--epochs", "3")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 1 + 4 * 6)
    #expect(
      outcome.error.contains("\nCovariates: past 'mood'; future 'push'; static 'region'.\nGRU: "))
    let choices = ["--hidden", "4", "--epochs", "1", "--past", "mood", "--static", "region"]
    let fitted = try await Program.run(
      ["fit", "panel.csv", "--horizon", "6", "--future", "push", "--save", "a.safetensors", "-q"]
        + ["--series-id", "id"] + choices, in: workplace.path)
    #expect(fitted.status == 0, "\(fitted.error)")
    let loading = ["forecast", "panel.csv", "--series-id", "id", "--load", "a.safetensors"]
    let loaded = try await Program.run(loading, in: workplace.path)
    #expect(loaded.status == 0, "\(loaded.error)")
    #expect(
      loaded.error.contains("\nCovariates: past 'mood'; future 'push'; static 'region'.\n"))
    try workplace.put(
      try workplace.text("panel.csv").replacing("region", with: "place"), at: "other.csv")
    let other = try await run(
      "forecast", "other.csv", "--series-id", "id", "--load", "a.safetensors")
    #expect(other.status == 65)
    #expect(
      other.error.hasPrefix("hindsight: other.csv has no column 'region', which the model reads."))
  }

  @Test("statistical methods and auto refuse covariates")
  func statistics() async throws {
    try await makeSales()
    for (model, option) in [("auto", ["--future", "promotion"]), ("theta", ["--lags", "7"])] {
      let outcome = try await Program.run(
        ["forecast", "sales.csv", "--horizon", "3", "--model", model] + option, in: workplace.path)
      #expect(outcome.status == 64)
      #expect(
        outcome.error.hasPrefix(
          "hindsight: --model \(model) reads nothing but the columns that are forecast: covariates, calendar, "
            + "holidays and lags are for --model rnn, gru or lstm.\n"))
    }
  }

  @Test("options that cannot be are refused with what would do")
  func options() async throws {
    try await makeSales()
    let cases = [
      (
        ["--calendar", "moon"],
        "'moon' is no cycle of the calendar. Give auto, none, or some of minute, hour, weekday, day, month."
      ),
      (["--lags", "7,0"], "'0' is not a number of steps from 1 up."),
      (["--future-file", "x.csv"], "--future-file holds the columns of --future; name them."),
      (["--static-file", "-"], "Standard input holds the series: name a file of covariates."),
    ]
    for (options, message) in cases {
      let outcome = try await Program.run(
        ["forecast", "sales.csv", "--horizon", "3"] + options, in: workplace.path)
      #expect(outcome.status == 64)
      #expect(outcome.error.contains(message), "\(outcome.error)")
    }
  }
}
