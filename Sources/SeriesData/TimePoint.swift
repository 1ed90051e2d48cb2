/// One position in time: a date-time without zone, or the number of a step where a file has no dates.
public enum TimePoint: Sendable, Hashable {
  /// An integer step, as in a column of minutes, years before the calendar, or row numbers.
  case step(Int)
  /// Seconds since 1970-01-01T00:00:00 in the proleptic Gregorian calendar, without zone.
  case instant(seconds: Int)
}
