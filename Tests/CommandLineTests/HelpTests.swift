import Foundation
import Testing

@Suite("Help, version and completions")
struct HelpTests {
  private let folder = NSTemporaryDirectory()

  @Test("help begins with examples and goes to standard output")
  func help() async throws {
    for arguments in [["--help"], ["help"], [], ["forecast", "--help"], ["help", "forecast"]] {
      let outcome = try await Program.run(arguments, in: folder)
      #expect(outcome.status == 0 && outcome.error == "", "\(arguments)")
      let examples = try #require(outcome.output.firstRange(of: "EXAMPLES:"))
      let usage = try #require(outcome.output.firstRange(of: "USAGE:"))
      #expect(examples.lowerBound < usage.lowerBound)
      #expect(outcome.output.contains("hindsight forecast sales.csv --horizon 12\n"))
    }
  }

  @Test("the help of forecast names every option and its default")
  func options() async throws {
    let help = try await Program.run(["help", "forecast"], in: folder).output
    for option in [
      "target", "time", "series-id", "delimiter", "decimal", "thousands", "missing", "time-format",
      "dates", "on-error", "rejected", "fill", "duplicates", "sort", "aggregate", "frequency",
      "season-length", "origin", "horizon", "holdout", "threads",
      "model", "activation", "hidden", "layers", "dropout", "context", "strategy", "loss-at",
      "scaler", "log", "level", "loss", "optimizer", "learning-rate", "momentum", "nesterov",
      "recurrent-dropout", "truncate", "truncate-every", "input-weights", "recurrent-weights",
      "forget-bias", "residual", "dilation", "stateful", "own-inputs", "own-inputs-over",
      "own-inputs-course", "series-weight", "balance-series", "window-stride", "half-life",
      "input-noise", "delta", "quantiles", "levels", "weight-decay", "schedule", "schedule-factor",
      "schedule-epochs", "warm-up", "on-nan", "checkpoint", "checkpoint-every", "resume",
      "log-metrics", "past", "future", "future-file", "static", "static-file", "calendar",
      "holidays",
      "lags", "season-ago", "transform", "plot-series", "samples",
      "epochs", "training-steps", "patience", "batch-size", "clip-norm", "clip-value", "seed",
      "output", "plot", "loss-plot", "title", "unit", "json", "quiet", "verbose", "version", "help",
    ] {
      #expect(help.contains("--\(option) ") || help.contains("--\(option)\n"), "--\(option)")
    }
    let sentences = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for fallback in [
      "(default: all columns of numbers)", "(default: as many steps as the horizon)",
      "(default: auto, or gru where",
      "(default: 32)", "(default: two seasons, or twice the horizon without a season; ",
      "default: multi-output)",
      "(default: standardise)", "default: mae)", "(default: 200)", "(default: standard output)",
    ] {
      #expect(sentences.contains(fallback), "\(fallback)")
    }
  }

  @Test("the help and the manual page name every exit status")
  func exitStatus() async throws {
    let help = try await Program.run(["help", "forecast"], in: folder).output
    let words = Set(help.split(whereSeparator: \.isWhitespace))
    let page = try String(contentsOfFile: Repository.path("packaging/hindsight.1"), encoding: .utf8)
    let readme = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    for status in [64, 65, 66, 69, 71, 73, 74, 130, 141, 143] {
      #expect(words.contains("\(status)"), "help: \(status)")
      #expect(page.contains("\n.It \(status)\n"), "manual page: \(status)")
      #expect(readme.contains("\n| \(status) |"), "README: \(status)")
    }
  }

  @Test("the version is a number alone")
  func version() async throws {
    let outcome = try await Program.run(["--version"], in: folder)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(outcome.status == 0 && outcome.error == "")
  }

  @Test("completions are made for every shell", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) async throws {
    let outcome = try await Program.run(["--generate-completion-script", shell], in: folder)
    #expect(outcome.status == 0 && outcome.error == "")
    for word in ["forecast", "season-length", "multi-output", "semicolon"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test("what cannot be written is an error for help, too")
  func fullDevice() async throws {
    for arguments in [["--help"], ["--version"]] {
      let outcome = try await Program.run(arguments, in: folder, redirection: ">/dev/full")
      #expect(outcome.status == 74)
      #expect(outcome.error.hasPrefix("hindsight: Cannot write 'standard output': "))
    }
  }

  @Test("a missing argument is named, and the usage follows")
  func missing() async throws {
    let cases = [
      (["forecast"], "Missing expected argument '<file> ...'"),
      (["forecast", "a.csv"], "Missing expected argument '--horizon <steps>'"),
      (["forecast", "a.csv", "--horizon"], "Missing value for '--horizon <steps>'"),
      (["a.csv", "--horizon", "2"], "There is no command 'a.csv'. To forecast a file, say: "),
    ]
    for (arguments, message) in cases {
      let outcome = try await Program.run(arguments, in: folder)
      #expect(outcome.status == 64 && outcome.output == "")
      #expect(outcome.error.contains("hindsight: \(message)"), "\(outcome.error)")
      #expect(outcome.error.contains("Usage: hindsight"))
    }
  }
}
