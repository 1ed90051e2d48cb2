public import HostSystem

/// Why a figure could not be drawn.
///
/// From ``gnuplotMissing(program:script:)`` on, the script has been written and can be run later, unless its path is
/// empty: pictures for a terminal leave no file.
public enum PlotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file name's extension is no image format.
  case unknownFormat(path: String)
  /// A figure without panels, or a panel in which no mark has a value; panels count from 1.
  case nothingToDraw(figure: String, panel: Int)
  /// A position is infinite, no number, or too far out to be a date.
  case invalidPosition(figure: String, panel: Int, position: Double)
  /// A value is infinite or beyond what gnuplot can scale.
  case invalidValue(figure: String, panel: Int, value: Double)
  /// A value on a logarithmic axis is zero or negative.
  case notPositive(figure: String, panel: Int, value: Double)
  /// Two lists that must be equally long are not.
  case unequalCounts(figure: String, first: String, count: Int, second: String, expected: Int)
  /// The script or the image could not be written.
  case cannotWrite(FileError)
  /// gnuplot could not be started.
  case gnuplotMissing(program: String, script: String)
  /// gnuplot ended with an error, in its own words.
  case gnuplotFailed(reason: String, script: String)
  /// gnuplot did not end in time and was stopped.
  case gnuplotTimedOut(seconds: Int, script: String)
  /// gnuplot reported success but the image is not whole.
  case imageIncomplete(path: String, script: String)

  /// What happened and what to do, for a person.
  public var description: String {
    switch self {
    case .unknownFormat(let path): Self.unknownFormat(path)
    case .nothingToDraw(let figure, let panel):
      "Figure '\(figure)', panel \(panel): there is no value to draw."
    case .invalidPosition(let figure, let panel, let position):
      "Figure '\(figure)', panel \(panel): a position is \(position); "
        + "positions must be finite and less than 1e15 from zero. Number the steps from 1."
    case .invalidValue(let figure, let panel, let value):
      "Figure '\(figure)', panel \(panel): a value is \(value); "
        + "values must be less than 1e300 from zero. Divide the column by a power of ten."
    case .notPositive(let figure, let panel, let value):
      "Figure '\(figure)', panel \(panel): a value on the logarithmic axis is \(value); "
        + "it must be positive. Use a linear axis."
    case .unequalCounts(let figure, let first, let count, let second, let expected):
      "Figure '\(figure)': there are \(count) \(first), but \(expected) \(second)."
    case .cannotWrite(let error): error.description
    case .gnuplotMissing(let program, let script):
      script.isEmpty
        ? "Cannot run '\(program)'. Install gnuplot, then draw again."
        : "Cannot run '\(program)'. Install gnuplot, then run: gnuplot '\(script)'"
    case .gnuplotFailed(let reason, let script):
      script.isEmpty
        ? "gnuplot failed: \(reason). Once that is mended, draw again."
        : "gnuplot failed: \(reason). The script is kept; once that is mended, run: gnuplot '\(script)'"
    case .gnuplotTimedOut(let seconds, let script):
      "gnuplot did not end within \(seconds) s and was stopped."
        + (script.isEmpty ? "" : " To wait longer, run: gnuplot '\(script)'")
    case .imageIncomplete(let path, let script):
      "gnuplot left the image '\(path)' incomplete; is the disk full? Then free some space and run: "
        + "gnuplot '\(script)'"
    }
  }

  /// Positions as far out as this would be dates some 30 million years away.
  static let largestPosition = 1e15
  /// gnuplot's arithmetic on axis ranges overflows not far above.
  static let largestValue = 1e300

  private static func unknownFormat(_ path: String) -> String {
    let formats = ImageFormat.ofFiles.map { ".\($0.rawValue)" }
    let list = formats.dropLast().joined(separator: ", ") + " or " + (formats.last ?? "")
    guard let suffix = ImageFormat.fileExtension(of: path) else {
      return "Cannot draw '\(path)': it has no extension to tell the image format. Use \(list)."
    }
    return "Cannot draw '\(path)': '.\(suffix)' is no image format. Use \(list)."
  }
}
