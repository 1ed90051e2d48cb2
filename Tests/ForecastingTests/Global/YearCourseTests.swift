import Forecasting
import NumericCore
import SeriesData
import Testing

@Suite("The course of the year before")
struct YearCourseTests {
  private static let week: [Double] = [4, 5, 6, 7, 9, 12, 3]

  /// Weeks of which some are so many times as large.
  private func days(_ weeks: Int, factor: (Int) -> Double) throws -> TimeSeries {
    try makeDays((0..<7 * weeks).map { Self.week[$0 % 7] * factor($0 / 7) })
  }

  @Test("is what the level then became, in the share that is asked for")
  func course() throws {
    // 52 weeks before the end of 64 weeks, the level doubles.
    let history = try days(64) { $0 < 12 ? 1 : 2 }
    let course = try #require(YearCourse.courses(before: history, horizon: 28)?.first)
    let plain = [Double](repeating: 10, count: 28)
    let values = course.applied(to: plain, share: 1)
    #expect(values.allSatisfy { abs($0 - 20) < 0.5 })
    let half = course.applied(to: plain, share: 0.5)
    #expect(half.allSatisfy { abs($0 - 10 * 2.0.squareRoot()) < 0.3 })
    #expect(course.applied(to: plain, share: 0) == plain)
  }

  @Test("is a difference where values are below 0")
  func difference() throws {
    let history = try makeDays((0..<7 * 64).map { $0 < 84 ? -5 : 1 })
    let course = try #require(YearCourse.courses(before: history, horizon: 28)?.first)
    #expect(
      course.applied(to: [Double](repeating: 1, count: 28), share: 0.5)[20...] == [
        4, 4, 4, 4, 4, 4, 4, 4,
      ])
  }

  @Test("is none of a short history, of a long horizon or of other seasons")
  func none() throws {
    let history = try days(60) { _ in 1 }
    #expect(YearCourse.courses(before: history, horizon: 28) != nil)
    #expect(YearCourse.courses(before: history.prefix(419), horizon: 28) == nil)
    #expect(YearCourse.courses(before: history, horizon: 351) == nil)
    let steps = try makeSeries(history.channels[0].values, seasonLength: 7)
    #expect(YearCourse.courses(before: steps, horizon: 28) == nil)
  }

  @Test("is advised where years are alike, and nowhere else")
  func share() throws {
    let alike = try (0..<6).map { number in
      try days(130) { [1, 1.5, 2, 1.2][(($0 + number) % 52) / 13] }
    }
    #expect(try YearCourse.share(for: alike, horizon: 28) >= 0.7)
    let years: [[Double]] = [[1, 1.5, 2, 1.2], [2, 1.3, 1, 1.5]]
    let other = try (0..<6).map { number in
      try days(130) { years[($0 + number) / 52 % 2][($0 + number) % 52 / 13] }
    }
    #expect(try YearCourse.share(for: other, horizon: 28) <= 0.2)
    #expect(try YearCourse.share(for: [days(50) { _ in 1 }], horizon: 28) == 0)
  }

  @Test("is added by auto, also of a history with gaps")
  func automatic() async throws {
    let panel = try (0..<12).map { number in
      try days(130) { [1, 1.5, 2, 1.2][(($0 + number) % 52) / 13] }
    }
    let fitted = try #require(
      try await AutomaticForecaster(
        horizon: 14, effort: .quick,
        resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: 2))
      ).fit(panel) as? FittedAutomatic)
    #expect(fitted.yearShare > 0.5)
    #expect(fitted.shares.networks + fitted.shares.statistics + fitted.shares.seasonalMedian > 0.5)
    let whole = panel[0]
    var gaps = [Bool](repeating: false, count: whole.count)
    var values = whole.channels[0].values
    for step in [300, 880] {
      gaps[step] = true
      values[step] = values[step - 1]
    }
    let gappy = try makeDays(values, missing: gaps)
    #expect(
      try fitted.forecast(gappy, horizon: 14).channels[0].values
        == (try fitted.forecast(whole, horizon: 14).channels[0].values))
  }

  @Test("gaps are filled with the season before")
  func gaps() throws {
    let missing = (0..<14).map { $0 == 8 || $0 == 3 }
    let series = try makeDays((0..<14).map(Double.init), missing: missing)
    let filled = series.filledOverSeason.channels[0]
    #expect(filled.values == [0, 1, 2, 3, 4, 5, 6, 7, 1, 9, 10, 11, 12, 13])
    #expect(filled.missing == missing)
  }
}
