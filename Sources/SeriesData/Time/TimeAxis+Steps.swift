extension TimeAxis {
  /// The axis that begins some steps later; earlier, if they are negative.
  func advanced(by steps: Int) -> TimeAxis {
    guard steps != 0 else { return self }
    // The day that steps of months aim for is that of the first start, not of a shorter month.
    let day: Int? =
      if case .instant(let seconds) = start { TimePoint.split(seconds: seconds).date.day } else {
        nil
      }
    return TimeAxis(
      start: point(at: steps), frequency: frequency, style: style, dayOfMonth: dayOfMonth ?? day)
  }

  /// The step at a point in time; `nil` if there is none at or after the start.
  package func step(of point: TimePoint) -> Int? { step(of: point.number) }

  /// The step whose time is this number; `nil` if there is none at or after the start.
  func step(of number: Int) -> Int? {
    guard let step = nearestStep(to: number), step >= 0, point(at: step).number == number else {
      return nil
    }
    return step
  }

  /// Where the first step stands among all steps of the frequency, counted from 1970 or from step 0: series that
  /// begin at different times have the same season at the same numbers.
  public var stepNumber: Int {
    let (unit, multiple) = (frequency.unit, frequency.multiple)
    let (number, length): (Int, Int)
    if case .step = start {
      (number, length) = (start.number, multiple)
    } else if let months = unit.months {
      number = TimePoint.split(seconds: start.number).date.monthIndex
      length = saturatingProduct(months, multiple)
    } else if unit == .businessDay {
      let days = floorDivide(start.number, TimePoint.secondsPerDay).quotient
      (number, length) = (CivilDate.businessIndex(daysSinceEpoch: days), multiple)
    } else {
      (number, length) = (start.number, saturatingProduct(unit.seconds ?? 1, multiple))
    }
    return floorDivide(number, length).quotient
  }

  private func nearestStep(to number: Int) -> Int? {
    let (unit, multiple) = (frequency.unit, frequency.multiple)
    let (distance, length): (Int, Int)
    if let months = unit.months {
      let first = TimePoint.split(seconds: start.number).date.monthIndex
      distance = TimePoint.split(seconds: number).date.monthIndex - first
      length = saturatingProduct(months, multiple)
    } else if unit == .businessDay {
      let days = [start.number, number].map { floorDivide($0, TimePoint.secondsPerDay).quotient }
      distance =
        CivilDate.businessIndex(daysSinceEpoch: days[1])
        - CivilDate.businessIndex(daysSinceEpoch: days[0])
      length = multiple
    } else {
      distance = number - start.number
      length = saturatingProduct(unit.seconds ?? 1, multiple)
    }
    return distance % length == 0 ? distance / length : nil
  }
}
