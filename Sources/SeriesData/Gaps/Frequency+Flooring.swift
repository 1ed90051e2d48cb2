extension Frequency {
  /// The start of the step that holds a time: of its minute, hour, day, week (Monday), month and so on;
  /// several of them are counted from 1970-01-01, months and years from the year 0.
  func floor(_ number: Int) -> Int {
    switch unit {
    case .step: return number - floorDivide(number, multiple).remainder
    case .second, .minute, .hour, .day:
      let length = saturatingProduct(unit.seconds ?? 1, multiple)
      return number - floorDivide(number, length).remainder
    case .week:
      let length = saturatingProduct(7 * TimePoint.secondsPerDay, multiple)
      // 1970-01-01 was a Thursday.
      let monday = 3 * TimePoint.secondsPerDay
      return number - floorDivide(number + monday, length).remainder
    case .businessDay:
      let days = floorDivide(number, TimePoint.secondsPerDay).quotient
      let index = CivilDate.businessIndex(daysSinceEpoch: days)
      let start = index - floorDivide(index, multiple).remainder
      return CivilDate.daysSinceEpoch(businessIndex: start) * TimePoint.secondsPerDay
    case .month, .quarter, .year:
      let months = saturatingProduct(unit.months ?? 1, multiple)
      let index = TimePoint.split(seconds: number).date.monthIndex
      let start = index - floorDivide(index, months).remainder
      let (year, month) = floorDivide(start, 12)
      return CivilDate(year: year, month: month + 1, day: 1).daysSinceEpoch
        * TimePoint.secondsPerDay
    }
  }
}
