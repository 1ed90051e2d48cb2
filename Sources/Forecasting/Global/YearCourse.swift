import RealModule
import SeriesData

/// How a series of days went on 52 weeks before, in comparison with the level that it had then.
///
/// The course is the running median over three weeks, without the season: days move, and so do feasts; months come
/// again.
package struct YearCourse: Sendable {
  /// At each step of the horizon: what the level became in the year before, as a factor, or as a difference.
  private let changes: [Double]
  private let isRatio: Bool

  private static let weeks = 52
  /// No course is believed to rise or to fall by more than such a factor.
  private static let mostFactor = 3.0

  /// The steps of 52 weeks of a series whose season is a week of days, or of working days; `nil` of others.
  private static func year(of series: TimeSeries) -> Int? {
    let frequency = series.axis.frequency
    switch (frequency.unit, frequency.multiple, series.seasonLength) {
    case (.day, 1, 7), (.businessDay, 1, 5): return weeks * series.seasonLength
    default: return nil
    }
  }

  /// The steps that a history must have for the course of the year before; `nil` of a series without.
  static func neededCount(of series: TimeSeries) -> Int? {
    year(of: series).map { $0 + SeasonalMedianBaseline.seasons * series.seasonLength }
  }

  /// The course that each channel of a history had a year before; `nil` where it holds none, or a shorter one than
  /// the horizon.
  package static func courses(before history: TimeSeries, horizon: Int) -> [YearCourse]? {
    guard let year = year(of: history), let needed = neededCount(of: history),
      history.count >= needed, horizon + 2 * history.seasonLength <= year
    else { return nil }
    return history.channels.map {
      YearCourse(
        SeasonalMedians($0.values, seasonLength: history.seasonLength),
        from: history.count - year, horizon: horizon, week: history.seasonLength)
    }
  }

  private init(_ medians: SeasonalMedians, from start: Int, horizon: Int, week: Int) {
    let isRatio = medians.isRatio
    let before = medians.level(start - SeasonalMedianBaseline.seasons * week..<start) ?? 0
    changes = (0..<horizon).map { step in
      let middle = start + step
      let level = medians.level(middle - 3 * week / 2..<middle + 3 * week / 2 + 1) ?? 0
      guard isRatio else { return level - before }
      guard level > 0, before > 0 else { return 1 }
      return min(max(level / before, 1 / Self.mostFactor), Self.mostFactor)
    }
    self.isRatio = isRatio
  }

  /// Values of the horizon with so much of the course; none changes no digit.
  package func applied(to values: [Double], share: Double) -> [Double] {
    guard share > 0 else { return values }
    return zip(values, changes).map {
      isRatio ? $0 * Double.pow($1, share) : $0 + share * $1
    }
  }
}

extension YearCourse {
  /// Past ends of each series that tell whether years are alike: several, since one end may be a feast that moved.
  private static let mostEnds = 5

  /// The share of the course that past ends advise, 0 without any.
  package static func share(for histories: [TimeSeries], horizon: Int) throws -> Double {
    let errors = try histories.flatMap { try pastErrors(of: $0, horizon: horizon) }
    guard errors.isEmpty == false else { return 0 }
    let means = AdvisedShare.candidates.indices.map { share in
      arithmeticMean(errors.map { $0[share] })
    }
    return AdvisedShare.nearest(to: 0, errors: means, ends: errors.count)
  }

  /// The errors of the seasonal median with each share of the course, at each end of each channel, in units of the
  /// series.
  private static func pastErrors(of history: TimeSeries, horizon: Int) throws -> [[Double]] {
    var errors: [[Double]] = []
    for end in 1...mostEnds {
      try Task.checkCancellation()
      let origin = history.count - end * horizon
      guard let needed = neededCount(of: history), origin >= needed else { break }
      let known = history.prefix(origin).filledOverSeason
      guard let courses = courses(before: known, horizon: horizon) else { break }
      let plain = try SeasonalMedianBaseline().forecast(known, horizon: horizon)
      for (index, channel) in history.channels.enumerated() {
        let unit = meanAbsoluteChange(known.channels[index].values, over: known.seasonLength)
        let actual = Array(channel.observations[origin..<origin + horizon])
        guard unit > 0, unit.isFinite, actual.allSatisfy(\.isNaN) == false else { continue }
        errors.append(
          AdvisedShare.candidates.map { share in
            let values = courses[index].applied(to: plain.channels[index].values, share: share)
            return meanAbsoluteError(of: values, actual: actual) / unit
          })
      }
    }
    return errors
  }
}
