/// How much of the end of series is set apart: to judge forecasts, or to decide how long to train.
public enum SeriesEnd: Sendable, Hashable {
  case steps(Int)
  /// In percent of the longest series.
  case share(Double)
  /// From a time on, in the longest series.
  case from(String)

  /// Reads `12`, `20%` or a time as the file writes it.
  public init(_ text: String) {
    if let steps = Int(text) {
      self = .steps(steps)
    } else if text.hasSuffix("%"), let share = Double(text.dropLast()) {
      self = .share(share)
    } else {
      self = .from(text)
    }
  }

  /// The steps that are set apart; of a share at least one.
  ///
  /// - Precondition: there is a series.
  /// - Throws: as ``TimeSeries/count(from:)``.
  public func steps(of panel: [TimeSeries]) throws(SeriesError) -> Int {
    let longest = panel.dropFirst().reduce(panel[0]) { $0.count < $1.count ? $1 : $0 }
    return switch self {
    case .steps(let steps): steps
    case .share(let share): max(1, Int((Double(longest.count) * share / 100).rounded()))
    case .from(let time): try longest.count(from: time)
    }
  }
}

extension SeriesEnd: Encodable {
  /// A number of steps, or the share or the time as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .steps(let steps): try container.encode(steps)
    case .share(let share): try container.encode("\(share)%")
    case .from(let time): try container.encode(time)
    }
  }
}
