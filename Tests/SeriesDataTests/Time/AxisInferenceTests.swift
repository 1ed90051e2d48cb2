import SeriesData
import Testing

@Suite("Inference of the axis")
struct AxisInferenceTests {
  /// Labels of some rows, the frequency in words, and the label that follows.
  static let cases: [([String], String, String)] = [
    (["1949-01-01", "1949-02-01", "1949-03-01"], "monthly", "1949-04-01"),
    (["2023-01-31", "2023-02-28", "2023-03-31"], "monthly", "2023-04-30"),
    (["2023-02-28", "2023-03-31", "2023-04-30"], "monthly", "2023-05-31"),
    (["2023-02-28", "2023-04-30", "2023-06-30"], "every 2 months", "2023-08-31"),
    (["2023-02-28", "2023-03-30", "2023-04-30", "2023-05-30"], "monthly", "2023-06-30"),
    (["2024-01-30", "2024-02-29", "2024-03-30"], "monthly", "2024-04-30"),
    (["2023-03-31", "2023-06-30", "2023-09-30"], "quarterly", "2023-12-31"),
    (["2023-01-15", "2023-07-15", "2024-01-15"], "every 6 months", "2024-07-15"),
    (["2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28"], "yearly", "2024-02-29"),
    (["1875-01-01", "1876-01-01"], "yearly", "1877-01-01"),
    (["1980-06-01", "1990-06-01", "2000-06-01"], "every 10 years", "2010-06-01"),
    (["1960-Q4", "1961-Q1"], "quarterly", "1961-Q2"),
    (["1960Q1", "1961Q1"], "yearly", "1962Q1"),
    (["1949-11", "1949-12"], "monthly", "1950-01"),
    (["2024-02-27", "2024-02-28"], "daily", "2024-02-29"),
    (["2024-02-22", "2024-02-29"], "weekly", "2024-03-07"),
    (["2024-02-15", "2024-02-29"], "every 2 weeks", "2024-03-14"),
    (["2024-02-28 22:00", "2024-02-28 23:00"], "hourly", "2024-02-29 00:00"),
    (["2024-02-28T23:30", "2024-02-28T23:45"], "every 15 minutes", "2024-02-29T00:00"),
    (["2024-12-31 23:59:58", "2024-12-31 23:59:59"], "every second", "2025-01-01 00:00:00"),
    (["2024-12-31T00:00:00", "2025-01-01T00:00:00"], "daily", "2025-01-02T00:00:00"),
    (["2024-01-31T06:30:00", "2024-02-29T06:30:00"], "monthly", "2024-03-31T06:30:00"),
    (["-3", "-1", "1"], "every 2 steps", "3"),
  ]

  @Test("frequency and next label are right", arguments: cases)
  func infers(labels: [String], frequency: String, next: String) throws {
    let rows = labels.map { "\($0),1\n" }.joined()
    let reading = try reading("t,y\n\(rows)")
    #expect(reading.frequency.value.description == frequency)
    #expect(reading.series.axis.label(at: labels.count) == next)
    for (step, label) in labels.enumerated() {
      #expect(reading.series.axis.label(at: step) == label)
    }
  }

  @Test("every frequency is found again in the labels it makes", arguments: Frequency.Unit.allCases)
  func foundAgain(unit: Frequency.Unit) throws {
    let starts = ["2023-01-31T05:00:00", "2024-02-29T00:00:00", "1999-12-30T23:59:59"]
    for text in starts {
      for multiple in [1, 2, 5] {
        let frequency = try Frequency(unit, multiple: multiple)
        let axis = TimeAxis(
          start: unit == .step ? .step(4) : try time(text), frequency: frequency,
          style: unit == .step ? .step : .second)
        let rows = (0..<60).map { "\(axis.label(at: $0)),1\n" }.joined()
        let found = try reading("t,y\n\(rows)").series.axis
        for step in 0..<100 { #expect(found.label(at: step) == axis.label(at: step)) }
      }
    }
  }

  @Test("evidence counts the gaps")
  func evidence() throws {
    let cases = [
      (
        "2023-01-31,1\n2023-02-28,2\n2023-03-31,3",
        "monthly, at month ends: 2 of 2 gaps are one month"
      ),
      ("2023-04-30,1\n2023-05-31,2", "monthly, at month ends: 1 of 1 gaps are one month"),
      ("2023-01-30,1\n2023-02-28,2\n2023-03-30,3", "monthly: 2 of 2 gaps are one month"),
      (
        "2023-01-03,1\n2023-01-17,2\n2023-01-31,3",
        "every 2 weeks, on Tuesdays: 2 of 2 gaps are 2 weeks"
      ),
    ]
    for (rows, reason) in cases {
      #expect(try reading("t,y\n\(rows)\n").frequency.reason == reason)
    }
  }
}
