/// One step on the way from the values of a channel to what a network reads: a name of the list of transforms.
public enum TransformStep: Sendable, Hashable {
  /// The natural logarithm, of positive values.
  case logarithm
  /// x^λ ÷ λ of positive values, λ being chosen from 0 (the logarithm) to 1 (nothing).
  case boxCox
  /// The change over so many steps; over a season if `nil`.
  case difference(lag: Int?)
  /// The value without a season of so many steps, that of the series if `nil`: one index for each position.
  case classical(season: Int?, isRatio: Bool)
  /// The value without a season that changes from year to year, by STL.
  case stl(season: Int?)
  /// (x − offset) ÷ scale.
  case scaled(ScalerKind)

  /// The names, as they are read.
  public static let names =
    ["log", "box-cox", "difference", "seasonal-difference", "classical", "classical-ratio", "stl"]
    + ScalerKind.all.filter { $0 != .unscaled }.map(\.name)

  /// Reads a name, perhaps with steps: `log`, `difference:7`, `stl:24`; `nil` for another text.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    var steps: Int?
    if parts.count > 1 {
      guard let number = Int(parts[1]), 1...TimeSeries.longestSeason ~= number else { return nil }
      steps = number
    }
    switch name {
    case "difference": self = .difference(lag: steps ?? 1)
    case "classical" where steps != 1: self = .classical(season: steps, isRatio: false)
    case "classical-ratio" where steps != 1: self = .classical(season: steps, isRatio: true)
    case "stl" where steps != 1: self = .stl(season: steps)
    case "log" where steps == nil: self = .logarithm
    case "box-cox" where steps == nil: self = .boxCox
    case "seasonal-difference" where steps == nil: self = .difference(lag: nil)
    default:
      guard steps == nil, name != ScalerKind.unscaled.name, let kind = ScalerKind(name: name) else {
        return nil
      }
      self = .scaled(kind)
    }
  }

  /// Whether a value depends on others: then an interval of it tells none of the sum.
  public var isChange: Bool {
    if case .difference = self { true } else { false }
  }
}

extension TransformStep: CustomStringConvertible {
  /// The name, as it is read.
  public var description: String {
    switch self {
    case .logarithm: "log"
    case .boxCox: "box-cox"
    case .difference(nil): "seasonal-difference"
    case .difference(1): "difference"
    case .difference(let lag?): "difference:\(lag)"
    case .classical(let season, let isRatio):
      (isRatio ? "classical-ratio" : "classical") + (season.map { ":\($0)" } ?? "")
    case .stl(let season): "stl" + (season.map { ":\($0)" } ?? "")
    case .scaled(let kind): kind.name
    }
  }
}

extension TransformStep: Codable {
  /// Reads a step by its name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let step = TransformStep(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no transform.")
    }
    self = step
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
