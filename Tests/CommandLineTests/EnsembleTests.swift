import Foundation
import Testing

@Suite("Ensembles on the command line")
struct EnsembleTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")
  private let small = ["--horizon", "6", "--hidden", "4", "--epochs", "2", "--quiet"]
  private let varied = ["--ensemble", "2", "--context", "12,24", "--loss", "mae,huber"]

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  @Test("one network is what it was")
  func one() async throws {
    let alone = try await run(["forecast", passengers] + small)
    #expect(alone.status == 0)
    #expect(try await run(["forecast", passengers, "--ensemble", "1"] + small) == alone)
  }

  @Test("several are saved in one file, which forecasts and can be trained further")
  func saved() async throws {
    let forecast = try await run(
      ["forecast", passengers, "--combine", "validation"] + small + varied)
    #expect(forecast.status == 0, "\(forecast.error)")
    for (name, threads) in [("a.safetensors", "1"), ("b.safetensors", "3")] {
      let fit = try await run(
        ["fit", passengers, "--combine", "validation", "--save", name, "--threads", threads] + small
          + varied)
      #expect(fit == Program.Outcome(status: 0, output: "", error: ""))
    }
    #expect(try workplace.bytes("a.safetensors") == workplace.bytes("b.safetensors"))
    #expect(try await run(["forecast", passengers, "--load", "a.safetensors", "-q"]) == forecast)
    let inspected = try await run(["model", "inspect", "a.safetensors"])
    #expect(inspected.output.contains("8 × GRU") && inspected.output.contains("members.7.weight"))
    #expect(try await run(["model", "verify", "a.safetensors"]).status == 0)
    let further = try await run(
      ["fit", passengers, "--init", "a.safetensors", "--save", "c.safetensors", "--epochs", "1"])
    #expect(further.status == 0, "\(further.error)")
    let differing = try await run(["model", "diff", "a.safetensors", "c.safetensors"])
    #expect(differing.status == 1 && differing.output.contains("members.7.weight_ih_l0: "))
    let diagnosed = try await run(["diagnose", passengers, "--load", "a.safetensors"])
    #expect(diagnosed.status == 65 && diagnosed.error.contains("several networks together"))
  }

  @Test("JSON lists the networks")
  func document() async throws {
    let found = try await run(
      ["forecast", passengers, "--json", "--ensemble", "2", "--combine", "validation"] + small)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    let configuration = try #require(document["configuration"] as? [String: Any])
    let ensemble = try #require(configuration["ensemble"] as? [String: Any])
    let members = try #require(ensemble["members"] as? [[String: Any]])
    #expect(ensemble["combination"] as? String == "validation")
    #expect(members.map { $0["seed"] as? Int } == [1, 1_000_001])
    let weights = members.compactMap { $0["weight"] as? Double }
    #expect(abs(weights.reduce(0, +) - 1) < 1e-9 && weights.count == 2)
  }

  @Test("a run that keeps a checkpoint can be gone on with")
  func checkpoint() async throws {
    let fit = ["fit", passengers, "--ensemble", "2"] + small
    #expect(try await run(fit + ["--save", "a.safetensors"]).status == 0)
    let kept = fit + ["--checkpoint", "run", "--log-metrics", "log", "--resume"]
    #expect(try await run(kept + ["--save", "b.safetensors"]).status == 0)
    #expect(try await run(kept + ["--save", "c.safetensors"]).status == 0)
    #expect(try workplace.bytes("a.safetensors") == workplace.bytes("b.safetensors"))
    #expect(try workplace.bytes("a.safetensors") == workplace.bytes("c.safetensors"))
    let phases = try workplace.text("log").split(separator: "\n").map { $0.prefix(10) }
    #expect(Set(phases).count == 4)
  }

  @Test("backtests, studies and searches take them")
  func elsewhere() async throws {
    let backtest = try await run(
      ["backtest", passengers, "--ensemble", "2", "--origins", "2", "--audit", "full"] + small)
    #expect(backtest.status == 0 && backtest.output.contains("2 × GRU"), "\(backtest)")
    let judged = try await run(
      ["backtest", passengers, "--ensemble", "2", "--origins", "2", "--json", "-q"] + small)
    let document = try JSONSerialization.jsonObject(with: Data(judged.output.utf8))
    let configuration = (document as? [String: Any])?["configuration"] as? [String: Any]
    let members = try #require(configuration?["members"] as? [[String: Any]])
    #expect(members.map { $0["seed"] as? Int } == [1, 1_000_001])
    #expect(members.allSatisfy { $0["loss"] as? String == "mae" })
    try workplace.put(
      "files: [\(passengers)]\nmodels: [gru]\nhorizon: 6\nensemble: 2\ncombine: mean\nhidden: 4\n"
        + "epochs: 1\ncontext: [12, 24]\nout: study\nplots: none\n", at: "study.yaml")
    let study = try await run(["batch", "--config", "study.yaml", "--quiet"])
    #expect(study.status == 0, "\(study.error)")
    let tune = try await run(
      [
        "tune", passengers, "--horizon", "6", "--hidden", "4", "--epochs", "4", "--trials", "4",
        "-q",
      ]
        + ["--try", "ensemble=1,2", "--try", "combine=mean,median", "--origins", "2"]
        + ["--save", "best.safetensors"])
    #expect(tune.status == 0, "\(tune.error)")
    #expect(try await run(["model", "verify", "best.safetensors"]).status == 0)
  }

  @Test("samples are drawn from them, and intervals combined")
  func samples() async throws {
    let drawn = try await run(
      ["forecast", passengers, "--ensemble", "2", "--loss", "normal,student-t", "--levels", "80"]
        + ["--samples", "3"] + small)
    #expect(drawn.status == 0, "\(drawn.error)")
    #expect(
      drawn.output.hasPrefix("date,passengers,lower-80,upper-80,sample-1,"), "\(drawn.output)")
  }

  @Test(
    "what does not go together is a usage error",
    arguments: [
      (["forecast", "--combine", "mean"], "--combine is for several networks: give --ensemble"),
      (["forecast", "--ensemble", "65"], "--ensemble must be at most 64, but is 65."),
      (
        ["forecast", "--ensemble", "40", "--context", "6,12"], "ask for 80 networks, and at most 64"
      ),
      (["forecast", "--context", "12,12"], "--context names something twice."),
      (["forecast", "--context", "0"], "--context must be at least 1, but is 0."),
      (["forecast", "--loss", "mae,x"], "'mae,x' is invalid for '--loss <loss>'"),
      (
        ["forecast", "--ensemble", "2", "--loss-plot", "a.svg"],
        "--loss-plot draws the losses of one"
      ),
      (
        ["forecast", "--ensemble", "2", "--model", "auto"],
        "--model auto chooses its networks itself"
      ),
      (["forecast", "--ensemble", "2", "--model", "theta"], "--model theta trains no network"),
      (["diagnose", "--ensemble", "2"], "This command looks at one network: leave out --ensemble"),
      (["learning-rate", "--loss", "mae,mse"], "This command looks at one network: leave out"),
    ])
  func refusals(_ arguments: [String], _ message: String) async throws {
    let outcome = try await run(arguments + [passengers, "--horizon", "6"])
    #expect(outcome.status == 64)
    #expect(outcome.error.contains(message), "\(outcome.error)")
  }
}
