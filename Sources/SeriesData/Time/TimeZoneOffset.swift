/// How far the clocks of a time are ahead of UTC, and how that is written.
public enum TimeZoneOffset: Sendable, Hashable {
  /// `Z`.
  case utc
  /// `+02:00`; −1439 to 1439 minutes.
  case minutes(Int)

  /// Seconds ahead of UTC.
  var seconds: Int {
    switch self {
    case .utc: 0
    case .minutes(let minutes): minutes * 60
    }
  }

  /// As it stands after a time.
  var text: String {
    switch self {
    case .utc: "Z"
    case .minutes(let minutes):
      (minutes < 0 ? "-" : "+") + paddedText(Int(minutes.magnitude) / 60, 2) + ":"
        + paddedText(Int(minutes.magnitude) % 60, 2)
    }
  }
}

extension TimeScan {
  /// Takes `Z`, `+02:00`, `+0200` or `+02` with or without a blank before it, to the end of the text; `nil`
  /// where nothing stands here.
  mutating func offset() throws(TimeFault) -> TimeZoneOffset? {
    if isAtEnd { return nil }
    _ = take(" ")
    if take("Z") {
      guard isAtEnd else { throw .notATime }
      return .utc
    }
    let isNegative = take("-")
    guard isNegative || take("+") else { throw .zone }
    guard let hours = digits(2) else { throw .notATime }
    _ = take(":")
    let minutes = isAtEnd ? 0 : digits(2)
    guard let minutes, isAtEnd else { throw .notATime }
    guard hours < 24, minutes < 60 else {
      throw .impossible(reason: "offsets from UTC reach from -23:59 to +23:59")
    }
    return .minutes((isNegative ? -1 : 1) * (hours * 60 + minutes))
  }
}
