import SeriesData
import Testing

@Suite("Forms of times")
struct TimeFormTests {
  /// Cells of a column, the frequency, and the label that follows.
  static let cases: [([String], String, String)] = [
    (["31/12/2023", "1/1/2024", "2/1/2024"], "daily", "3/1/2024"),
    (["31.12.2023", "01.01.2024", "02.01.2024"], "daily", "03.01.2024"),
    (["12/31/2023 10:00", "12/31/2023 11:00"], "hourly", "12/31/2023 12:00"),
    (["2023/01/31", "2023/02/28"], "monthly", "2023/03/31"),
    (["2020-W52", "2020-W53", "2021-W01"], "weekly", "2021-W02"),
    (["2020W01", "2020W02"], "weekly", "2020W03"),
    (["2024-02-28T23:00:00Z", "2024-02-29T00:00:00Z"], "hourly", "2024-02-29T01:00:00Z"),
    (
      ["2024-01-01T00:00+05:30", "2024-01-01T12:00+05:30"], "every 12 hours",
      "2024-01-02T00:00+05:30"
    ),
    (
      ["2024-10-27T01:00:00+02:00", "2024-10-27T02:00:00+02:00", "2024-10-27T02:00:00+01:00"],
      "hourly", "2024-10-27T02:00:00Z"
    ),
    (["1706572800", "1706576400"], "hourly", "1706580000"),
    (["1706572800000", "1706659200000"], "daily", "1706745600000"),
    (["20240131", "20240229"], "monthly", "20240331"),
    (["202311", "202312"], "monthly", "202401"),
    (["2020-01-01 00:00:00.000", "2020-01-02 00:00:00.000"], "daily", "2020-01-03 00:00:00"),
    (
      [
        "2024-05-30", "2024-05-31", "2024-06-03", "2024-06-04", "2024-06-05", "2024-06-06",
        "2024-06-07",
      ],
      "every business day", "2024-06-10"
    ),
  ]

  @Test("frequency and next label are right", arguments: cases)
  func forms(cells: [String], frequency: String, next: String) throws {
    let rows = cells.map { "\($0),1\n" }.joined()
    let reading = try reading("time,y\n\(rows)")
    #expect(reading.frequency.value.description == frequency)
    #expect(reading.series.axis.label(at: cells.count) == next)
  }

  @Test("a column whose dates can be read both ways is not guessed at")
  func open() throws {
    let text = "d,y\n01/02/2024,1\n02/02/2024,2\n"
    #expect(
      try message(text.utf8)
        == "x.csv: no date in column 'd' tells whether the day or the month comes first, as in "
        + "'01/02/2024'. Say so with --dates day-first or --dates month-first.")
    #expect(try reading(text, .init(dayOrder: .dayFirst)).frequency.value.description == "daily")
    #expect(
      try reading(text, .init(dayOrder: .monthFirst)).frequency.value.description == "monthly")
  }

  @Test("a column whose dates need both orders is refused")
  func mixed() throws {
    #expect(
      try message("d,y\n13/01/2024,1\n01/14/2024,2\n".utf8)
        == "x.csv: column 'd' holds '13/01/2024', where the day comes first, and '01/14/2024', where the "
        + "month does. Write all dates alike, best as 1949-01-31.")
  }

  @Test("impossible dates of either order are faults of their rows")
  func impossible() throws {
    for (cell, reason) in [
      ("31/04/2024", "this month has days 01 to 30"), ("13/13/2024", "a year has months 01 to 12"),
      ("00/05/2024", "days and months are counted from 1"),
      ("02/30/2024", "this month has days 01 to 29"),
    ] {
      let found = try message("d,y\n14/01/2024,1\n\(cell),2\n".utf8)
      #expect(found?.contains("line 3, column 'd'") == true, "\(cell)")
      #expect(found?.contains(reason) == true, "\(found ?? "")")
    }
  }

  @Test("declared patterns are read and written back")
  func patterns() throws {
    for (pattern, cells) in [
      ("%d.%m.%y", ["01.02.24", "02.02.24", "03.02.24"]),
      ("%b %d, %Y", ["Jan 31, 2024", "Feb 01, 2024", "Feb 02, 2024"]),
      (
        "%d %B %Y %I:%M %p",
        ["01 May 2024 11:00 AM", "01 May 2024 12:00 PM", "01 May 2024 01:00 PM"]
      ),
      ("%Y%j", ["2024059", "2024060", "2024061"]),
    ] {
      let style = try TimeStyle(parsing: pattern)
      let rows = cells.map { "\"\($0)\",1\n" }.joined()
      let axis = try reading("when,y\n\(rows)", .init(timeColumn: "when", timeStyle: style)).series
        .axis
      #expect((0..<3).map { axis.label(at: $0) } == cells)
    }
    #expect(throws: SeriesError.self) { try TimeStyle(parsing: "%m/%d") }
    #expect(throws: SeriesError.self) { try TimeStyle(parsing: "%Y %q") }
    #expect(throws: SeriesError.self) { try TimeStyle(parsing: "%Y %I") }
  }

  @Test("weeks of ISO 8601 agree with counting Thursdays, years 1990 to 2040")
  func weeks() {
    var thursday = CivilDate(year: 1990, month: 1, day: 4)
    var week = 1
    while thursday.year <= 2040 {
      for offset in -3...3 {
        let date = CivilDate(daysSinceEpoch: thursday.daysSinceEpoch + offset)
        #expect(date.isoWeek == (thursday.year, week))
      }
      let next = CivilDate(daysSinceEpoch: thursday.daysSinceEpoch + 7)
      week = next.year == thursday.year ? week + 1 : 1
      thursday = next
    }
  }
}
