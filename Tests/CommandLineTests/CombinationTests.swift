import Testing

@Suite("Choices of network")
struct CombinationTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test(
    "every model forecasts finite numbers with every strategy and loss",
    arguments: [
      ["rnn"], ["rnn", "--activation", "relu"], ["gru"], ["lstm"],
    ], ["multi-output", "recursive"])
  func finite(model: [String], strategy: String) async throws {
    for lossAt in ["last", "every"] {
      let outcome = try await Program.run(
        ["forecast", Dataset.path("uk-gas.csv"), "--horizon", "4", "--quiet", "--model"] + model
          + ["--strategy", strategy, "--loss-at", lossAt, "--hidden", "6", "--epochs", "3"],
        in: workplace.path)
      #expect(outcome.status == 0 && outcome.error == "", "--loss-at \(lossAt)")
      let values = outcome.output.split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: ",").last.flatMap { Double($0) }
      }
      #expect(values.count == 4 && values.allSatisfy { $0.isFinite && $0 > 0 })
    }
  }

  @Test("an option of a network or its training chooses a GRU, even with its default")
  func chosen() async throws {
    for option in [["--hidden", "32"], ["--clip-norm", "1"], ["--seed", "1"]] {
      let outcome = try await Program.run(
        ["forecast", Dataset.path("uk-gas.csv"), "--horizon", "4"] + option, in: workplace.path)
      #expect(outcome.status == 0)
      #expect(outcome.error.contains("\nGRU  ") == (option[0] != "--seed"), "\(outcome.error)")
    }
  }

  @Test(
    "every scaler, logarithm, level, loss and optimiser is understood",
    arguments: [
      ["--scaler", "standardise"], ["--scaler", "min-max"], ["--scaler", "none"],
      ["--log", "always"], ["--log", "never"], ["--level", "none"], ["--level", "last-value"],
      ["--loss", "mse"], ["--loss", "mae"], ["--loss", "huber"], ["--optimizer", "sgd"],
      ["--optimizer", "sgd", "--momentum", "0.9", "--nesterov"], ["--clip-value", "0.1"],
      ["--clip-norm", "5"], ["--training-steps", "7"], ["--patience", "1"], ["--context", "1"],
      ["--batch-size", "1000000000"], ["--season-length", "1000000000"],
      ["--learning-rate", "1e-9"],
    ])
  func choice(arguments: [String]) async throws {
    let outcome = try await Program.run(
      ["forecast", Dataset.path("uk-gas.csv"), "--horizon", "4", "--quiet"] + arguments
        + (arguments.contains("--training-steps") ? [] : ["--epochs", "2"]) + ["--hidden", "4"],
      in: workplace.path)
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(outcome.output.split(separator: "\n").count == 5)
  }
}
