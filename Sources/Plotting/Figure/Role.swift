/// What a mark stands for.
///
/// The same role looks the same in every figure.
public enum Role: Sendable, Hashable {
  /// What was observed and known to the model.
  case observed
  /// What was observed long before what is shown beside it.
  case earlier
  /// What was observed but held back from the model.
  case heldOut
  /// A forecast of what was held back.
  case heldOutForecast
  /// A forecast of the future.
  case forecast
  /// A quantity followed during training, of the run with this number (from 0).
  case training(run: Int)
  /// A quantity followed on the validation end, of the run with this number (from 0).
  case validation(run: Int)
}

/// The look of a role: colour, weight and dashes each tell it apart, so that colour-blind readers
/// and grey print lose nothing.
struct Style {
  /// A red-green-blue colour, `#rrggbb`.
  let colour: String
  /// In points of the terminal.
  let width: String
  /// gnuplot's dash lengths; empty for a solid line.
  let dashes: [Int]
  /// gnuplot's point type, where the single values of a short curve are worth seeing.
  let symbol: Int?

  init(_ role: Role) {
    switch role {
    case .observed:
      self.init(colour: Palette.ink, width: "1.6", dashes: [], symbol: Palette.disc)
    case .earlier: self.init(colour: Palette.axis, width: "1", dashes: [], symbol: nil)
    case .heldOut:
      self.init(colour: Palette.ink, width: "1.6", dashes: [], symbol: Palette.openCircle)
    case .heldOutForecast:
      self.init(colour: Palette.blue, width: "2.2", dashes: [6, 4], symbol: nil)
    case .forecast:
      self.init(colour: Palette.vermilion, width: "2.6", dashes: [], symbol: Palette.disc)
    case .training(let run):
      self.init(
        colour: Palette.colour(ofRun: run), width: "1.8", dashes: [2, 3], symbol: nil)
    case .validation(let run):
      self.init(
        colour: Palette.colour(ofRun: run), width: "2.4", dashes: Palette.dashes(ofRun: run),
        symbol: nil)
    }
  }

  private init(colour: String, width: String, dashes: [Int], symbol: Int?) {
    self.colour = colour
    self.width = width
    self.dashes = dashes
    self.symbol = symbol
  }

  /// How values that stand alone are drawn.
  var dotDrawings: [String] {
    ["using 1:2 with points pt \(Palette.disc) ps 0.5*symbol lc rgb \"\(colour)\""]
  }

  /// How the values of a short curve are drawn; an open circle covers the line under it.
  var symbolDrawings: [String] {
    guard symbol == Palette.openCircle else {
      return ["using 1:2 with points pt \(Palette.disc) ps 0.6*symbol lc rgb \"\(colour)\""]
    }
    return [
      "using 1:2 with points pt \(Palette.disc) ps 0.7*symbol lc rgb \"\(Palette.paper)\"",
      "using 1:2 with points pt \(Palette.openCircle) ps 0.7*symbol lw 1.2 lc rgb \"\(colour)\"",
    ]
  }

  /// The style as an option of gnuplot's `plot`, `arrow` and `keyentry`.
  var line: String {
    let dash =
      dashes.isEmpty ? "dt 1" : "dt (" + dashes.map(String.init).joined(separator: ",") + ")"
    return "lc rgb \"\(colour)\" lw \(width) \(dash)"
  }
}

/// The colours of Okabe and Ito (2008), "Color universal design", which people with any common
/// kind of colour blindness can tell apart, and the neutral tones around them.
enum Palette {
  static let paper = "#ffffff"
  static let ink = "#22262b"
  static let quietInk = "#5b626b"
  static let axis = "#9aa1a9"
  static let grid = "#e4e7ea"
  static let blue = "#0072b2"
  static let vermilion = "#d55e00"

  static let openCircle = 6
  static let disc = 7

  private static let runs = [
    blue, vermilion, "#009e73", "#cc79a7", "#e69f00", "#56b4e9", ink,
  ]
  private static let runDashes = [[], [10, 4], [4, 3], [10, 3, 2, 3]]

  static func colour(ofRun run: Int) -> String { runs[abs(run % runs.count)] }

  static func dashes(ofRun run: Int) -> [Int] { runDashes[abs(run % runDashes.count)] }
}
