/// Where the steps of a series stand in their season.
package struct SeasonCycle: Sendable {
  /// Steps in a season.
  package let length: Int
  /// What the steps of a season are: `month`, or just `step`.
  package let label: String
  /// The names of the steps, where they have any; else they are counted from 0.
  package let names: [String]
  /// Where step 0 stands.
  private let first: Int

  /// The seasons of an axis: those of the calendar where they are its years, weeks or days, else counted from
  /// the start.
  package init(_ axis: TimeAxis, length: Int) {
    self.length = length
    guard case .instant(let seconds) = axis.start, axis.frequency.multiple == 1 else {
      (label, names, first) = ("step of the season", [], 0)
      return
    }
    let (date, second) = TimePoint.split(seconds: seconds)
    switch (axis.frequency.unit, length) {
    case (.month, 12):
      (label, first) = ("", date.month - 1)
      names = TimePattern.monthNames.map { String($0.prefix(3)) }
    case (.quarter, 4):
      (label, names, first) = ("", ["Q1", "Q2", "Q3", "Q4"], (date.month - 1) / 3)
    case (.day, 7):
      (label, first) = ("", date.weekday)
      names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    case (.hour, 24): (label, names, first) = ("hour of the day", [], second / 3600)
    default: (label, names, first) = ("step of the season", [], 0)
    }
  }

  /// Where a step stands, from 0.
  package func position(of step: Int) -> Int { (first + step) % length }
}
