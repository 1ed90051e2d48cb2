import Foundation
import Testing

@Suite("Studies from the command line")
struct BatchCommandTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    let rows = (1...30).flatMap { one in
      (1...40).map { step in "s\(one),\(step),\(one * 10 + step * step * (one + 3) % 11)" }
    }
    try workplace.put("unique_id,t,y\n" + rows.joined(separator: "\n") + "\n", at: "panel.csv")
  }

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  private static let study = [
    "batch", "panel.csv", "--models", "naive,theta,ets,damped-holt-winters,gru", "--horizon", "3,6",
    "--plots", "none",
  ]

  @Test("a study that is killed again and again ends as one that was not")
  func killed() async throws {
    let start = ContinuousClock.now
    let whole = try await run(Self.study + ["--out", "whole"])
    let seconds = start.duration(to: .now) / .seconds(1)
    #expect(whole.status == 0, "\(whole.error)")
    var delays: [Double] = []
    var kills = 0
    for _ in 0..<50 {
      // Some end before work begins, most in the midst of it.
      delays.append(Double.random(in: 0.01...max(0.1, seconds / 10)))
      let outcome = try await Program.runScript(
        "\"$0\" \"$@\" & sleep \(delays[delays.count - 1]); kill -9 $!; wait $!",
        Self.study + ["--out", "killed", "-q"],
        in: workplace.path)
      if outcome.status == 137 {
        kills += 1
      } else {
        // It was done: there is nothing left to kill.
        try FileManager.default.removeItem(atPath: workplace.path + "/killed")
      }
    }
    #expect(kills > 0, "it was to be killed after \(delays)")
    let end = try await run(Self.study + ["--out", "killed"])
    #expect(end.status == 0, "\(end.error)")
    for name in ["metrics.csv", "forecasts.csv", "report.md"] {
      let other = try workplace.text("killed/report/\(name)")
        .replacing("killed", with: "whole").replacing(" \\-q", with: "")
      #expect(try workplace.text("whole/report/\(name)") == other, "\(name)")
    }
    #expect(try workplace.names().contains("killed/study.sqlite"))
    #expect(try workplace.names().contains("killed/study.sqlite-wal") == false)
  }

  @Test("an interrupted study says how it goes on")
  func interrupted() async throws {
    let outcome = try await Program.runScript(
      "(until [ -s s/study.sqlite-wal ]; do sleep 0.05; done; sleep 0.3; kill -INT $$) & exec \"$0\" \"$@\"",
      [
        "batch", "panel.csv", "--models", "naive,auto", "--horizon", "6", "--seeds",
        "1,2,3,4,5,6,7,8", "--out",
        "s",
      ], in: workplace.path)
    #expect(outcome.status == 130)
    #expect(outcome.error.hasSuffix("Stopped. The same command goes on from here.\n"))
    let report = try await run(["report", "s", "--plots", "none"])
    #expect(report.status == 0, "\(report.error)")
    #expect(try workplace.text("s/report/index.html").contains("The study is not finished: "))
  }

  @Test(
    "a YAML file says the same, the command line overrules it, and the data need not be there again"
  )
  func configuration() async throws {
    try workplace.put(
      "files: panel.csv\nmodels: [naive, theta]\nhorizon: 6\nout: a\nplots: none\n", at: "s.yaml")
    #expect(try await run(["batch", "--config", "s.yaml"]).status == 0)
    let other = try await run(["batch", "--config=s.yaml", "--out", "b", "--models", "naive,drift"])
    #expect(other.status == 0, "\(other.error)")
    try FileManager.default.removeItem(atPath: workplace.file("panel.csv"))
    let before = try workplace.text("a/report/index.html")
    #expect(try await run(["report", "a", "--plots", "none", "-q"]).status == 0)
    #expect(try workplace.text("a/report/index.html") == before)
    let comparison = try await run(["compare", "a", "b"])
    #expect(comparison.status == 0)
    #expect(comparison.output.contains("models: naive, theta in a, naive, drift in b.\n"))
    #expect(comparison.output.contains("Only in a: Theta, horizon 6.\n"))
    #expect(comparison.output.contains("the same\n"))
    let json = try await run(["compare", "a", "b", "--metric", "sMAPE", "--json"])
    #expect(json.output.contains("\"metric\" : \"sMAPE\""))
  }

  @Test(
    "a faulty study is refused with its place",
    arguments: [
      ("modls: naive\n", "s.yaml:1:1: there is no key 'modls'. Did you mean: models", 65),
      ("files: panel.csv\nhorizon: 0\nmodels: naive\nout: s\n", "s.yaml:2:10: ", 64),
      ("files: panel.csv\nhorizon: 1\nmodels: [naive, thta]\nout: s\n", "s.yaml:3:9: ", 64),
      ("files: panel.csv\nhorizon: 1\nmodels: naive\nout: s\nfill: soup\n", "s.yaml:5:7: ", 64),
    ])
  func faulty(text: String, message: String, status: Int32) async throws {
    try workplace.put(text, at: "s.yaml")
    let outcome = try await run(["batch", "--config", "s.yaml"])
    #expect(outcome.status == status)
    #expect(outcome.error.hasPrefix("hindsight: " + message), "\(outcome.error)")
    #expect(try workplace.names() == ["panel.csv", "s.yaml"])
  }

  @Test("other options, no study and what cannot be read again are refused")
  func refused() async throws {
    let study = ["batch", "panel.csv", "--models", "naive", "--plots", "none", "--out", "s"]
    #expect(try await run(study + ["--horizon", "3"]).status == 0)
    let other = try await run(study + ["--horizon", "4"])
    #expect(other.status == 65)
    #expect(other.error.contains("horizons was 3, here it is 4"))
    #expect(try await run(["report", "nowhere"]).status == 66)
    #expect(try await run(["compare", "s", "nowhere"]).status == 66)
    #expect(
      try await run(["batch", "-", "--models", "naive", "--horizon", "3", "--out", "t"]).status
        == 64)
    let missing = try await run([
      "batch", "none.csv", "--models", "naive", "--horizon", "3", "--out", "t",
    ])
    #expect(missing.status == 65)
    #expect(missing.error.contains("None of the files could be read."))
  }

  @Test("a study without gnuplot keeps all results and ends with 69")
  func noGnuplot() async throws {
    try workplace.makeProgram("exit 3", at: "gnuplot")
    let outcome = try await Program.run(
      ["batch", "panel.csv", "--models", "naive", "--horizon", "3", "--out", "s"],
      in: workplace.path, environment: ["PATH": workplace.path + ":/usr/bin:/bin"])
    #expect(outcome.status == 69)
    #expect(outcome.error.contains("The report is whole but for figures."))
    #expect(try workplace.text("s/report/metrics.csv").split(separator: "\n").count > 30)
    #expect(try workplace.names().contains("s/report/index.html"))
  }

  @Test("every key of a study's file is an option that help names")
  func keys() async throws {
    let help = try await run(["help", "batch"]).output
    let page = try String(contentsOfFile: Repository.path("docs/STUDIES.md"), encoding: .utf8)
    let keys = page.matches(of: #/\n\| `([a-z-]+)` \| (?:one|list|flag) \| /#).map { String($0.1) }
    #expect(keys.count > 20)
    for key in keys where key != "files" { #expect(help.contains("--\(key)"), "\(key)") }
    let others: Set = ["model", "seed", "activation", "config", "quiet", "version", "help"]
    let text = keys.map { "\($0): 1\n" }.joined()
    for match in help.matches(of: #/\n  (?:-\w, )?--([a-z-]+)/#)
    where !others.contains("\(match.1)") {
      #expect(text.contains("\(match.1): "), "\(match.1) is no key")
    }
  }

  @Test("networks of a study take settings and covariates, and the page tells them")
  func settings() async throws {
    let rows = (1...60).map { step in "\(step),\(step % 5 * 10 + step % 2 * 30),\(step % 2)" }
    let later = (61...66).map { "\($0),,\($0 % 2)" }
    try workplace.put(
      "t,y,open\n" + (rows + later).joined(separator: "\n") + "\n", at: "shop.csv")
    try workplace.put(
      "files: shop.csv\nmodels: [naive, gru]\nhorizon: 6\nout: s\nplots: none\nfuture: open\n"
        + "hidden: 7\nepochs: 3\nlevels: [50, 80]\nloss: pinball\n", at: "s.yaml")
    let outcome = try await run(["batch", "--config", "s.yaml"])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(try workplace.text("s/report/index.html").contains("; hiddenSize 7;"))
    let forecasts = try workplace.text("s/report/forecasts.csv").split(separator: "\n")
    #expect(forecasts.count { $0.contains(",gru,") && !$0.hasSuffix(",,") } == 12)
    let other = try await run(["batch", "--config", "s.yaml", "--hidden", "8"])
    let difference = "settings of gru: hiddenSize was 7, here it is 8. "
    #expect(other.status == 65 && other.error.contains(difference), "\(other.error)")
    for (options, message) in [
      (["--models", "naive", "--hidden", "8"], "trains no network"),
      (["--models", "naive", "--past", "open"], "reads nothing but"),
      (["--models", "gru", "--model", "gru"], "give --models"),
      (["--models", "gru", "--seed", "3"], "give --seeds"),
      (["--models", "gru", "--seed", "1"], "give --seeds"),
      (["--models", "naive", "--seeds", "1,2"], "leave out --seeds"),
    ] {
      let refused = try await run(
        ["batch", "shop.csv", "--horizon", "6", "--out", "t"] + options)
      #expect(refused.status == 64 && refused.error.contains(message), "\(refused.error)")
    }
  }

  @Test("networks tell intervals in studies, whatever their loss")
  func levels() async throws {
    let rows = (1...60).map { step in "\(step),\(step % 5 * 10 + step % 2 * 30)" }
    try workplace.put("t,y\n" + rows.joined(separator: "\n") + "\n", at: "shop.csv")
    let outcome = try await run([
      "batch", "shop.csv", "--models", "gru", "--epochs", "3", "--horizon", "6", "--levels", "80",
      "--plots", "none", "--out", "s",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    let forecasts = try workplace.text("s/report/forecasts.csv").split(separator: "\n")
    #expect(forecasts.count { $0.contains(",gru,") && !$0.hasSuffix(",,") } == 12)
  }

  @Test("units that could forecast nothing are tried again")
  func failed() async throws {
    try workplace.put("t,y\n1,5\n2,6\n", at: "short.csv")
    let study = [
      "batch", "panel.csv", "short.csv", "--models", "naive,damped-holt-winters", "--horizon", "3",
      "--plots",
      "none", "--out", "s",
    ]
    #expect(try await run(study).status == 0)
    let before = try workplace.text("s/report/metrics.csv")
    let again = try await run(study)
    #expect(again.error.contains("Trying again 1 unit that could forecast nothing."))
    #expect(try workplace.text("s/report/metrics.csv") == before)
  }
}
