/// Why a text is not a time.
public enum TimeFault: Error, Equatable, Sendable {
  /// It has no form that is known.
  case notATime
  /// It has the form of a time that does not exist; `reason` says which part.
  case impossible(reason: String)
  /// It names a zone or an offset from UTC.
  case zone
  /// It has a fraction of a second.
  case fraction
  /// It is a time, but not written like the first one of its column.
  case otherStyle(TimeStyle)
}
