/// The time labels of a series: where it starts, how far apart its steps are, how they are written.
///
/// Steps past the end of the observations are valid: they are the time labels of a forecast.
public struct TimeAxis: Sendable, Hashable {
  /// The time of step 0.
  public let start: TimePoint
  /// The distance between neighbouring steps.
  public let frequency: Frequency
  /// How time points were written in the file, and are written in output.
  public let style: TimeStyle
  /// The day of the month that steps of months, quarters and years aim for; the start's if `nil`.
  ///
  /// A series of month ends has 31, so that it stays at month ends even if it starts on 30 April.
  public let dayOfMonth: Int?

  /// An axis that begins at `start`.
  public init(
    start: TimePoint, frequency: Frequency, style: TimeStyle, dayOfMonth: Int? = nil
  ) {
    self.start = start
    self.frequency = frequency
    self.style = style
    self.dayOfMonth = dayOfMonth
  }

  /// An axis that begins at a date or date-time of ISO 8601; `nil` for another text.
  ///
  /// Times are written as dates where steps are whole days. Working days begin on the first that is not earlier.
  package init?(startingAt text: String, frequency: Frequency) {
    let bytes = Array(text.utf8)
    guard let written = try? TimeStyle.detect(bytes.span) else { return nil }
    var number = written.number
    while frequency.unit == .businessDay, TimePoint.split(seconds: number).date.isWeekend {
      number += TimePoint.secondsPerDay
    }
    switch written.style {
    case .date where (frequency.unit.seconds ?? .max) >= TimePoint.secondsPerDay:
      self.init(start: .instant(seconds: number), frequency: frequency, style: .date)
    case .date, .minute, .spacedMinute, .second, .spacedSecond:
      self.init(start: .instant(seconds: number), frequency: frequency, style: .spacedSecond)
    default: return nil
    }
  }

  /// The time of a step, which may lie past the last observation.
  public func point(at step: Int) -> TimePoint {
    frequency.advance(start, by: step, dayOfMonth: dayOfMonth)
  }

  /// Whether a step's time is one that a file may hold.
  func isWritable(at step: Int) -> Bool {
    switch point(at: step) {
    case .step(let number): TimeStyle.steps.contains(number)
    case .instant(let seconds):
      TimeStyle.years.contains(TimePoint.split(seconds: seconds).date.year)
    }
  }

  /// The time of a step, written as the file writes its times.
  public func label(at step: Int) -> String { style.format(point(at: step)) }
}
