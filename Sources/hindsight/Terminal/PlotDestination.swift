import ArgumentParser
import HostSystem
import Plotting
import SeriesData

/// Where a figure goes: into a file and its script beside it, or onto the terminal.
enum PlotDestination: Sendable, Equatable {
  case file(String)
  case terminal

  /// What the options that take one say of it.
  static let help =
    "a .svg, .png or .pdf file, whose gnuplot script goes beside it, or - for the terminal"

  /// The extensions of images, for completions.
  static let completion = CompletionKind.file(extensions: ["svg", "png", "pdf"])

  /// What an option says; `-` is the terminal.
  init(_ text: String) throws {
    if text == "-" {
      self = .terminal
    } else {
      do { _ = try ImageFormat(path: text) } catch { throw ValidationError("\(error)") }
      self = .file(text)
    }
  }

  /// The files that are written, the script included.
  var files: [String] {
    switch self {
    case .file(let path): [path, ImageFormat.scriptPath(forImage: path)]
    case .terminal: []
    }
  }

  /// Finds out before the work whether the files can be written.
  func checkWritable() throws(UncreatableOutput) {
    for path in files {
      do { _ = try PendingFile(at: path) } catch { throw UncreatableOutput(reason: error) }
    }
  }

  /// Draws a figure.
  ///
  /// - Parameter stream: where pictures for the terminal go.
  /// - Throws: ``PlotError``; ``FileError``.
  func draw(_ figure: any Drawable, onto stream: StandardStream = .error) async throws {
    switch self {
    case .file(let path): try await render(figure.figure(), to: path)
    case .terminal where Self.showsSixel(stream):
      try await stream.write(sixel(of: figure.figure()) + [UInt8(ascii: "\n")])
    case .terminal:
      let columns = stream.columns ?? 80
      try await stream.write(Array(text(of: figure.figure(), columns: columns - 1).utf8))
    }
  }

  /// Draws a figure beside a result that is written already: trouble is a warning.
  ///
  /// - Returns: how the program is to end if the figure could not be drawn.
  func attempt(_ figure: any Drawable, saying console: Console) async throws -> ReportedFailure? {
    do {
      try await draw(figure)
      if case .file(let path) = self {
        console.explain(
          "The plot is in \(path), its script in \(ImageFormat.scriptPath(forImage: path)).")
      }
      return nil
    } catch let error as any ExitStatusProviding {
      try Task.checkCancellation()
      console.warn("\(error)")
      return ReportedFailure(exitStatus: error.exitStatus)
    }
  }

  /// Terminals that show sixel graphics, by what they call themselves.
  private static let sixelTerminals = [
    "foot", "foot-extra", "mlterm", "mlterm-256color", "contour",
  ]
  private static let sixelPrograms = ["WezTerm", "iTerm.app"]

  /// Whether a stream is a terminal that is known to show sixel graphics, or that the user says does.
  private static func showsSixel(_ stream: StandardStream) -> Bool {
    guard stream.isTerminal else { return false }
    switch Environment.value("HINDSIGHT_SIXEL") {
    case "1": return true
    case "0": return false
    default:
      return sixelTerminals.contains(Environment.value("TERM") ?? "")
        || sixelPrograms.contains(Environment.value("TERM_PROGRAM") ?? "")
    }
  }
}
