import Evaluation
import Foundation
import Plotting
import Reporting
import Testing

@Suite("The report of a study")
final class StudyReportTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "hindsight-report-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Names that have escaped from somewhere.
  private static let hostile = [
    "<script>alert(1)</script>", "\"\u{301} onclick=\"alert(1)", "'\u{20DD}><img src=x>",
    "../../x", "CON", "con", "Sales", "SALES", "sales", "=cmd()", "+1+1", "@SUM(A1)", "a\nb",
    "a\r\nb",
    "`touch CANARY`", "$(touch CANARY)", "'; !touch CANARY", String(repeating: "x", count: 300),
    "🧪🧑‍🔬",
    "日本語", "{{name}}", "{{{image}}}", "]]>", "&amp;", "| a | b |", "[x](javascript:alert(1))",
    "\u{202E}abc", "a\u{0}b", "", ".", "..", "/etc/passwd", "-rf", "</style><script>", "%s%n",
  ]

  private func results(_ names: [String]) -> StudyResults {
    StudyResults(
      name: "study <b>", facts: [.init("command", "hindsight batch '<i>' --out x")],
      files: [
        .init(path: "=file().csv", digest: "00", fault: nil),
        .init(path: "<u>.csv", digest: nil, fault: "Cannot read <u>.csv: there is no such file."),
      ],
      targets: names.map { name in
        StudyTarget(
          file: 0, series: name, column: "y", isOneOfSeveral: false, frequency: "monthly",
          seasonLength: 1, count: 4, recent: [1, 2, 3, 5], times: (1...6).map(String.init),
          positions: (1...6).map(Double.init), isCalendar: false)
      },
      contenders: [("theta", true, 1.0), ("gru", false, 2.0)].map { model, isBaseline, mase in
        StudyContender(
          model: model, title: model, isBaseline: isBaseline, horizon: 2,
          seed: isBaseline ? nil : 1,
          outcomes: names.indices.map { index in
            index == 1 && isBaseline == false
              ? TargetOutcome(refusal: "Series '\(names[1])' is <too> short.")
              : TargetOutcome(
                scores: [
                  "MASE": StudyScore(value: mase + Double(index), undefined: nil),
                  "MAPE": StudyScore(value: nil, undefined: "1 of 2 actual values is 0"),
                ],
                heldOut: [StudyPath(origin: 2, values: [2, 2.5])],
                future: StudyPath(origin: 4, values: [6, 7]))
          })
      }, unitsLeft: 0)
  }

  private func write(_ names: [String], gnuplot: GnuplotProgram = .inPath) async throws
    -> PlotError?
  {
    try await StudyReport(
      results(names), plots: .all, program: ProgramIdentity(name: "hindsight", version: "1")
    ).write(to: "\(folder)/report", gnuplot: gnuplot)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/report/\(name)", encoding: .utf8)
  }

  private func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  @Test("hostile names make no element, no formula, and no file but those of the report")
  func hostileNames() async throws {
    _ = try await write(Self.hostile, gnuplot: .init("/no/gnuplot"))
    let files = try files()
    #expect(Set(files.map { $0.lowercased() }).count == files.count)
    #expect(files.allSatisfy { $0 == "report" || $0.hasPrefix("report/") })
    #expect(files.filter { $0.hasPrefix("report/series/") }.count == Self.hostile.count)
    #expect(files.allSatisfy { path in path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } })
    for page in ["index.html"]
      + files.filter({ $0.hasSuffix(".html") }).map({ String($0.dropFirst(7)) })
    {
      try checkTags(of: text(page), page: page)
    }
    let table = try text("metrics.csv")
    for line in table.split(separator: "\n") {
      for cell in line.split(separator: ",") {
        #expect(cell.first.map { "=+@".contains($0) } != true, "\(line)")
      }
    }
    let forecasts = try text("forecasts.csv")
    #expect(forecasts.contains("=file().csv,=cmd(),y,theta,2,,2,3,1,2,3\n"))
  }

  /// Checks that a page has the tags and attributes of its template, and nothing else.
  private func checkTags(of page: String, page name: String) throws {
    var scalars = Array(page.unicodeScalars)
    // The style and the script are ours; the first of each is where the template has them.
    let known: Set<String> = [
      "!doctype", "html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "h3",
      "bdi",
      "section", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "button", "small",
      "figure", "figcaption", "a", "details", "summary", "dl", "dt", "dd", "script", "img",
    ]
    let plain = page.replacing(/<style>[^<]*<\/style>/, with: "").replacing(
      /<script>"use strict";[\s\S]*?<\/script>/, with: "")
    scalars = Array(plain.unicodeScalars)
    var index = 0
    while let open = scalars[index...].firstIndex(of: "<") {
      let close = try #require(scalars[open...].firstIndex(of: ">"))
      let tag = String(String.UnicodeScalarView(scalars[(open + 1)..<close]))
      let element = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0 == "!" || $0.isNumber }
        .lowercased()
      #expect(known.contains(element), "\(name): <\(tag)>")
      #expect(element != "script" && element != "style", "\(name): <\(tag)>")
      #expect(tag.contains("onclick=\"") == false && tag.contains("javascript:") == false, "\(tag)")
      index = close + 1
    }
  }

  @Test("what is undefined or refused on as many series is said together")
  func remarks() {
    var several = results(["a", "b", "c"])
    for contender in 0...1 {
      several.contenders[contender].outcomes[0]?.scores["RMSSE"] = StudyScore(
        value: nil, undefined: "why")
      several.contenders[contender].outcomes[0]?.scores["R²"] = StudyScore(
        value: 1, undefined: nil)
    }
    several.contenders[0].outcomes[1] = TargetOutcome(refusal: "too short")
    let lines = LeaderboardText(several).lines
    #expect(lines.contains("MAPE and RMSSE are undefined on 2 of 2 series."))
    #expect(lines.contains("R² is undefined on 1 of 2 series."))
    #expect(lines.contains("Theta and gru could not forecast 1 series."))
  }

  @Test("the security policy allows the page's script and no other")
  func scriptHash() async throws {
    _ = try await write(["a"], gnuplot: .init("/no/gnuplot"))
    let page = try text("index.html")
    let script = try #require(page.firstMatch(of: /<script>([\s\S]*?)<\/script>/)).1
    let hash = try #require(page.firstMatch(of: /script-src 'sha256-([^']*)'/)).1
    let process = Process()
    let pipe = Pipe()
    let input = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sha256sum"]
    process.standardInput = input
    process.standardOutput = pipe
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
    try input.fileHandleForWriting.close()
    let digits = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile().prefix(64), as: UTF8.self)
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { at in
      UInt8(digits.dropFirst(at).prefix(2), radix: 16)
    }
    #expect(Data(bytes).base64EncodedString() == hash)
  }

  @Test("without gnuplot everything but the figures is there")
  func noGnuplot() async throws {
    let failure = try await write(["a", "b"], gnuplot: .init("/no/gnuplot"))
    guard case .gnuplotMissing = failure else {
      Issue.record("it says \(String(describing: failure))")
      return
    }
    #expect(
      try files().filter { $0.contains("plots/") == false } == [
        "report", "report/forecasts.csv", "report/index.html", "report/metrics.csv",
        "report/metrics.json", "report/plots", "report/report.md", "report/series",
        "report/series/0001-a.html", "report/series/0002-b.html",
      ])
    let page = try text("index.html")
    #expect(page.contains("<p class=\"verdict\">A baseline wins: theta has the lowest mean MASE"))
    #expect(page.contains("Not drawn: "))
    #expect(page.contains("Gru could not forecast 1 series."))
    #expect(page.contains("MAPE is undefined on 1 to 2 of 2 series."))
    #expect(page.contains("Series &#39;b&#39; is &lt;too&gt; short."))
    #expect(page.contains("Cannot read &lt;u&gt;.csv"))
  }

  @Test(
    "the same results give the same bytes, with figures whose names differ",
    .enabled(if: hasGnuplot))
  func sameBytes() async throws {
    #expect(try await write(["a", "b", "c"]) == nil)
    let first = try text("index.html")
    #expect(try await write(["a", "b", "c"]) == nil)
    #expect(try text("index.html") == first)
    #expect(first.utf8.count < 5_000_000)
    let ids = first.matches(of: /\sid=["']([^"']*)["']/).map { String($0.1) }
    #expect(ids.count > 100 && Set(ids).count == ids.count)
    for reference in first.matches(of: /href=["']#([^"']*)["']/) {
      #expect(ids.contains(String(reference.1)))
    }
  }

  @Test("a title leaves room for the finding, and says where models are as good")
  func titles() async throws {
    _ = try await write([String(repeating: "x", count: 300), "b"], gnuplot: .init("/no/gnuplot"))
    let long = try text("plots/0001-\(String(repeating: "x", count: 40))-h2.gp")
    #expect(long.contains(String(repeating: "x", count: 39) + "\\0342\\0200\\0246: theta is"))
    var equal = results(["a"])
    equal.contenders[1].outcomes = equal.contenders[0].outcomes
    _ = try await StudyReport(
      equal, plots: .all, program: ProgramIdentity(name: "hindsight", version: "1")
    ).write(to: "\(folder)/equal", gnuplot: .init("/no/gnuplot"))
    let script = try String(contentsOfFile: "\(folder)/equal/plots/0001-a-h2.gp", encoding: .utf8)
    #expect(script.contains("a: all 2 models are as good"))
  }

  @Test("the first line of each text says that a baseline wins")
  func verdictFirst() async throws {
    _ = try await StudyReport(
      results(["a"]), plots: .none, program: ProgramIdentity(name: "hindsight", version: "1")
    ).write(to: "\(folder)/report", gnuplot: .init("/no/gnuplot"))
    #expect(try text("report.md").split(separator: "\n")[1].hasPrefix("**A baseline wins\\: theta"))
    let body = try #require(text("index.html").split(separator: "<main>").last)
    #expect(body.hasPrefix("\n<p class=\"verdict\">A baseline wins: theta has"))
  }
}

/// Whether the real gnuplot is here to be tested with.
private let hasGnuplot = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }
