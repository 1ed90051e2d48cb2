import RealModule

/// A cycle of the calendar that a network may read as sine and cosine of where a time stands in it.
public enum CalendarFeature: String, Sendable, Hashable, Codable, CaseIterable {
  /// The minute of the hour.
  case minute
  /// The hour of the day.
  case hour
  /// The day of the week.
  case weekday
  /// The day of the month.
  case day
  /// The month of the year, and how much of it has passed.
  case month

  /// The cycles that times of a frequency go through: those of at most a year that a step is short of; none for
  /// plain steps and years.
  public static func all(for frequency: Frequency) -> [CalendarFeature] {
    switch frequency.unit {
    case .second: [.minute, .hour]
    case .minute: [.hour, .weekday]
    case .hour: [.hour, .weekday, .month]
    case .day, .businessDay: [.weekday, .month]
    case .week, .quarter: [.month]
    case .month: frequency.multiple % 12 == 0 ? [] : [.month]
    case .step, .year: []
    }
  }

  /// The share of the cycle that has passed, from 0 to below 1.
  package func phase(at seconds: Int) -> Double {
    let (date, second) = TimePoint.split(seconds: seconds)
    let ofDay = Double(second) / Double(TimePoint.secondsPerDay)
    switch self {
    case .minute: return Double(second % 3600) / 3600
    case .hour: return ofDay
    case .weekday: return (Double(date.weekday) + ofDay) / 7
    case .day: return (Double(date.day - 1) + ofDay) / Self.length(ofMonthOf: date)
    case .month:
      return (Double(date.month - 1) + Double(date.day - 1) / Self.length(ofMonthOf: date)) / 12
    }
  }

  /// Sine and cosine at the first `count` steps of an axis of dates.
  package func waves(on axis: TimeAxis, count: Int) -> (sine: [Double], cosine: [Double]) {
    let angles = (0..<count).map { 2 * Double.pi * phase(at: axis.point(at: $0).number) }
    return (angles.map { .sin($0) }, angles.map { .cos($0) })
  }

  private static func length(ofMonthOf date: CivilDate) -> Double {
    Double(CivilDate.daysInMonth(date.month, year: date.year))
  }
}
