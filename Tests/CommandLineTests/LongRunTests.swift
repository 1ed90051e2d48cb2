import Foundation
import Testing

@Suite("Long runs")
struct LongRunTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")
  private let small = [
    "--horizon", "12", "--hidden", "4", "--layers", "2", "--dropout", "0.2", "--epochs", "40", "-q",
  ]

  init() throws { workplace = try Workplace() }

  private var fit: [String] { ["fit", passengers] + small }
  /// A run that ends only when it is stopped.
  private var endless: [String] {
    ["fit", passengers, "--horizon", "12", "--epochs", "1000000", "--patience", "1000000"]
      + ["--checkpoint", "run", "--save", "a.safetensors"]
  }

  private let whole = Program.Outcome(status: 0, output: "", error: "")

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  /// Starts the program and sends a signal to it once it trains.
  private func stopTraining(
    by signal: String, _ arguments: [String], log: String = "log"
  ) async throws -> Program.Outcome {
    let script =
      "(until [ -s \(log) ]; do sleep 0.05; done; kill -\(signal) $$) & exec \"$0\" \"$@\""
    return try await Program.runScript(
      script, arguments + ["--log-metrics", log], in: workplace.path)
  }

  /// Starts the program and sends a signal to it after `delay` seconds.
  private func stop(
    by signal: String, after delay: Double, _ arguments: [String]
  ) async throws -> Program.Outcome {
    // A program that was faster leaves nobody to be signalled.
    let script = "(sleep \(delay); kill -\(signal) $$ 2>/dev/null) & exec \"$0\" \"$@\""
    return try await Program.runScript(script, arguments, in: workplace.path)
  }

  @Test("that are killed go on to the same model and the same log")
  func killed() async throws {
    let recording = ["--checkpoint-every", "1", "--resume"]
    #expect(
      try await run(fit + ["--save", "a.safetensors", "--log-metrics", "a.jsonl"]) == whole)
    let again =
      fit + recording
      + ["--save", "b.safetensors", "--checkpoint", "b", "--log-metrics", "b.jsonl"]
    var kills = 0
    while kills < 8 {
      let outcome = try await stop(by: "KILL", after: .random(in: 0.02...0.2), again)
      if outcome.status == 137 {
        kills += 1
        continue
      }
      #expect(outcome == whole)
      #expect(try workplace.bytes("a.safetensors") == workplace.bytes("b.safetensors"))
      try FileManager.default.removeItem(atPath: workplace.file("b"))
    }
    #expect(try await run(again) == whole)
    #expect(try workplace.bytes("a.safetensors") == workplace.bytes("b.safetensors"))
    #expect(try steps("a.jsonl") == steps("b.jsonl"))
    // What was killed in the middle of writing leaves what it wrote, under a name that hides it.
    let names = try workplace.names().filter { !$0.hasPrefix(".hindsight-") }
    #expect(names == ["a.jsonl", "a.safetensors", "b", "b.jsonl", "b.safetensors"])
  }

  private func steps(_ name: String) throws -> [String] {
    try workplace.text(name).split(separator: "\n").map {
      $0.components(separatedBy: ",\"seconds\"")[0]
    }
  }

  @Test(
    "leave a checkpoint where a signal stops them, and say how to go on",
    arguments: [("INT", 130), ("TERM", 143)])
  func signalled(signal: String, status: Int32) async throws {
    let arguments = endless + ["--hidden", "4"]
    let outcome = try await stopTraining(by: signal, arguments)
    #expect(outcome.status == status && outcome.output == "")
    #expect(
      outcome.error.hasSuffix(
        "\nStopped. The checkpoint is in run; the same command with --resume goes on from it.\n"))
    #expect(try workplace.names() == ["log", "run"])
    let resumed = try await stopTraining(by: signal, arguments + ["--resume"], log: "other")
    #expect(resumed.status == status)
    #expect(resumed.error.hasPrefix("Going on from run: phase 1, training step "))
  }

  @Test("keep the old checkpoint where there is no room for another")
  func noRoom() async throws {
    let arguments = endless + ["--hidden", "4", "--quiet"]
    _ = try await stopTraining(by: "INT", arguments)
    let kept = try workplace.bytes("run")
    // Blocks of 512 bytes, fewer than the file has.
    for blocks in stride(from: 0, to: kept.count / 512, by: max(1, kept.count / 512 / 6)) {
      let outcome = try await Program.runScript(
        "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\"",
        arguments + ["--resume", "--checkpoint-every", "1"], in: workplace.path)
      #expect(outcome.status == 74, "\(outcome)")
      #expect(
        outcome.error
          == "hindsight: Cannot write 'run': writing failed (File too large). Try again, or name "
          + "another place.\n")
      #expect(try workplace.bytes("run") == kept)
      #expect(try workplace.names() == ["log", "run"])
    }
  }

  @Test("refuse a checkpoint that is there, is another run's, or is in use")
  func refusals() async throws {
    let arguments = fit + ["--save", "a.safetensors", "--checkpoint", "run"]
    #expect(try await run(arguments) == whole)
    let kept = try workplace.bytes("run")
    let cases: [([String], Int32, String)] = [
      (arguments, 73, "'run' holds the checkpoint of an earlier run. Go on from it with --resume"),
      (arguments + ["--resume", "--seed", "2"], 65, "training.seed is 1, here 2. Repeat the comm"),
      (
        ["fit", Dataset.path("uk-gas.csv")] + small + arguments.suffix(4) + ["--resume"], 65,
        "'run' is the checkpoint of another run: in its phase 1, "
      ),
      (
        fit + ["--save", "run", "--checkpoint", "run"], 64, "--checkpoint would overwrite the file"
      ),
      (fit + ["--save", "a.safetensors", "--resume"], 64, "--resume needs the file to go on from"),
      (
        arguments + ["--checkpoint-every", "x"], 64, "'x' is no interval. Give seconds such as 30s"
      ),
      (
        fit + ["--save", "a.safetensors", "--checkpoint", "no/run"], 73, "the folder 'no' does not"
      ),
    ]
    for (arguments, status, message) in cases {
      let outcome = try await run(arguments)
      #expect(outcome.status == status && outcome.error.contains(message), "\(outcome.error)")
    }
    let held = try await Program.runScript(
      "exec 9>run.lock; flock 9; \"$0\" \"$@\" 9>&-", arguments + ["--resume"],
      in: workplace.path)
    #expect(held.status == 73)
    #expect(
      held.error
        == "hindsight: Cannot write 'run': another run writes it. Wait for its end, or name another "
        + "file.\n")
    #expect(try workplace.bytes("run") == kept)
    let load = try await run(
      ["forecast", passengers, "--load", "a.safetensors", "--log-metrics", "a.jsonl"])
    #expect(load.status == 64 && load.error.contains("--load does not train one network"))
  }

  @Test("forecast goes on to the same forecast, also of many series")
  func forecast() async throws {
    let made = try await run(
      ["generate", "seasonal", "--series", "3", "--length", "60", "--frequency", "monthly", "--to"]
        + ["long", "--output", "panel.csv"])
    #expect(made.status == 0)
    for file in [passengers, "panel.csv"] {
      let plain = try await run(["forecast", file] + small)
      #expect(plain.status == 0)
      let recorded = ["forecast", file] + small + ["--checkpoint", "run", "--resume"]
      _ = try await stop(by: "TERM", after: 0.1, recorded)
      #expect(try await run(recorded) == plain)
      #expect(try await run(recorded) == plain)
      try FileManager.default.removeItem(atPath: workplace.file("run"))
    }
  }

  @Test("a loss that is not finite names the largest gradients, or training goes back")
  func notFinite() async throws {
    let arguments = [
      "fit", passengers, "--horizon", "12", "--save", "a.safetensors", "--model", "rnn",
      "--activation", "relu", "--epochs", "8", "--optimizer", "sgd", "--loss", "mse",
      "--clip-norm", "1e9", "--learning-rate", "2",
    ]
    let stopped = try await run(arguments + ["-q"])
    #expect(stopped.status == 65)
    #expect(stopped.error.contains(" is not finite at training step "))
    #expect(stopped.error.contains("Largest gradients: "))
    #expect(try workplace.names() == [])
    let back = try await run(arguments + ["--on-nan", "rollback"])
    #expect(back.status == 0, "\(back.error)")
    #expect(back.error.contains("Going back to training step "))
    #expect(back.error.contains("on with the learning rate 1.0 (1 of at most 10 times)."))
  }

  @Test("metrics are a line for each step, and are drawn", .enabled(if: hasGnuplot))
  func metrics() async throws {
    let logged = fit + ["--save", "a.safetensors", "--log-metrics", "a.jsonl"]
    #expect(try await run(logged) == whole)
    let lines = try workplace.text("a.jsonl").split(separator: "\n")
    #expect(
      try #require(lines.first).hasPrefix("{\"phase\":1,\"step\":1,\"epoch\":1,\"trainingLoss\":0.")
    )
    #expect(lines.contains { $0.contains("\"validationLoss\":0.") })
    #expect(lines.contains { $0.hasPrefix("{\"phase\":2,") })
    // A line that is being written.
    try workplace.put(Array(try workplace.bytes("a.jsonl").dropLast(20)), at: "b.jsonl")
    for phase in ["1", "2"] {
      let drawn = try await run(
        ["plot", "losses", "a.jsonl", "b.jsonl", "-o", "losses.svg", "--phase", phase])
      #expect(drawn == whole)
    }
    try workplace.put("x\ny\n", at: "c.jsonl")
    let faulty = try await run(["plot", "losses", "c.jsonl", "-o", "losses.svg"])
    #expect(faulty.status == 65 && faulty.error.contains("c.jsonl, line 1: this is no line"))
    let none = try await run(["plot", "losses", "a.jsonl", "-o", "losses.svg", "--phase", "3"])
    #expect(none.status == 65 && none.error.contains("holds no training step of phase 3"))
    #expect(try await run(["plot", "losses", "d.jsonl", "-o", "l.svg"]).status == 66)
  }
}
