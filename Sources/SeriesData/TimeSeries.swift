/// Ordered observations of one or more channels at one fixed frequency.
///
/// Every value is finite: the initialiser refuses anything else, so that whoever holds a series
/// need not ask again.
public struct TimeSeries: Sendable, Hashable {
  /// The name the series bears in messages and reports: the file's, unless the file names it.
  public let name: String
  /// Which point in time each step is, and how it is written.
  public let axis: TimeAxis
  /// Steps in one season, m; 1 if the series has none.
  public let seasonLength: Int
  /// The channels in file order, all of one length; at least one.
  public let channels: [Channel]
  /// What is known beside the channels.
  public let covariates: Covariates

  /// One named column of observations.
  public struct Channel: Sendable, Hashable {
    /// The column's name, verbatim.
    public let name: String
    /// The observations, oldest first.
    public let values: [Double]
    /// Which steps were not observed, so that their values only stand in for others; `nil` if all were.
    public let missing: [Bool]?

    /// A channel of the given values; ``TimeSeries`` checks them.
    public init(name: String, values: [Double], missing: [Bool]? = nil) {
      self.name = name
      self.values = values
      self.missing = missing
    }

    /// Whether a step was observed.
    public func isObserved(_ step: Int) -> Bool { missing?[step] != true }

    /// The values, NaN where nothing was observed.
    package var observations: [Double] {
      guard let missing else { return values }
      return zip(values, missing).map { $1 ? .nan : $0 }
    }
  }

  /// No season is longer; a year has fewer seconds.
  public static let longestSeason = 1_000_000_000

  /// Checks that there is a channel, that all and what they miss are equally long, that every value is
  /// finite, that the season length is from 1 to ``longestSeason``, and that covariates fit.
  public init(
    name: String, axis: TimeAxis, seasonLength: Int, channels: [Channel],
    covariates: Covariates = .none
  ) throws(SeriesError) {
    guard let first = channels.first else { throw .noChannel(series: name) }
    try Self.check(seasonLength: seasonLength)
    for channel in channels {
      let counts = [channel.values.count, channel.missing?.count ?? channel.values.count]
      if let count = counts.first(where: { $0 != first.values.count }) {
        throw .unequalChannels(
          series: name, channel: channel.name, count: count, expected: first.values.count)
      }
      if !channel.values.areFinite,
        let step = channel.values.firstIndex(where: { !$0.isFinite })
      {
        throw .notFinite(
          series: name, channel: channel.name, time: axis.label(at: step),
          value: channel.values[step])
      }
    }
    self.name = name
    self.axis = axis
    self.seasonLength = seasonLength
    self.channels = channels
    self.covariates = covariates
    if covariates.isEmpty == false { try covariates.check(in: self) }
  }

  private init(of other: TimeSeries, first count: Int) {
    name = other.name
    axis = other.axis
    seasonLength = other.seasonLength
    channels = other.channels.map {
      Channel(
        name: $0.name, values: Array($0.values.prefix(count)),
        missing: $0.missing.map { Array($0.prefix(count)) })
    }
    covariates = other.covariates.prefix(count)
  }

  private init(of other: TimeSeries, last count: Int) {
    name = other.name
    axis = other.axis.advanced(by: other.count - count)
    seasonLength = other.seasonLength
    channels = other.channels.map {
      Channel(
        name: $0.name, values: Array($0.values.suffix(count)),
        missing: $0.missing.map { Array($0.suffix(count)) })
    }
    covariates = other.covariates.dropFirst(other.count - count)
  }

  private init(of other: TimeSeries, paddedBy steps: Int) {
    name = other.name
    axis = other.axis.advanced(by: -steps)
    seasonLength = other.seasonLength
    channels = other.channels.map {
      Channel(
        name: $0.name, values: repeatElement($0.values[0], count: steps) + $0.values,
        missing: repeatElement(true, count: steps)
          + ($0.missing ?? [Bool](repeating: false, count: other.count)))
    }
    covariates = other.covariates.padded(by: steps)
  }

  private init(
    of other: TimeSeries, name: String? = nil, with channels: [Channel],
    _ covariates: Covariates? = nil
  ) {
    self.name = name ?? other.name
    axis = other.axis
    seasonLength = other.seasonLength
    self.channels = channels
    self.covariates = covariates ?? other.covariates
  }

  static func check(seasonLength: Int) throws(SeriesError) {
    guard seasonLength >= 1 else {
      throw .notPositive(name: "season length", value: seasonLength)
    }
    guard seasonLength <= longestSeason else {
      throw .tooLarge(name: "season length", found: "\(seasonLength)", most: longestSeason)
    }
  }

  /// Checks that the steps that follow have times that can be written, and read again.
  ///
  /// - Throws: ``SeriesError/timesTooLate(series:steps:last:)``
  public func checkTimes(ofNext steps: Int) throws(SeriesError) {
    guard axis.isWritable(at: saturatingSum(count - 1, steps)) else {
      throw .timesTooLate(series: name, steps: steps, last: axis.label(at: count - 1))
    }
  }

  /// The number of observed steps.
  public var count: Int { channels[0].values.count }

  /// What was known at the forecast origin after `count` steps: the first `count` observations, and future
  /// covariates as far as they reach.
  ///
  /// - Precondition: `0 ≤ count ≤ self.count`.
  public func prefix(_ count: Int) -> TimeSeries {
    precondition((0...self.count).contains(count), "prefix \(count) of \(self.count) steps")
    return TimeSeries(of: self, first: count)
  }

  /// The last `count` observations, as if nothing was known before them.
  ///
  /// - Precondition: `1 ≤ count ≤ self.count`.
  public func suffix(_ count: Int) -> TimeSeries {
    precondition((1...self.count).contains(count), "suffix \(count) of \(self.count) steps")
    return TimeSeries(of: self, last: count)
  }

  /// The series with steps before its first, none of which was observed; the first values stand in for them.
  ///
  /// - Precondition: there is a first step.
  package func padded(by steps: Int) -> TimeSeries {
    precondition(count > 0 && steps >= 0, "\(steps) steps before a series of \(count)")
    return TimeSeries(of: self, paddedBy: steps)
  }

  /// The series with other values in its channels, which are as many, as long and finite.
  package func replacing(_ channels: [Channel]) -> TimeSeries {
    precondition(channels.map(\.values.count) == self.channels.map(\.values.count), "other lengths")
    return TimeSeries(of: self, with: channels)
  }

  /// The series with nothing but what is forecast.
  package var withoutCovariates: TimeSeries {
    covariates.isEmpty ? self : TimeSeries(of: self, with: channels, Covariates.none)
  }

  /// One of the channels as a series of another name.
  package func renamed(_ name: String, keeping channel: Channel) -> TimeSeries {
    TimeSeries(of: self, name: name, with: [channel])
  }
}
