import Evaluation
import Foundation
import Testing

@Suite("hindsight tune")
struct TuneCommandTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func run(
    _ arguments: [String], on file: String = "air-passengers"
  ) async throws -> Program.Outcome {
    try await Program.run(
      ["tune", Dataset.path("\(file).csv"), "--horizon", "12"] + arguments, in: workplace.path)
  }

  private let small = ["--epochs", "6", "--trials", "6", "--try", "hidden=4..12"]

  @Test("finds, judges, draws and saves; the command that it names runs")
  func everything() async throws {
    let outcome = try await run(
      small + ["--holdout", "12", "--plot", "t.svg", "--save", "t.safetensors", "--loss", "mse"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "rank  trial  epochs   MASE  hidden")
    #expect(outcome.output.contains("Baselines at the same origins: seasonal naive "))
    #expect(outcome.output.contains("What went along with the score (rank correlation, 0 to 1; 6 "))
    #expect(outcome.error.contains("Trials: 6 of 2 epochs, 2 of 6 epochs. Judged by MASE from 3 "))
    #expect(outcome.error.contains("It was chosen by this figure, which is therefore optimistic."))
    #expect(outcome.error.contains("On the last 12 steps, which tuning has not seen:"))
    #expect(try workplace.names() == ["t.gp", "t.safetensors", "t.svg"])
    let next = try #require(lines.last?.split(separator: " ").map(String.init))
    #expect(next.prefix(3) == ["Next:", "hindsight", "forecast"])
    #expect(next.suffix(6) == ["--epochs", "6", "--horizon", "12", "--loss", "mse"])
    let forecast = try await Program.run(Array(next.dropFirst(2)) + ["-q"], in: workplace.path)
    #expect(forecast.status == 0 && forecast.output.split(separator: "\n").count == 13)
  }

  @Test("any number of threads finds the same, to the last byte of the document")
  func threads() async throws {
    let one = try await run(small + ["--threads", "1", "--json", "-q"])
    #expect(one.status == 0)
    let three = try await run(small + ["--threads", "3", "--json", "-q"])
    #expect(three.output == one.output)
  }

  @Test("a search that was stopped says so, and goes on to the same end")
  func resuming() async throws {
    let arguments = [
      "tune", Dataset.path("sunspots.csv"), "--horizon", "12", "--trials", "6", "--epochs", "3",
      "--threads", "1", "--json", "--try", "hidden=16..32",
    ]
    let whole = try await Program.run(arguments + ["-q"], in: workplace.path)
    let script = """
      "$0" "$@" & until [ "$(wc -l < t.jsonl)" -ge 3 ] 2>/dev/null; do sleep 0.01; done
      kill -TERM $!; wait $!
      """
    let stopped = try await Program.runScript(
      script, arguments + ["--out", "t.jsonl"], in: workplace.path)
    #expect(stopped.status == 143 && stopped.output == "")
    #expect(stopped.error.contains("the same command with --resume goes on from them."))
    let resumed = try await Program.run(
      arguments + ["--out", "t.jsonl", "--resume", "-q"], in: workplace.path)
    #expect(resumed == whole)
    let taken = try await Program.run(arguments + ["--out", "t.jsonl"], in: workplace.path)
    #expect(taken.status == 73 && taken.error.contains("'t.jsonl' is not empty. Go on from the"))
    let other = try await Program.run(
      arguments + ["--out", "t.jsonl", "--resume", "--origins", "2"], in: workplace.path)
    #expect(other.status == 65)
    #expect(other.error.contains("the number of origins is 3, here 2. Repeat"))
  }

  @Test(
    "an option that only some trials have a use for is given to those alone",
    arguments: [
      ["ensemble=1,2", "--combine", "mean"], ["loss=mae,huber", "--delta", "2"],
      ["layers=1,2", "--dropout", "0.2"], ["model=gru,rnn", "--activation", "relu"],
    ])
  func idle(arguments: [String]) async throws {
    let outcome = try await run(
      ["--try"] + arguments + ["--epochs", "3", "--halving", "none", "--json", "-q"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let trials = try #require(document["trials"] as? [[String: Any]])
    #expect(trials.count == 2 && trials.allSatisfy { $0["failure"] is NSNull })
    let searched = try #require(arguments[0].split(separator: "=").first.map(String.init))
    let best = try #require((trials[0]["settings"] as? [String: String])?[searched])
    let next = try #require(document["next"] as? String)
    #expect(next.contains(arguments[1]) == arguments[0].hasSuffix(best))
  }

  @Test("whatever can be searched for is an option of fit")
  func options() async throws {
    let help = try await Program.run(["help", "fit"], in: workplace.path).output
    for option in TunableOption.all {
      #expect(
        help.contains("--\(option.name) ") || help.contains("--\(option.name)\n"), "\(option.name)")
    }
  }

  @Test("one network is searched for many series, too")
  func panel() async throws {
    _ = try await Program.run(
      ["generate", "seasonal", "--series", "4", "--length", "60", "--frequency", "monthly"]
        + ["--to", "long", "--output", "panel.csv"], in: workplace.path)
    let arguments = ["tune", "panel.csv", "--horizon", "6"] + small
    let outcome = try await Program.run(arguments, in: workplace.path)
    #expect(outcome.status == 0, "\(outcome.error)")
    let saving = try await Program.run(arguments + ["--save", "m"], in: workplace.path)
    #expect(saving.status == 0, "\(saving.error)")
    #expect(try workplace.names() == ["m", "panel.csv"])
  }

  @Test(
    "what cannot be searched is refused before anything is trained, and leaves no file",
    arguments: [
      (
        ["--try", "hiden=1,2"], 64,
        "There is no option 'hiden' to search for. Did you mean: hidden?"
      ),
      (
        ["--try", "hidden=8,0"], 64,
        "--hidden must be at least 1, but is 0. (Asked for by the search: "
      ),
      (["--try", "level=mean,foo"], 64, "The value 'foo' is invalid for '--level <level>'."),
      (
        ["--hidden", "8", "--try", "hidden=8,9"], 64,
        "--hidden is given, and 'hidden' is searched for."
      ),
      (
        ["--try", "dropout=0.1,0.2"], 64, "--dropout acts between layers; give --layers 2 or more."
      ),
      (["--try", "loss=mae,mse", "--delta", "2"], 64, "--delta is for --loss huber."),
      (["--activation", "relu"], 64, "--activation is for --model rnn;"),
      (["--space", "none.yaml"], 66, "Cannot read 'none.yaml': there is no such file."),
      (["--trials", "0"], 64, "--trials must be at least 1, but is 0."),
      (["--halving", "1"], 64, "'1' is no factor. Give a whole number from 2 to 1000, or none."),
      (["--resume"], 64, "--resume needs the file to go on from: give --out too."),
      (["--holdout", "11"], 64, "--holdout must be at least the horizon, 12, but is 11."),
      (["--holdout", "144"], 65, "a held-out end of 144 leaves nothing to learn from."),
      (["--origins", "200"], 65, "Series 'air-passengers' has 144 observations"),
      (["--fill", "linear"], 64, "--fill linear fills from later values, which are not known at"),
      (["--model", "theta"], 64, "--model theta is not one network."),
      (["--metric", "coverage"], 64, "judges intervals: give their levels with --levels"),
      (["--save", "none/m"], 73, "Cannot write 'none/m': the folder 'none' does not exist."),
      (
        ["--try", "hidden=4000000"], 65, "1 trial failed, trial 1 for this reason: Training needs "
      ),
    ])
  func faults(arguments: [String], status: Int32, message: String) async throws {
    let outcome = try await run(
      arguments + ["--out", "t.jsonl"].dropLast(arguments == ["--resume"] ? 2 : 0))
    #expect(outcome.status == status)
    #expect((outcome.error + outcome.output).contains(message), "\(outcome.error)")
    let mayLeave = arguments.last == "hidden=4000000"
    #expect(try workplace.names() == (mayLeave ? ["t.jsonl"] : []))
  }
}
