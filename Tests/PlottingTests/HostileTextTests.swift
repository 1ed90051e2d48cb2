import Foundation
import Plotting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Text from files")
struct HostileTextTests {
  /// Whatever has run a command, broken a script or put an element into an image somewhere.
  private static let attacks = [
    "`touch CANARY`", "\"; system('touch CANARY'); print \"", "'; !touch CANARY",
    "\n!touch CANARY\n", "\nEOD\nsystem('touch CANARY')", "\ne\nsystem('touch CANARY')\n",
    "@touch", "$data", "{/Symbol x}^2_3", "{/:Bold <script>alert(1)</script>}",
    "</text><script>alert(1)</script>", "]]><script>", "<![CDATA[", "<!-- -->", "&amp; &lt; &#65;",
    "% %d %s %%", "\\", "\\\\n", "\\\"", "\\0101", "\\x41", "a\u{0}b", "\u{1B}[31m", "\u{7F}\u{85}",
    "it's", "=cmd()", "..\\..\\x", "| touch CANARY", "< touch CANARY", "~/x", "# comment",
    "héllo wörld", "日本語 テスト", "🧪🧑‍🔬", "\u{FFFF}x\u{FFFE}", "\u{202E}abc", "0071234", "(7)8",
    "line\r\nbreak", "tab\tstop", "   spaces   ", "\u{2028}x\u{2029}",
  ]

  /// The attacks and 400 random mixtures of dangerous pieces.
  private static func strings(seed: UInt64) -> [String] {
    var generator = SplitMix(state: seed)
    let pieces = [
      "`", "'", "\"", "\\", "\n", "{", "}", "$", "@", "%", "<", ">", "]]>", "&", "!", "#", "|", "0",
      "7", "touch CANARY", "\u{0}", "é", "字", ";", "\\n", "^", "_", "~", "e\n", "(", ")",
    ]
    return attacks
      + (0..<400).map { _ in
        (0..<Int.random(in: 1...8, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      }
  }

  @Test(
    "is drawn as it is, and runs nothing",
    .enabled(if: hasGnuplot, "gnuplot is not installed"), arguments: [UInt64(20_260_101)])
  func drawnExactly(seed: UInt64) async throws {
    let workplace = try Workplace()
    let strings = Self.strings(seed: seed)
    for start in stride(from: 0, to: strings.count, by: 40) {
      let some = Array(strings[start..<min(start + 40, strings.count)])
      try await render(figure(of: some), to: workplace.file("a.svg"))
      let shown = try SVGText(try workplace.bytes("a.svg"))
      for text in some {
        let expected = squeezed(GnuplotText.plain(text))
        #expect(
          expected.isEmpty || shown.texts.contains(expected),
          "\(text.debugDescription), seed \(seed)")
      }
      #expect(shown.elements.isDisjoint(with: ["script", "a", "foreignObject", "image"]))
    }
    #expect(try workplace.names() == ["a.gp", "a.svg"])
    #expect(!FileManager.default.fileExists(atPath: "CANARY"))
  }

  @Test(
    "is no danger in any place of a figure, nor in PNG and PDF",
    .enabled(if: hasGnuplot, "gnuplot is not installed"))
  func everyPlace() async throws {
    let workplace = try Workplace()
    for text in Self.attacks {
      let point = Point(x: 0, y: 1)
      let figure = Figure(
        title: text, subtitle: text,
        panels: [
          Panel(
            horizontal: HorizontalAxis(.category([text, text]), label: text),
            vertical: VerticalAxis(label: text, unit: text),
            marks: [
              .band(Band(.forecast, label: text + "1", edges: [.init(x: 0, lower: 0, upper: 1)])),
              .curve(Curve(.observed, label: text, points: [point, Point(x: 1, y: 2)])),
              .marker(Marker(x: 1, label: text)), .spot(Spot(.heldOut, at: point, label: text)),
            ])
        ])
      try await render(figure, to: workplace.file("a.svg"))
      _ = try SVGText(try workplace.bytes("a.svg"))
    }
    try await render(.simple(title: "日本語 🧪 \u{12000}", [1, 2]), to: workplace.file("a.png"))
    try await render(.simple(title: "`touch CANARY`", [1, 2]), to: workplace.file("a.pdf"))
    #expect(try workplace.names() == ["a.gp", "a.pdf", "a.png", "a.svg"])
    #expect(!FileManager.default.fileExists(atPath: "CANARY"))
  }

  @Test(
    "that no font can draw becomes a question mark where letters are drawn as shapes",
    arguments: [("png", "a\\0077b 7"), ("pdf", "a\\0077b 7"), ("svg", "a\\0315\\0270b 7")])
  func missingGlyph(suffix: String, written: String) async throws {
    let workplace = try Workplace()
    // An unassigned code point: no font has it.
    _ = try? await render(
      .simple(title: "a\u{378}b 7", [1, 2]), to: workplace.file("a.\(suffix)"),
      gnuplot: GnuplotProgram("/no/gnuplot"))
    #expect(try workplace.text("a.gp").contains("\"\(written)\""))
  }

  @Test("turns the writing direction of nothing behind it, and joins as scripts and emoji need")
  func direction() {
    #expect(GnuplotText.plain("a\u{202E}b\u{2066}c") == "a\u{FFFD}b\u{FFFD}c")
    #expect(GnuplotText.plain("🧑\u{200D}🔬 a\u{200E}") == "🧑\u{200D}🔬 a\u{200E}")
  }

  @Test("is written in four-digit octal wherever it could mean something")
  func quoting() {
    #expect(GnuplotText.quoted("Air, (1949)") == "\"Air, (1949)\"")
    #expect(GnuplotText.quoted("`\"'\\7") == "\"\\0140\\0042\\0047\\01347\"")
    #expect(GnuplotText.quoted("a\nb\u{0}") == "\"a b \"")
    #expect(GnuplotText.quoted("é") == "\"\\0303\\0251\"")
    #expect(GnuplotText.quoted("]]>") == "\"\\0135\\0135\\0342\\0200\\0213\\0076\"")
    #expect(GnuplotText.quotedFormat("50%") == "\"50\\0045\\0045\"")
  }

  @Test("is shortened with an ellipsis where it does not fit")
  func fitting() {
    #expect(GnuplotText.fitted("short", width: 100, fontSize: 12) == "short")
    let long = GnuplotText.fitted(String(repeating: "x", count: 300), width: 100, fontSize: 12)
    #expect(long == "xxxxxxxxxxxx…")
  }

  /// Each string as the name of a point.
  private func figure(of strings: [String]) -> Figure {
    let marks = strings.enumerated().map { index, text in
      Mark.spot(Spot(.observed, at: Point(x: 1, y: Double(index)), label: text))
    }
    return Figure(
      title: "Hostile",
      panels: [
        Panel(
          horizontal: HorizontalAxis(.number), vertical: VerticalAxis(label: "y"), marks: marks)
      ])
  }

  private func squeezed(_ text: String) -> String { SVGText.squeezed(text) }
}

/// The words of an SVG and the names of its elements, read by a strict parser.
private final class SVGText: NSObject, XMLParserDelegate {
  private(set) var texts: Set<String> = []
  private(set) var elements: Set<String> = []
  private var current = ""

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  static func squeezed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    if name == "text" { current = "" }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    current += String(decoding: block, as: UTF8.self)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { texts.insert(Self.squeezed(current)) }
  }
}

/// A small generator whose numbers depend on the seed alone (Steele, Lea and Flood, 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
