import SeriesData
import Testing

@Suite("Time styles")
struct TimeStyleTests {
  static let texts: [(String, TimeStyle, Int)] = [
    ("42", .step, 42), ("-7", .step, -7), ("1949", .step, 1949), ("20230101", .step, 20_230_101),
    ("1970-02", .yearMonth, 2_678_400), ("1970Q2", .quarter, 7_776_000),
    ("1970-Q2", .dashedQuarter, 7_776_000), ("1970-01-02", .date, 86_400),
    ("1970-01-01T00:01", .minute, 60), ("1970-01-01 00:01", .spacedMinute, 60),
    ("1969-12-31T23:59:59", .second, -1), ("1970-01-01 00:00:01", .spacedSecond, 1),
    ("0000-02-29", .date, -62_162_121_600),
  ]

  @Test("each form is detected, read and written back as it was", arguments: texts)
  func roundTrip(text: String, style: TimeStyle, number: Int) throws {
    let bytes = Array(text.utf8)
    let written = try TimeStyle.detect(bytes.span)
    #expect(written.style == style)
    #expect(written.number == number)
    #expect(style.format(try style.parse(bytes.span)) == text)
  }

  @Test(
    "a column of years reads integers as years", arguments: ["-6000", "0", "5", "1821", "9999"])
  func years(text: String) throws {
    let bytes = Array(text.utf8)
    let point = try TimeStyle.year.parse(bytes.span)
    #expect(point == TimePoint(CivilDate(year: Int(text) ?? 1, month: 1, day: 1)))
    #expect(TimeStyle.year.format(point) == text)
  }

  @Test("times that do not exist are told apart from texts that are no times")
  func faults() {
    let cases: [(String, TimeFault)] = [
      ("2023-02-29", .impossible(reason: "this month has days 01 to 28")),
      ("2024-02-30", .impossible(reason: "this month has days 01 to 29")),
      ("1900-02-29", .impossible(reason: "this month has days 01 to 28")),
      ("2023-04-31", .impossible(reason: "this month has days 01 to 30")),
      ("2023-00-10", .impossible(reason: "a year has months 01 to 12")),
      ("2023-13", .impossible(reason: "a year has months 01 to 12")),
      ("2023Q5", .impossible(reason: "a year has quarters 1 to 4")),
      ("2023-01-01 24:00", .impossible(reason: "hours reach from 00 to 23")),
      ("2023-01-01T12:60", .impossible(reason: "minutes reach from 00 to 59")),
      ("2023-01-01T12:30:60", .impossible(reason: "seconds reach from 00 to 59")),
      ("9999999999999999999999", .impossible(reason: "steps reach from -10^15 to 10^15")),
      ("2023-01-01T12:30:15.5", .fraction), ("2023-01-01 12:30:15,500", .fraction),
      ("2023-01-01 12:30:15 UTC", .zone), ("2023-01-01T12:30+0", .notATime),
      (
        "2023-01-01T12:30+24:00",
        .impossible(reason: "offsets from UTC reach from -23:59 to +23:59")
      ),
      ("2023W53", .impossible(reason: "this year has weeks 01 to 52")),
      ("", .notATime), ("-", .notATime), ("+5", .notATime), ("1.5", .notATime), ("x", .notATime),
      ("2023-", .notATime), ("2023-01-", .notATime), ("2023-01-02T", .notATime),
      ("2023-01-02T12", .notATime), ("2023-01-02T12:3", .notATime), ("2023Q", .notATime),
      ("2023-01-02 12:30:15x", .notATime), ("2023Q12", .notATime), ("-2023-01-01", .notATime),
      ("２０２３", .notATime),
    ]
    for (text, expected) in cases { #expect(fault(text) == expected, "\(text)") }
  }

  @Test("a time in another style than its column's is refused")
  func otherStyle() {
    #expect(fault("2023-01-01 00:00", as: .date) == .otherStyle(.date))
    #expect(fault("2023-01-01", as: .year) == .otherStyle(.year))
    #expect(
      fault("10000", as: .year) == .impossible(reason: "years reach from -9999 to 9999"))
  }

  @Test("years past four digits and before the year 0 are written in full")
  func farYears() {
    let far = TimePoint(CivilDate(year: 12_345, month: 6, day: 7))
    #expect(TimeStyle.date.format(far) == "12345-06-07")
    let early = TimePoint(CivilDate(year: -44, month: 3, day: 15))
    #expect(TimeStyle.date.format(early) == "-0044-03-15")
  }

  @Test("random bytes never trap")
  func randomBytes() {
    var generator = SplitMix(seed: 7)
    let alphabet = Array("0123456789-QT: .Z+".utf8)
    for _ in 0..<20_000 {
      let count = Int(generator.next() % 24)
      let text = (0..<count).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
      for style in TimeStyle.examples {
        if let point = try? style.parse(text.span) { _ = style.format(point) }
      }
    }
  }
}
