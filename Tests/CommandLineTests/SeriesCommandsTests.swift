import Foundation
import Testing

@Suite("Many series, inspect, convert and generate")
struct SeriesCommandsTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  @Test("long input gives long output with the input's names")
  func longOutput() async throws {
    _ = try await run([
      "generate", "seasonal", "--series", "5", "--length", "60", "--frequency", "monthly", "--to",
      "long", "-o", "panel.csv",
    ])
    let outcome = try await run([
      "forecast", "panel.csv", "--horizon", "3", "--hidden", "4", "--epochs", "2",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 16)
    #expect(lines[0] == "unique_id,ds,step,forecast")
    #expect(lines[1].hasPrefix("seasonal-1,2005-01-01,1,"))
    #expect(outcome.error.hasPrefix("5 series of 60 observations of 'y'.\n"))
    #expect(outcome.error.contains("MASE"))
    let refused = try await run([
      "forecast", "panel.csv", "--horizon", "3", "--loss-plot", "a.svg",
    ])
    #expect(refused.status == 64)
    #expect(refused.error.contains("--loss-plot is for one series"))
  }

  @Test("several series are drawn and written as one JSON document", .enabled(if: hasGnuplot))
  func severalDrawn() async throws {
    _ = try await run([
      "generate", "seasonal", "--series", "5", "--length", "40", "--frequency", "monthly", "--to",
      "long", "-o", "panel.csv",
    ])
    let arguments = [
      "forecast", "panel.csv", "--horizon", "3", "--model", "theta", "--levels", "80", "--json",
      "--plot", "panel.svg",
    ]
    let outcome = try await run(arguments)
    #expect(outcome.status == 0, "\(outcome.error)")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let keys = try #require(document as? [String: Any])
    #expect(
      keys.keys.sorted() == [
        "configuration", "forecasts", "panel", "program", "refusals", "scores",
      ])
    #expect((keys["forecasts"] as? [Any])?.count == 5)
    #expect((keys["scores"] as? [Any])?.isEmpty == false)
    #expect(try workplace.text("panel.gp").components(separatedBy: "\nplot ").count == 5)
    let chosen = try await run(arguments + ["--plot-series", "seasonal-5"])
    #expect(chosen.output == outcome.output)
    #expect(try workplace.text("panel.gp").components(separatedBy: "\nplot ").count == 2)
    let other = try await run(arguments + ["--plot-series", "x"])
    #expect(other.status == 64)
    #expect(
      other.error.contains("--plot-series: there is no series 'x'. The series are 'seasonal-1', "))
  }

  @Test("refused rows go into the file that was named, and are counted")
  func rejected() async throws {
    try workplace.put("t,y\n1,1\n2,x\n2,2\n3,3\n", at: "a.csv")
    let outcome = try await run([
      "inspect", "a.csv", "--on-error", "skip", "--rejected", "bad.csv",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("warning: 1 faulty row left out, the first: a.csv, line 3,"))
    #expect(try workplace.text("bad.csv") == "2,x\n")
  }

  @Test("neither refused rows nor a conversion replace the file that is read")
  func overwriting() async throws {
    let text = "t,y\n1,1\n2,x\n2,2\n3,3\n"
    try workplace.put(text, at: "a.csv")
    let skip = ["a.csv", "--on-error", "skip", "--rejected", "./a.csv"]
    for command in [
      ["inspect"] + skip, ["convert", "--to", "long"] + skip,
      ["forecast", "--horizon", "1"] + skip, ["backtest", "--horizon", "1"] + skip,
      ["fit", "--horizon", "1", "--save", "m.safetensors"] + skip,
      ["tune", "--horizon", "1"] + skip, ["learning-rate", "--horizon", "1"] + skip,
      ["diagnose", "--horizon", "1"] + skip, ["plot", "seasonal"] + skip,
      ["score", "a.csv"] + skip, ["batch", "--horizon", "1", "--out", "s"] + skip,
    ] {
      let outcome = try await run(command)
      #expect(outcome.status == 64, "\(command): \(outcome.error)")
      #expect(
        outcome.error.contains("--rejected would overwrite the file that is read, './a.csv'."),
        "\(command): \(outcome.error)")
    }
    let converted = try await run(["convert", "a.csv", "--to", "long", "-o", "a.csv"])
    #expect(converted.status == 64)
    #expect(converted.error.contains("--output would overwrite the file that is read, 'a.csv'."))
    let both = try await run([
      "convert", "a.csv", "--to", "long", "--on-error", "skip", "--rejected", "b", "-o", "b",
    ])
    #expect(both.error.contains("--rejected would overwrite the file of --output, 'b'."))
    #expect(try workplace.text("a.csv") == text)
  }

  @Test("a season that plain steps of most series have in common is suggested")
  func commonSeason() async throws {
    _ = try await run([
      "generate", "seasonal", "--series", "5", "--length", "96", "--season-length", "24",
      "--noise", "0.5", "--to", "long", "-o", "panel.csv",
    ])
    let outcome = try await run(["inspect", "panel.csv"])
    #expect(outcome.output.contains("Most repeat about every 24 steps.\n"), "\(outcome.output)")
    #expect(outcome.output.contains(" --horizon 24 --season-length 24\n"), "\(outcome.output)")
  }

  @Test("gaps are rows that are left out, and missing values where a format has no rows")
  func generatedGaps() async throws {
    let gappy = ["generate", "random-walk", "--length", "40", "--gaps", "0.3", "--to"]
    let wide = try await run(gappy + ["wide"])
    let tsf = try await run(gappy + ["tsf"])
    #expect(tsf.status == 0, "\(tsf.error)")
    let missing = tsf.output.count { $0 == "?" }
    #expect(missing > 0 && wide.output.split(separator: "\n").count == 41 - missing)
    #expect(tsf.output.contains("@missing true"))
  }

  @Test("a reading that fails later leaves no file of refused rows")
  func rejectedInVain() async throws {
    try workplace.put("t,y\n1,1\n2,x\n2,2\n2,3\n", at: "a.csv")
    let outcome = try await run([
      "inspect", "a.csv", "--on-error", "skip", "--rejected", "bad.csv",
    ])
    #expect(outcome.status == 65)
    #expect(try workplace.names() == ["a.csv"])
  }

  @Test("masked values are forecast around, and a model remembers to be told of them")
  func masked() async throws {
    let rows = (1...60).map { "\($0),\($0 % 7 == 3 ? "" : "\($0 % 5 + 10)")\n" }.joined()
    try workplace.put("t,y\n" + rows, at: "a.csv")
    let small = ["--hidden", "4", "--epochs", "2", "--quiet"]
    let fitted = try await run(
      ["fit", "a.csv", "--fill", "mask", "--horizon", "2", "--save", "m.safetensors"] + small)
    #expect(fitted.status == 0, "\(fitted.error)")
    let direct = try await run(["forecast", "a.csv", "--fill", "mask", "--horizon", "2"] + small)
    let loaded = try await run([
      "forecast", "a.csv", "--fill", "mask", "--load", "m.safetensors", "--quiet",
    ])
    #expect(direct.status == 0 && direct.output.split(separator: "\n").count == 3)
    #expect(direct.output == loaded.output)
  }

  @Test("an origin in the past forecasts what the shorter file does, whatever came later")
  func origin() async throws {
    try workplace.put(Fault.monthly(40), at: "a.csv")
    let rows = Fault.monthly(40).split(separator: "\n")
    try workplace.makeFolder("short")
    try workplace.put(rows[..<31].joined(separator: "\n"), at: "short/a.csv")
    let network = ["--horizon", "3", "--hidden", "4", "--epochs", "2"]
    let past = try await run(["forecast", "a.csv", "--origin", "2002-06"] + network)
    let short = try await run(["forecast", "short/a.csv"] + network)
    #expect(past.status == 0 && past.output == short.output, "\(past.error)")
    #expect(past.output.contains("\n2002-07,"))
    let refused = try await run(["forecast", "a.csv", "--origin", "2009-01"] + network)
    #expect(refused.status == 65)
    #expect(refused.error.contains("2009-01 lies outside of the observations"))
  }

  @Test("inspect draws what it found")
  func inspectPlot() async throws {
    let outcome = try await run([
      "inspect", Dataset.path("air-passengers.csv"), "--plot", "a.svg",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(try workplace.names() == ["a.gp", "a.svg"])
    #expect(try workplace.text("a.svg").contains("autocorrelation"))
    let refused = try await run(["inspect", "x.svg", "--plot", "x.txt"])
    #expect(refused.status == 64)
  }

  @Test("every shipped series is inspected, and its suggestion is a command")
  func inspect() async throws {
    let folder = Repository.path("datasets")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") }
    for file in files {
      let outcome = try await run(["inspect", "\(folder)/\(file)"])
      #expect(outcome.status == 0 && outcome.error == "", "\(file)")
      #expect(outcome.output.contains("\nNext: hindsight forecast \(folder)/\(file) --horizon "))
      let json = try await run(["inspect", "\(folder)/\(file)", "--json"])
      _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    }
  }

  @Test("every shipped series survives the way to long and back", arguments: ["long", "tsf"])
  func convert(format: String) async throws {
    for file in Dataset.names {
      // Its years and the name of its column, respectively, are not for a .tsf file.
      if format == "tsf", ["tree-ring.csv", "www-usage.csv"].contains(file) { continue }
      let path = Dataset.path(file)
      let there = try await run(["convert", path, "--to", format, "-o", "there.\(format)"])
      #expect(there.status == 0, "\(there.error)")
      let back = try await run(["convert", "there.\(format)", "--to", "wide"])
      #expect(back.output == (try String(contentsOfFile: path, encoding: .utf8)), "\(file)")
    }
  }

  @Test("the command that inspect suggests reads the file as it was read, whatever its name")
  func next() async throws {
    try workplace.put(
      "store;day;sales\nA;01.02.2020;1,5\nA;02.02.2020;2\nA;04.02.2020;3\nA;05.02.2020;4\n",
      at: "it's $(here).csv")
    let options = ["--series-id", "store", "--json", "--time=day", "--dates", "day-first"]
    let outcome = try await run(["inspect"] + options + ["it's $(here).csv"])
    #expect(
      outcome.output.contains(
        "hindsight forecast --series-id store --time=day --dates day-first 'it'\\\\''s $(here).csv' --horizon 1 "
          + "--fill linear"), "\(outcome.output)\(outcome.error)")
  }

  @Test("one network of many series is kept in a file, and forecasts them as it did, or others")
  func fitted() async throws {
    let recipe = [
      "generate", "seasonal", "--length", "48", "--frequency", "monthly", "--noise", "1",
    ]
    _ = try await run(recipe + ["--series", "3", "--to", "long", "--output", "panel.csv"])
    _ = try await run(recipe + ["--seed", "2", "--output", "one.csv"])
    let network = ["panel.csv", "--horizon", "6", "--model", "gru", "--epochs", "2", "--quiet"]
    let fit = try await run(["fit"] + network + ["--save", "m.safetensors"])
    #expect(fit.status == 0, "\(fit.error)")
    let loaded = try await run(["forecast", "panel.csv", "--load", "m.safetensors", "--quiet"])
    let trained = try await run(["forecast"] + network)
    #expect(loaded.output == trained.output && loaded.output.contains("seasonal-3,"))
    let other = try await run(["forecast", "one.csv", "--load", "m.safetensors", "--quiet"])
    #expect(other.output.hasPrefix("ds,y\n2004-01-01,"), "\(other.error)")

    try workplace.put("unique_id,ds,y\nnew,2004-01-01,1\nnew,2004-02-01,2\n", at: "short.csv")
    let none = try await run(["forecast", "short.csv", "--load", "m.safetensors"])
    #expect(
      none.status == 65 && none.output == "" && none.error.contains("'new' has 2 observations"))
    // Learning needs no more of a covariate than the steps of the series.
    let rows = ["a", "b"].flatMap { name in
      (1...40).map { "\(name),\($0),\($0 * $0 % 17),\($0 % 3)\n" }
    }
    try workplace.put("unique_id,t,y,open\n" + rows.joined(), at: "known.csv")
    let known = try await run(
      ["fit", "known.csv", "--horizon", "3", "--model", "gru", "--epochs", "1", "--future", "open"]
        + ["--save", "k.safetensors"])
    #expect(known.status == 0, "\(known.error)")

    let single = ["fit", "one.csv", "--horizon", "6", "--model", "gru", "--epochs", "2", "--quiet"]
    _ = try await run(single + ["--save", "s.safetensors"])
    let refused = try await run(["forecast", "panel.csv", "--load", "s.safetensors"])
    #expect(refused.status == 64)
    #expect(refused.error.contains("The model learned from one series, in its scale"))
  }

  @Test("what cannot be held is refused")
  func notHeld() async throws {
    try workplace.put("t,y,note\n1,1,a\n2,2,b\n", at: "a.csv")
    let outcome = try await run(["convert", "a.csv", "--to", "long"])
    #expect(outcome.status == 65)
    #expect(outcome.error.contains("Columns that hold no numbers would be lost: 'note'."))
  }

  @Test("what would not act, or be named as what it is not, is refused")
  func refusedOptions() async throws {
    try workplace.put("t,y\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n", at: "a.csv")
    let network = ["--horizon", "1", "--model", "gru", "--context", "2", "--epochs", "1"]
    let cases = [
      (
        ["convert", "a.csv", "--to", "long", "-o", "b.csv.gz"],
        "'b.csv.gz' is named like a gzip file"
      ),
      (["forecast", "a.csv", "-o", "b.GZ"] + network, "'b.GZ' is named like a gzip file"),
      (["generate", "arma", "-o", "b.csv.gz"], "'b.csv.gz' is named like a gzip file"),
      (["generate", "arma", "--start", "2024-01-01"], "give --frequency too"),
      (["generate", "arma", "--season-length", "4"], "--season-length is for kinds with a season"),
      (
        ["forecast", "a.csv", "--balance-series"] + network,
        "--balance-series is for several series"
      ),
    ]
    for (arguments, message) in cases {
      let outcome = try await run(arguments)
      #expect(outcome.status == 64, "\(outcome.error)")
      #expect(outcome.error.contains(message), "\(outcome.error)")
    }
    #expect(try workplace.names() == ["a.csv"])
  }

  @Test("the same seed gives the same bytes")
  func generate() async throws {
    let arguments = [
      "generate", "arma", "--series", "2", "--noise", "1", "--gaps", "0.1", "--to", "long",
    ]
    let first = try await run(arguments)
    #expect(first.status == 0)
    #expect(first.output == (try await run(arguments)).output)
    #expect(first.output != (try await run(arguments + ["--seed", "2"])).output)
    #expect(first.output.split(separator: "\n").count < 401)
  }
}
