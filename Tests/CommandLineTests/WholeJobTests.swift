import Foundation
import Testing

@Suite("hindsight forecast, from a file to a forecast")
struct WholeJobTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")
  /// A network so small that training takes no time.
  private let small = ["--hidden", "4", "--epochs", "2"]

  init() throws { workplace = try Workplace() }

  private func forecast(
    _ arguments: [String], environment: [String: String?] = [:]
  ) async throws -> Program.Outcome {
    try await Program.run(
      ["forecast"] + arguments, in: workplace.path, environment: environment)
  }

  @Test("writes the months that follow as CSV, and what was found on standard error")
  func wholeJob() async throws {
    let outcome = try await forecast([passengers, "--horizon", "12"])
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(outcome.output.hasSuffix("\n"))
    #expect(rows.first == ["date", "passengers"])
    let months = (1...12).map { $0 < 10 ? "1961-0\($0)-01" : "1961-\($0)-01" }
    #expect(rows.dropFirst().map { String($0[0]) } == months)
    for row in rows.dropFirst() { #expect(300...900 ~= Double(row[1]) ?? .nan) }
    let lines = outcome.error.split(separator: "\n").map(String.init)
    #expect(
      lines.starts(with: [
        "air-passengers: 144 observations of 'passengers', 1949-01-01 to 1960-12-01.",
        "The rows come monthly: 143 of 143 gaps are one month.",
        "The season length is 12 (12 months make a year).",
      ]))
    for name in [
      "MASE", "auto", "LSTM ensemble", "combination", "naive", "seasonal naive", "drift", "mean",
      "ETS", "Theta",
    ] {
      #expect(lines.contains { $0.contains(name) }, "no line with \(name)")
    }
    #expect(lines.last?.contains("on the last 12 months") == true)
    #expect(outcome.error.contains("\u{1B}") == false)
    #expect(try workplace.names() == [])
  }

  @Test("says more if asked, and nothing if asked for quiet")
  func loudness() async throws {
    let arguments = [passengers, "--horizon", "12"] + small
    let verbose = try await forecast(arguments + ["-v"])
    for sentence in [
      "The delimiter is a comma (it splits the header into 2 columns, and the first rows alike).",
      "The times are in column 'date' (the first column that holds dates).",
      "The target is 'passengers' (all columns that hold numbers).",
      "The network has 144 parameters and reads 24 past steps.",
      "The logarithm is taken of 'passengers'.",
    ] {
      #expect(verbose.error.contains(sentence + "\n"), "\(sentence)")
    }
    let quiet = try await forecast(arguments + ["-q"])
    #expect(quiet == Program.Outcome(status: 0, output: verbose.output, error: ""))
  }

  @Test("training that may take long is announced after its first epoch, unless quiet is asked for")
  func longTraining() async throws {
    // Without patience it is short all the same.
    let arguments = [passengers, "--horizon", "12", "--hidden", "4", "--patience", "1"]
    for (option, noun) in [("--epochs", "epochs"), ("--training-steps", "training steps")] {
      let long = arguments + [option, "1000000000"]
      let outcome = try await forecast(long)
      #expect(outcome.status == 0)
      let notes = outcome.error.split(separator: "\n").filter { $0.hasPrefix("Training may take ") }
      #expect(notes.count == 1)
      #expect(
        notes.first?.hasSuffix(", for twice 1000000000 \(noun); fewer \(option) take less.") == true
      )
      #expect(try await forecast(long + ["--quiet"]).error == "")
    }
    let short = try await forecast(arguments + ["--epochs", "2"])
    #expect(short.error.contains("Training may take") == false)
  }

  @Test("a network that could not be judged is a warning, also when quiet")
  func couldNotBeJudged() async throws {
    // A zero inside of the held-out end has no logarithm, which the steps before it call for.
    let rows = (0..<48).map { "\($0),\($0 == 45 ? 0 : 10 + $0)\n" }
    try workplace.put("t,y\n" + rows.joined(), at: "a.csv")
    let outcome = try await forecast(
      ["a.csv", "--horizon", "2", "--holdout", "4", "--quiet"] + small)
    #expect(outcome.status == 0)
    #expect(
      outcome.error.hasPrefix(
        "hindsight: warning: GRU could not be judged on the last 4 steps, forecast 2 at a time; "
          + "prefer "))
    #expect(
      outcome.error.hasSuffix(
        "). GRU cannot read this history: Column 'y': value 46 is 0.0, and only positive values "
          + "have a logarithm. Scale this column without the logarithm.\n"))
    #expect(outcome.output.split(separator: "\n").count == 3)
  }

  @Test("a file takes the forecast whole, and nothing goes to standard output")
  func outputFile() async throws {
    let arguments = [passengers, "--horizon", "12", "--quiet"] + small
    let printed = try await forecast(arguments)
    let written = try await forecast(arguments + ["-o", "forecast.csv"])
    #expect(written == Program.Outcome(status: 0, output: "", error: ""))
    #expect(try workplace.text("forecast.csv") == printed.output)
    #expect(try workplace.names() == ["forecast.csv"])
    #expect(try await forecast(arguments + ["--output", "-"]) == printed)
  }

  @Test("standard input is read under the name -")
  func standardInput() async throws {
    let arguments = ["--horizon", "12", "--quiet"] + small
    let piped = try await Program.run(
      ["forecast", "-"] + arguments, in: workplace.path, redirection: "<'\(passengers)'")
    #expect(piped == (try await forecast([passengers] + arguments)))
  }

  @Test("nothing is held out of a series on request, or if it is too short")
  func unjudged() async throws {
    let asked = try await forecast([passengers, "--horizon", "12", "--holdout", "0"] + small)
    #expect(asked.status == 0)
    #expect(asked.error.hasSuffix("\nThe forecast was not judged: nothing was held out.\n"))
    try workplace.put("month,y\n2020-01,1\n2020-02,3\n2020-03,2\n2020-04,4\n", at: "short.csv")
    let short = try await forecast(["short.csv", "--horizon", "3"] + small)
    #expect(short.status == 0)
    #expect(
      short.error.contains(
        "\nThe forecast was not judged: the series is too short to hold out an end. "))
    #expect(short.output.split(separator: "\n").count == 4)
  }

  @Test("an end is held out by steps, by a share, or from a time on")
  func heldOut() async throws {
    let steps = try await forecast([passengers, "--horizon", "12", "--holdout", "14"] + small)
    #expect(steps.status == 0)
    for holdout in ["10%", "1959-11-01"] {
      let other = try await forecast([passengers, "--horizon", "12", "--holdout", holdout] + small)
      #expect(other == steps, "\(holdout)")
    }
    let late = try await forecast([passengers, "--horizon", "12", "--holdout", "1961-01-01"])
    #expect(late.status == 65)
    #expect(late.error.hasSuffix("from 1949-01-01 to 1960-12-01. Give a time among them.\n"))
    let share = try await forecast([passengers, "--horizon", "12", "--holdout", "100%"])
    #expect(share.status == 64)
    #expect(share.error.contains("--holdout must be above 0 % and below 100 %, but is 100.0 %."))
  }

  @Test(
    "a transform is kept in the model file, and its intervals are refused where it forecasts changes"
  )
  func transforms() async throws {
    let arguments = [passengers, "--horizon", "12", "--quiet"] + small
    for transform in ["log,stl,standardise", "box-cox,seasonal-difference,difference,robust"] {
      let choice = ["--transform", transform, "--level", "mean"]
      let trained = try await forecast(arguments + choice)
      #expect(trained.status == 0, "\(trained.error)")
      let fitted = try await Program.run(
        ["fit"] + arguments + choice + ["--save", "a.safetensors"], in: workplace.path)
      #expect(fitted == Program.Outcome(status: 0, output: "", error: ""))
      #expect(try await forecast([passengers, "--load", "a.safetensors", "--quiet"]) == trained)
    }
    let levels = ["--loss", "normal", "--levels", "80", "--transform"]
    let seasonal = try await forecast(arguments + levels + ["log,classical"])
    #expect(
      seasonal.status == 0 && seasonal.output.hasPrefix("date,passengers,lower-80,upper-80\n"))
    let changes = try await forecast(arguments + levels + ["difference"])
    #expect(changes.status == 64)
    #expect(
      changes.error
        == "hindsight: The transform difference forecasts changes, and intervals of changes tell none of their sum. "
        + "Leave out the intervals or the transform.\n")
    let scaled = try await forecast(arguments + ["--transform", "log", "--scaler", "robust"])
    #expect(scaled.status == 64)
    #expect(
      scaled.error.contains("--transform takes the place of --scaler and --log: leave them out."))
  }

  @Test("three columns are forecast together, and drawn as three panels", .enabled(if: hasGnuplot))
  func severalColumns() async throws {
    let outcome = try await forecast(
      [Dataset.path("uk-lung-deaths.csv"), "--horizon", "12", "--plot", "deaths.svg"]
        + ["--loss-plot", "loss.svg", "--unit", "deaths"] + small)
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows.first == ["date", "ldeaths", "mdeaths", "fdeaths"])
    #expect(rows.count == 13 && rows.allSatisfy { $0.count == 4 })
    #expect(try workplace.names() == ["deaths.gp", "deaths.svg", "loss.gp", "loss.svg"])
    let picture = try workplace.text("deaths.svg")
    for name in ["ldeaths", "mdeaths", "fdeaths"] { #expect(picture.contains(name)) }
    #expect(try workplace.text("deaths.gp").components(separatedBy: "\nplot ").count == 4)
  }

  @Test("a plot that cannot be drawn leaves a warning, its script and the forecast")
  func noGnuplot() async throws {
    try workplace.makeFolder("empty")
    try workplace.makeFolder("broken")
    try workplace.makeFolder("lying")
    try workplace.makeProgram("echo 'no terminal' >&2; exit 1", at: "broken/gnuplot")
    try workplace.makeProgram("exit 0", at: "lying/gnuplot")
    let arguments = [passengers, "--horizon", "12", "--quiet", "--plot", "a.svg"] + small
    let cases = [
      ("empty", "Cannot run 'gnuplot'. Install gnuplot, then run: gnuplot 'a.gp'"),
      (
        "broken",
        "gnuplot failed: no terminal. The script is kept; once that is mended, run: gnuplot 'a.gp'"
      ),
      (
        "lying",
        "gnuplot left the image 'a.svg' incomplete; is the disk full? Then free some space and run: "
          + "gnuplot 'a.gp'"
      ),
    ]
    for (folder, message) in cases {
      let outcome = try await forecast(arguments, environment: ["PATH": workplace.file(folder)])
      #expect(outcome.status == 69)
      #expect(outcome.error == "hindsight: warning: \(message)\n")
      #expect(outcome.output.split(separator: "\n").count == 13)
      #expect(
        try workplace.names() == ["a.gp", "broken", "broken/gnuplot", "empty"] + [
          "lying", "lying/gnuplot",
        ])
    }
  }
}

/// Whether the real gnuplot is here to draw.
let hasGnuplot = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }
