import Foundation
import Testing

@Suite("hindsight diagnose")
struct DiagnoseCommandTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(["diagnose"] + arguments, in: workplace.path)
  }

  private let small = ["--horizon", "12", "--hidden", "4", "--epochs", "3"]

  @Test("says what flows, what forecasts rest on and how gates are used, and draws it")
  func findings() async throws {
    let file = Dataset.path("air-passengers.csv")
    let outcome = try await run([file, "--plot", "inside.svg"] + small)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.hasPrefix("The gradients "))
    #expect(outcome.output.contains("Layer 1: reset gate "))
    #expect(
      outcome.output.contains("of the influence of the past on the forecast lies in the last "))
    #expect(try workplace.text("inside.svg").contains("</svg>"))
    #expect(try await run([file, "--threads", "3"] + small).output == outcome.output)
  }

  @Test("a saved model is diagnosed without training, and the document holds every number")
  func model() async throws {
    let file = Dataset.path("air-passengers.csv")
    let fit = try await Program.run(
      ["fit", file, "--save", "m.safetensors", "--quiet"] + small, in: workplace.path)
    #expect(fit.status == 0, "\(fit.error)")
    let outcome = try await run([file, "--load", "m.safetensors", "--json", "--quiet"])
    #expect(outcome.status == 0 && outcome.error == "")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let kept = try #require(document["kept"] as? [String: Any])
    #expect(kept["epoch"] is NSNull && (document["training"] as? [Any])?.isEmpty == true)
    let flow = try #require((kept["norms"] as? [String: Any])?["norms"] as? [[Double]])
    let influence = try #require(document["influence"] as? [String: Any])
    let columns = try #require(influence["columns"] as? [[String: Any]])
    #expect(flow.count == 1 && flow[0].count == 24 && columns[0]["name"] as? String == "passengers")
    #expect(influence["stepsAhead"] as? [Int] == [1, 6, 12])
  }

  @Test("--gradcheck compares every matrix, before training or of a saved model")
  func gradcheck() async throws {
    let outcome = try await run(
      [Dataset.path("uk-gas.csv"), "--gradcheck", "--model", "lstm"] + small)
    #expect(outcome.status == 0, "\(outcome.error)")
    for name in ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "readout.bias"] {
      #expect(outcome.output.contains(name))
    }
    #expect(outcome.output.contains("BPTT agrees with central differences on 16 windows"))
    let counts = try await run(
      [Dataset.path("lynx.csv"), "--gradcheck", "--loss", "negative-binomial"]
        + ["--horizon", "4", "--hidden", "5"])
    #expect(counts.status == 0, "large counts: \(counts.output)")
  }

  @Test("of training that diverged says so, and gives no advice on the context")
  func diverged() async throws {
    let outcome = try await run(
      [Dataset.path("sunspots.csv"), "--horizon", "12", "--context", "100", "--epochs", "10"]
        + ["--model", "rnn", "--activation", "relu", "--recurrent-weights", "identity"]
        + ["--clip-norm", "1e9", "--optimizer", "sgd", "--loss", "mse", "--plot", "inside.svg"])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains(" What follows is the network as it was shortly before.\n"))
    #expect(outcome.output.contains("\nThe gradients explode: "))
    #expect(outcome.output.contains("\nClip the gradient to a lower norm"))
    #expect(outcome.output.contains("--context ") == false)
  }

  @Test("refuses what contradicts itself")
  func faults() async throws {
    let file = Dataset.path("uk-gas.csv")
    for (arguments, message) in [
      ([], "Missing expected argument '<file> ...'"),
      (["m.safetensors"], "show on data: hindsight diagnose FILE --load m.safetensors"),
      ([file], "Missing expected argument '--horizon <steps>'"),
      (["--study", "adding", file], "--study trains networks of its own"),
      ([file, "--load", "m.safetensors", "--hidden", "3"], "--load brings its network along"),
      (
        [file, "--load", "m.safetensors", "--model", "gru"],
        "it takes neither --model nor any other"
      ),
      ([file, "--horizon", "2", "--model", "theta"], "--model theta is not one network."),
      ([file, "--horizon", "2", "--model", "auto"], "--model auto is not one network."),
      (["--study", "adding", "--hidden", "32"], "--study trains networks of its own"),
      (["--study", "adding", "--target", "y"], "--study trains networks of its own"),
      ([file, "--horizon", "2", "--gradcheck", "--plot", "x.svg"], "it takes no --plot"),
    ] {
      let outcome = try await run(arguments)
      #expect(outcome.status == 64 && outcome.error.contains(message), "\(outcome.error)")
    }
  }
}
