import SeriesData
import Testing

@Suite("Civil dates")
struct CivilDateTests {
  @Test("agree with a calendar that is turned day by day, years -401 to 2801")
  func dayByDay() {
    var year = -401
    var month = 1
    var day = 1
    var days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    while year < 2801 {
      let date = CivilDate(daysSinceEpoch: days)
      guard date.year == year, date.month == month, date.day == day, date.daysSinceEpoch == days
      else {
        Issue.record("day \(days) is \(date), by turning \(year)-\(month)-\(day)")
        return
      }
      days += 1
      day += 1
      if day > slowDaysInMonth(month, year) {
        day = 1
        month += 1
      }
      if month > 12 {
        month = 1
        year += 1
      }
    }
  }

  @Test("the epoch, leap days and far ends are where they belong")
  func anchors() {
    #expect(CivilDate(year: 1970, month: 1, day: 1).daysSinceEpoch == 0)
    #expect(CivilDate(year: 2000, month: 2, day: 29).daysSinceEpoch == 11_016)
    #expect(CivilDate(year: 1, month: 1, day: 1).daysSinceEpoch == -719_162)
    let far = CivilDate(year: CivilDate.greatestYear, month: 12, day: 31)
    #expect(CivilDate(daysSinceEpoch: far.daysSinceEpoch) == far)
    let early = CivilDate(year: -CivilDate.greatestYear, month: 1, day: 1)
    #expect(CivilDate(daysSinceEpoch: early.daysSinceEpoch) == early)
  }

  @Test("weekends are Saturdays and Sundays, before 1970 too")
  func weekends() {
    let days = (11...17).map { CivilDate(year: 2024, month: 3, day: $0).isWeekend }
    #expect(days == [false, false, false, false, false, true, true])
    #expect(CivilDate(year: 1949, month: 1, day: 1).isWeekend)
    #expect(CivilDate(year: 1949, month: 1, day: 3).isWeekend == false)
  }

  private func slowDaysInMonth(_ month: Int, _ year: Int) -> Int {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    return lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
  }
}
