import Foundation
import Testing

@Suite("Model files on the command line")
struct ModelTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")
  private let small = ["--horizon", "12", "--hidden", "4", "--epochs", "2", "--quiet"]

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  private func fit(_ name: String, _ more: [String] = []) async throws {
    let outcome = try await Program.run(
      ["fit", passengers, "--save", name] + small + more, in: workplace.path)
    #expect(outcome == Program.Outcome(status: 0, output: "", error: ""))
  }

  @Test("what is saved forecasts as what was trained")
  func saveAndLoad() async throws {
    try await fit("a.safetensors")
    #expect(try workplace.names() == ["a.safetensors"])
    let trained = try await Program.run(
      ["forecast", passengers] + small, in: workplace.path)
    let loaded = try await run("forecast", passengers, "--load", "a.safetensors", "--quiet")
    #expect(loaded == trained)
    let told = try await run("forecast", passengers, "--load", "a.safetensors")
    #expect(
      told.error.hasSuffix(
        "\nThe forecast was not judged: the model may have learned from these rows.\n"))
    let shorter = try await run(
      "forecast", passengers, "--load", "a.safetensors", "--horizon", "3", "--quiet")
    #expect(trained.output.hasPrefix(shorter.output))
    let longer = try await run(
      "forecast", passengers, "--load", "a.safetensors", "--horizon", "13", "--quiet")
    #expect(longer.status == 64)
  }

  @Test("the same seed gives the same file with any number of threads")
  func repeatable() async throws {
    try await fit("a.safetensors", ["--threads", "1"])
    try await fit("b.safetensors", ["--threads", "2"])
    #expect(try workplace.bytes("a.safetensors") == workplace.bytes("b.safetensors"))
  }

  @Test("other columns and another frequency are errors that name the difference")
  func mismatch() async throws {
    try await fit("a.safetensors")
    try workplace.put("month,sales\n2020-01,1\n2020-02,2\n2020-03,4\n", at: "columns.csv")
    let columns = try await run("forecast", "columns.csv", "--load", "a.safetensors")
    #expect(columns.status == 65)
    #expect(
      columns.error
        == "hindsight: columns.csv has no column 'passengers', which the model reads. Its "
        + "columns are 'month', 'sales'. Give a file with the model's columns, or train another model.\n"
    )
    let days = (1...30).map { "2020-01-\($0 < 10 ? "0" : "")\($0),\($0)\n" }
    try workplace.put("day,passengers\n" + days.joined(), at: "daily.csv")
    let daily = try await run("forecast", "daily.csv", "--load", "a.safetensors")
    #expect(daily.status == 65)
    #expect(
      daily.error.hasSuffix(
        "hindsight: The rows of series 'daily' come daily, but the model learned from "
          + "rows that come monthly. Bring them to that distance, or train another model.\n"))
  }

  @Test("options that a loaded model cannot take are usage errors")
  func options() async throws {
    let cases = [
      ["--holdout", "3"], ["--loss-plot", "a.svg"], ["--hidden", "8"], ["--model", "lstm"],
      ["--epochs", "3"], ["--levels", "80"], ["--model", "gru"], ["--hidden", "32"],
      ["--loss=mae"], ["--seed", "1"], ["--clip-norm", "1"],
    ]
    for more in cases {
      let outcome = try await Program.run(
        ["forecast", passengers, "--load", "a.safetensors"] + more, in: workplace.path)
      #expect(outcome.status == 64, "\(more)")
      #expect(outcome.error.contains("--load"), "\(more)")
    }
    let threads = try await run(
      "forecast", passengers, "--load", "none.safetensors", "--threads", "1")
    #expect(threads.status == 66, "there is no such file, but nothing is wrong with the options")
  }

  @Test("options that a model brings along are refused beside --init, even with their defaults")
  func furtherOptions() async throws {
    try await fit("a.safetensors", ["--loss", "mse"])
    let cases = [
      (
        ["--model", "gru"], "--init brings a network along: it takes neither --model nor any other"
      ),
      (
        ["--hidden", "32"], "--init brings a network along: it takes neither --hidden nor any other"
      ),
      (["--input-weights", "uniform"], "--init brings weights, intervals and the way"),
      (["--loss", "mae"], "--init brings its loss along, mse: leave --loss out"),
    ]
    for (more, message) in cases {
      let outcome = try await Program.run(
        ["fit", passengers, "--init", "a.safetensors", "--save", "b.safetensors"] + more,
        in: workplace.path)
      #expect(outcome.status == 64 && outcome.error.contains(message), "\(outcome.error)")
    }
    let same = try await run(
      "fit", passengers, "--init", "a.safetensors", "--save", "b.safetensors", "--loss", "mse",
      "--epochs", "1")
    #expect(same.status == 0, "\(same.error)")
  }

  @Test("training goes on from a model")
  func furtherTraining() async throws {
    try await fit("a.safetensors")
    let outcome = try await run(
      "fit", passengers, "--init", "a.safetensors", "--save", "b.safetensors", "--epochs", "1")
    #expect(outcome.status == 0)
    #expect(
      outcome.error.hasSuffix(
        "\nThe model of --init may have learned from the held-out end before.\n"))
    let difference = try await run("model", "diff", "a.safetensors", "b.safetensors")
    #expect(difference.status == 1 && difference.error == "")
    #expect(difference.output.contains("\nweight_hh_l0: "))
    let same = try await run("model", "diff", "a.safetensors", "a.safetensors")
    #expect(same == Program.Outcome(status: 0, output: "", error: ""))
    let horizon = try await run(
      "fit", passengers, "--init", "a.safetensors", "--save", "b.safetensors", "--horizon", "3")
    #expect(horizon.status == 64)
  }

  @Test("inspect shows what a file holds, verify whether it is sound")
  func inspectAndVerify() async throws {
    try await fit("a.safetensors")
    let shown = try await run("model", "inspect", "a.safetensors")
    #expect(shown.status == 0 && shown.error == "")
    for line in [
      "cell                  GRU", "weight_hh_l0          12 × 4", "loss                  mae",
      "segment               none", "columns read          together",
    ] { #expect(shown.output.contains("\n\(line)\n"), "\(shown.output)") }
    let sound = try await run("model", "verify", "a.safetensors")
    #expect(sound.status == 0 && sound.output.hasPrefix("a.safetensors: sound, sha256:"))
    var bytes = try workplace.bytes("a.safetensors")
    bytes[bytes.count - 3] ^= 1
    try workplace.put(bytes, at: "b.safetensors")
    let both = try await run("model", "verify", "b.safetensors", "a.safetensors")
    #expect(both.status == 65 && both.output == sound.output)
    #expect(
      both.error == "hindsight: b.safetensors: the checksum does not fit the content. The file was "
        + "changed or damaged; fetch it again.\n")
    let loaded = try await run("forecast", passengers, "--load", "b.safetensors")
    #expect(loaded.status == 65 && loaded.error == both.error)
    let missing = try await run("forecast", passengers, "--load", "none.safetensors")
    #expect(missing.status == 66)
  }

  @Test("a file that cannot be written is found out before training, and the old one stays")
  func unwritable() async throws {
    try workplace.put("old", at: "old")
    for (name, reason) in [("no/a", "the folder 'no' does not exist"), (".", "it is a folder")] {
      let outcome = try await Program.run(
        ["fit", passengers, "--save", name] + small, in: workplace.path)
      #expect(outcome.status == 73 && outcome.error.contains(reason), "\(outcome.error)")
    }
    let overwrite = try await Program.run(
      ["fit", passengers, "--save", passengers] + small, in: workplace.path)
    #expect(overwrite.status == 64)
  }
}
