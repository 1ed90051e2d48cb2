import SeriesData
import Testing

@Suite("Calendar and holidays")
struct CalendarTests {
  private func axis(_ start: String, _ frequency: String) throws -> TimeAxis {
    try #require(TimeAxis(startingAt: start, frequency: Frequency(parsing: frequency)))
  }

  private func holidays(_ text: String) throws -> Holidays {
    try withTemporaryFile(text.utf8) { try Holidays(path: $0) }
  }

  @Test("phases are shares of their cycles")
  func phases() {
    // Wednesday, 29 February 2024, 18:30:36.
    let seconds = 1_709_164_800 + 18 * 3600 + 30 * 60 + 36
    let ofDay: Double = 18.51 / 24
    let expected: [CalendarFeature: Double] = [
      .minute: 0.51, .hour: ofDay, .weekday: (3 + ofDay) / 7, .day: (28 + ofDay) / 29,
      .month: (1 + 28.0 / 29) / 12,
    ]
    for feature in CalendarFeature.allCases {
      let distance: Double = feature.phase(at: seconds) - (expected[feature] ?? .nan)
      #expect(abs(distance) < 1e-15, "\(feature)")
    }
  }

  @Test("months stand at the hours of a clock")
  func waves() throws {
    let waves = CalendarFeature.month.waves(on: try axis("2023-01-01", "quarterly"), count: 5)
    let expected: [(Double, Double)] = [(0, 1), (1, 0), (0, -1), (-1, 0), (0, 1)]
    for (step, (sine, cosine)) in expected.enumerated() {
      #expect(abs(waves.sine[step] - sine) < 1e-15)
      #expect(abs(waves.cosine[step] - cosine) < 1e-15)
    }
  }

  @Test(
    "what suits a frequency changes from step to step and comes back within a year",
    arguments: [
      ("hourly", "hour weekday month"), ("daily", "weekday month"), ("15min", "hour weekday"),
      ("monthly", "month"), ("weekly", "month"), ("yearly", ""), ("12 months", ""), ("step", ""),
    ])
  func suitable(frequency: String, names: String) throws {
    let features = CalendarFeature.all(
      for: frequency == "step" ? try Frequency(.step) : try Frequency(parsing: frequency))
    #expect(features.map(\.rawValue).joined(separator: " ") == names)
  }

  @Test("days are told by name: to steps of a day or less, and counted in longer ones")
  func counts() throws {
    let days = try holidays(
      "date,name\n2024-12-25,Christmas\n2024-12-26,Christmas\n2024-11-01,Saints\n")
    #expect(days.kinds.map(\.name) == ["Christmas", "Saints"])
    #expect(
      days.counts(on: try axis("2024-12-24", "daily"), count: 4) == [[0, 1, 1, 0], [0, 0, 0, 0]])
    #expect(
      days.counts(on: try axis("2024-12-25 22:00:00", "12h"), count: 4)[0] == [1, 1, 1, 0])
    #expect(
      days.counts(on: try axis("2024-10-01", "monthly"), count: 3) == [[0, 0, 2], [0, 1, 0]])
    #expect(days.counts(on: try axis("2024-12-19", "weekly"), count: 2)[0] == [1, 1])
  }

  @Test("a file of dates alone has one kind, and a date that is none is named")
  func files() throws {
    #expect(try holidays("day\n2024-01-01\n").kinds.map(\.name) == ["holiday"])
    #expect(throws: ReadError.self) { try holidays("day\nsoon\n") }
    #expect(throws: ReadError.self) { try holidays("day\n") }
    #expect(throws: ReadError.self) { try holidays("day\n17\n18\n") }
  }
}
