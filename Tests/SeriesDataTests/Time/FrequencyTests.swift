import SeriesData
import Testing

@Suite("Frequencies")
struct FrequencyTests {
  @Test("a month after 31 January is the last day of February, and the day is not lost")
  func monthEnds() throws {
    let monthly = try Frequency(.month)
    let start = try time("2023-01-31")
    let labels = (0...14).map { TimeStyle.date.format(monthly.advance(start, by: $0)) }
    #expect(
      labels == [
        "2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31", "2023-06-30",
        "2023-07-31", "2023-08-31", "2023-09-30", "2023-10-31", "2023-11-30", "2023-12-31",
        "2024-01-31", "2024-02-29", "2024-03-31",
      ])
    #expect(monthly.advance(start, by: -2) == (try time("2022-11-30")))
  }

  @Test("month ends that start on 30 April reach 31 May")
  func dayOfMonth() throws {
    let axis = TimeAxis(
      start: try time("2023-04-30"), frequency: try Frequency(.month), style: .date, dayOfMonth: 31)
    #expect(axis.label(at: 1) == "2023-05-31")
    #expect(axis.label(at: 10) == "2024-02-29")
    #expect(axis.label(at: 0) == "2023-04-30")
  }

  @Test("29 February plus a year is 28 February, plus four years 29 February again")
  func leapYears() throws {
    let yearly = try Frequency(.year)
    let start = try time("2020-02-29")
    #expect(yearly.advance(start, by: 1) == (try time("2021-02-28")))
    #expect(yearly.advance(start, by: 4) == (try time("2024-02-29")))
  }

  @Test("months agree with counting one by one", arguments: [1, 2, 3, 5, 12, 24])
  func monthsByCounting(multiple: Int) throws {
    let frequency = try Frequency(.month, multiple: multiple)
    let start = try time("1899-11-15 08:30:15")
    var year = 1899
    var month = 11
    for step in 0..<2000 {
      let expected = CivilDate(year: year, month: month, day: 15).daysSinceEpoch * 86_400 + 30_615
      #expect(frequency.advance(start, by: step) == .instant(seconds: expected))
      for _ in 0..<multiple {
        month += 1
        if month == 13 { (year, month) = (year + 1, 1) }
      }
    }
  }

  @Test("units of fixed length are seconds")
  func fixedLengths() throws {
    let start = try time("2024-02-28T23:45")
    let cases: [(Frequency, String)] = [
      (try Frequency(.second, multiple: 30), "2024-02-28T23:46"),
      (try Frequency(.minute, multiple: 15), "2024-02-29T00:15"),
      (try Frequency(.hour), "2024-02-29T01:45"),
      (try Frequency(.day), "2024-03-01T23:45"),
      (try Frequency(.week), "2024-03-13T23:45"),
      (try Frequency(.quarter), "2024-08-28T23:45"),
      (try Frequency(.year), "2026-02-28T23:45"),
    ]
    for (frequency, expected) in cases {
      #expect(TimeStyle.minute.format(frequency.advance(start, by: 2)) == expected)
    }
  }

  @Test("no step, multiple or start overflows", arguments: Frequency.Unit.allCases)
  func noOverflow(unit: Frequency.Unit) throws {
    let hostile = [Int.min, Int.min + 1, -1, 0, 1, Int.max - 1, Int.max]
    for multiple in [1, 7, Frequency.largestMultiple(of: unit)] {
      let frequency = try Frequency(unit, multiple: multiple)
      for start in hostile {
        for steps in hostile {
          _ = TimeStyle.step.format(frequency.advance(.step(start), by: steps))
          guard unit != .step else { continue }
          for style in TimeStyle.examples {
            _ = style.format(frequency.advance(.instant(seconds: start), by: steps))
          }
        }
      }
    }
  }

  @Test("what people write is read")
  func parsing() throws {
    let cases: [(String, Frequency.Unit, Int)] = [
      ("monthly", .month, 1), ("hourly", .hour, 1), ("15min", .minute, 15), ("2 weeks", .week, 2),
      ("Every 6 Hours", .hour, 6), ("10s", .second, 10), ("day", .day, 1), ("3 months", .month, 3),
      ("quarterly", .quarter, 1), ("every 5 steps", .step, 5), ("YEARLY", .year, 1),
    ]
    for (text, unit, multiple) in cases {
      #expect(try Frequency(parsing: text) == Frequency(unit, multiple: multiple), "\(text)")
    }
  }

  @Test("a description is read back", arguments: Frequency.Unit.allCases, [1, 2, 15])
  func descriptionIsReadBack(unit: Frequency.Unit, multiple: Int) throws {
    let frequency = try Frequency(unit, multiple: multiple)
    #expect(try Frequency(parsing: frequency.description) == frequency)
  }

  @Test("descriptions are plain words")
  func descriptions() throws {
    #expect(try Frequency(.month).description == "monthly")
    #expect(try Frequency(.minute, multiple: 15).description == "every 15 minutes")
    #expect(try Frequency(.step).description == "every step")
    #expect(try Frequency(.week, multiple: 2).description == "every 2 weeks")
  }

  @Test(
    "other texts are refused, whatever they hold",
    arguments: [
      "", "every", "fortnightly", "15", "-3 days", "3 monthly",
    ])
  func refused(text: String) {
    #expect(throws: SeriesError.unknownFrequency(found: text)) { try Frequency(parsing: text) }
  }

  @Test("steps longer than all times that can be written are refused")
  func tooLong() throws {
    let cases = [
      ("20000 years", "years", "19999", "20000"),
      ("9223372036854775807months", "months", "239988", "9223372036854775807"),
      ("99999999999999999999 days", "days", "7319634", "99999999999999999999"),
    ]
    for (text, units, most, found) in cases {
      let error = #expect(throws: SeriesError.self) { try Frequency(parsing: text) }
      #expect(
        error?.description
          == "The number of \(units) in a frequency must be at most \(most), but is \(found).")
    }
    for unit in Frequency.Unit.allCases {
      let most = Frequency.largestMultiple(of: unit)
      #expect(try Frequency(unit, multiple: most).multiple == most)
      #expect(throws: SeriesError.self) { try Frequency(unit, multiple: most + 1) }
    }
  }

  @Test("errors say what is accepted")
  func messages() {
    #expect(throws: SeriesError.notPositive(name: "frequency multiple", value: 0)) {
      try Frequency(parsing: "0 days")
    }
    #expect(
      SeriesError.unknownFrequency(found: "often").description
        == "'often' is not a frequency. Give one of: hourly, daily, weekly, monthly, quarterly, "
        + "yearly, or a number and a unit such as 15min, 6 hours, 2 weeks, 10 years (units: step, "
        + "second, minute, hour, day, business day, week, month, quarter, year).")
    #expect(
      SeriesError.notPositive(name: "frequency multiple", value: 0).description
        == "The frequency multiple must be at least 1, but is 0.")
  }

  @Test("the season is the usual cycle above the frequency")
  func seasons() throws {
    let cases: [(Frequency.Unit, Int, Int, String)] = [
      (.month, 1, 12, "12 months make a year"),
      (.month, 2, 6, "6 steps of 2 months make a year"),
      (.quarter, 1, 4, "4 quarters make a year"),
      (.week, 1, 52, "52 weeks make a year"),
      (.day, 1, 7, "7 days make a week"),
      (.day, 2, 1, "no whole number of steps of 2 days lies within a week"),
      (.hour, 1, 24, "24 hours make a day"),
      (.hour, 24, 1, "no whole number of steps of 24 hours lies within a day"),
      (.minute, 15, 96, "96 steps of 15 minutes make a day"),
      (.second, 10, 360, "360 steps of 10 seconds make an hour"),
      (.year, 1, 1, "a year holds its whole season"),
      (.step, 3, 1, "plain steps tell no season"),
    ]
    for (unit, multiple, length, reason) in cases {
      #expect(
        try Frequency(unit, multiple: multiple).seasonLength == Finding(length, reason: reason))
    }
  }
}
