/// What is known beside the values of a series: inputs of its forecast that are not forecast themselves.
public struct Covariates: Sendable, Hashable {
  /// Known up to the forecast origin: a value for each step of the series.
  public let past: [TimeSeries.Channel]
  /// Known through the horizon: a value for each step of the series, and for those after it as far as
  /// they are known.
  public let future: [TimeSeries.Channel]
  /// Constant over the series.
  public let fixed: [StaticCovariate]
  /// How much each step counts while a network is trained or forecasts are scored, numbers from 0 up; all alike if `nil`.
  public let weights: TimeSeries.Channel?

  /// Covariates of a series, which checks them.
  public init(
    past: [TimeSeries.Channel] = [], future: [TimeSeries.Channel] = [],
    fixed: [StaticCovariate] = [], weights: TimeSeries.Channel? = nil
  ) {
    self.past = past
    self.future = future
    self.fixed = fixed
    self.weights = weights
  }

  /// No covariates.
  public static let none = Covariates()

  /// Whether there are none.
  public var isEmpty: Bool { self == .none }

  /// What was known after so many steps: past covariates end there, future ones do not.
  func prefix(_ count: Int) -> Covariates {
    guard past.isEmpty == false || weights != nil else { return self }
    func first(_ channel: TimeSeries.Channel) -> TimeSeries.Channel {
      .init(name: channel.name, values: Array(channel.values.prefix(count)))
    }
    return Covariates(
      past: past.map(first), future: future, fixed: fixed, weights: weights.map(first))
  }

  /// What is known from a step on.
  func dropFirst(_ count: Int) -> Covariates {
    func rest(_ channel: TimeSeries.Channel) -> TimeSeries.Channel {
      .init(name: channel.name, values: Array(channel.values.dropFirst(count)))
    }
    return Covariates(
      past: past.map(rest), future: future.map(rest), fixed: fixed, weights: weights.map(rest))
  }

  /// What is known with steps before the first, which weigh nothing; the first values stand in for others.
  func padded(by steps: Int) -> Covariates {
    func padded(_ channel: TimeSeries.Channel, with value: Double?) -> TimeSeries.Channel {
      let first = value ?? channel.values.first ?? 0
      return .init(name: channel.name, values: repeatElement(first, count: steps) + channel.values)
    }
    return Covariates(
      past: past.map { padded($0, with: nil) }, future: future.map { padded($0, with: nil) },
      fixed: fixed, weights: weights.map { padded($0, with: 0) })
  }

  /// Checks lengths and names against those of a series, and that every value is finite.
  func check(in series: TimeSeries) throws(SeriesError) {
    var names = Set(series.channels.map(\.name))
    let known = past + (weights.map { [$0] } ?? [])
    for name in (known + future).map(\.name) + fixed.map(\.name)
    where names.insert(name).inserted == false {
      throw .covariateIsOther(series: series.name, covariate: name)
    }
    for channel in known where channel.values.count != series.count {
      throw .unequalChannels(
        series: series.name, channel: channel.name, count: channel.values.count,
        expected: series.count)
    }
    for channel in future where channel.values.count < series.count {
      throw .unequalChannels(
        series: series.name, channel: channel.name, count: channel.values.count,
        expected: series.count)
    }
    for channel in known + future {
      guard let step = channel.values.firstIndex(where: { !$0.isFinite }) else { continue }
      throw .notFinite(
        series: series.name, channel: channel.name, time: series.axis.label(at: step),
        value: channel.values[step])
    }
    if let weights, let step = weights.values.firstIndex(where: { $0 < 0 }) {
      throw .negativeWeight(
        series: series.name, column: weights.name, time: series.axis.label(at: step),
        value: weights.values[step])
    }
  }
}

/// Something constant over a series, such as the region of a shop.
public struct StaticCovariate: Sendable, Hashable {
  /// The name of the column.
  public let name: String
  /// The cell, verbatim: a number, or the name of a category.
  public let value: String

  /// A covariate of one series.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
