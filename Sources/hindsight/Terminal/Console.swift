import HostSystem
import Reporting
import SeriesData

/// What the program says on standard error: findings, the table of scores, warnings.
struct Console: Sendable {
  /// How much is said.
  enum Loudness: Sendable { case quiet, normal, verbose }

  let loudness: Loudness
  private let style = Style(isOn: Self.isTerminal && Environment.isSet("NO_COLOR") == false)

  /// Whether standard error is a terminal that can move its cursor and colour its text.
  static var isTerminal: Bool {
    StandardStream.error.isTerminal && Environment.value("TERM") != "dumb"
  }

  init(loudness: Loudness) { self.loudness = loudness }

  /// A line for everybody who did not ask for quiet.
  func say(_ line: String) {
    if loudness != .quiet { Self.write(Excerpt.escaped(line)) }
  }

  /// A line for those who asked for more.
  func explain(_ line: String) {
    if loudness == .verbose { Self.write(style.faint(Excerpt.escaped(line))) }
  }

  /// Something the user asked for could not be done; also said when quiet.
  func warn(_ message: String) {
    Self.write("hindsight: \(style.bold("warning:")) \(Excerpt.escaped(message))")
  }

  /// The scores; the table has made its text fit for a terminal.
  func show(_ table: ScoreTable) {
    guard loudness != .quiet else { return }
    for line in table.lines {
      switch line.role {
      case .header: Self.write(style.bold(line.text))
      case .candidate: Self.write(style.highlight(line.text))
      case .baseline, .gap: Self.write(line.text)
      case .note: Self.write(style.faint(line.text))
      }
    }
  }

  /// Why the program ends without what was asked for.
  static func tell(of trouble: String) {
    let lines = trouble.split(separator: "\n", omittingEmptySubsequences: false)
    write("hindsight: " + lines.map { Excerpt.escaped(String($0)) }.joined(separator: "\n"))
  }

  /// Nobody is left to tell if standard error itself fails.
  private static func write(_ line: String) {
    try? StandardStream.error.write(Array("\(line)\n".utf8))
  }
}

/// Colours of a terminal, or none.
private struct Style: Sendable {
  let isOn: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }
  func highlight(_ text: String) -> String { wrap(text, "1;36") }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
