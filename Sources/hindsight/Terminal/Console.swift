import HostSystem
import Reporting

/// What the program says on standard error: findings, the table of scores, warnings.
struct Console: Sendable {
  /// How much is said.
  enum Loudness: Sendable { case quiet, normal, verbose }

  let loudness: Loudness
  private let style: Style

  init(loudness: Loudness, noColour: Bool) {
    self.loudness = loudness
    style = Style(isOn: noColour == false && StandardStream.error.isTerminal)
  }

  /// A line for everybody who did not ask for quiet.
  func say(_ line: String) {
    if loudness != .quiet { Self.write(line + "\n") }
  }

  /// A line for those who asked for more.
  func explain(_ line: String) {
    if loudness == .verbose { Self.write(style.faint(line) + "\n") }
  }

  /// Something the user asked for could not be done; also said when quiet.
  func warn(_ message: String) { Self.write(style.bold("warning:") + " \(message)\n") }

  func show(_ table: ScoreTable) {
    for line in table.lines {
      switch line.role {
      case .header: say(style.bold(line.text))
      case .candidate: say(style.highlight(line.text))
      case .baseline, .gap: say(line.text)
      case .note: say(style.faint(line.text))
      }
    }
  }

  /// Ends the program with a message.
  static func fail(_ error: any ExitStatusProviding) -> Never {
    write("hindsight: \(error)\n")
    StandardStream.end(error.exitStatus.rawValue)
  }

  /// Nobody is left to tell if standard error itself fails.
  private static func write(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
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
