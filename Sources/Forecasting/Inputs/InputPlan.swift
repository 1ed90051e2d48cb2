package import SeriesData

/// What a network reads of a series beside the values of its columns, decided once, when it is fitted.
package struct InputPlan: Sendable, Hashable, Codable {
  /// The names of covariates.
  package let past: [String], future: [String]
  package let fixed: [StaticInput]
  package let calendar: [CalendarFeature]
  package let holidays: Holidays?
  /// Ascending.
  package let lags: [Int]

  /// Nothing.
  package static let none = InputPlan(
    past: [], future: [], fixed: [], calendar: [], holidays: nil, lags: [])

  private init(
    past: [String], future: [String], fixed: [StaticInput], calendar: [CalendarFeature],
    holidays: Holidays?, lags: [Int]
  ) {
    self.past = past
    self.future = future
    self.fixed = fixed
    self.calendar = calendar
    self.holidays = holidays
    self.lags = lags
  }

  /// Decides for histories, which must have the same covariates.
  package init(
    for histories: [TimeSeries], settings: NetworkSettings
  ) throws(ForecastingError) {
    let first = histories[0]
    past = first.covariates.past.map(\.name)
    future = first.covariates.future.map(\.name)
    fixed = try StaticInput.all(of: histories)
    calendar = try Self.calendar(settings.inputs, first)
    holidays = settings.inputs.holidays
    lags = try Self.lags(settings.inputs, first)
    for history in histories { try check(history) }
    guard past.isEmpty || settings.strategy == .multiOutput else {
      throw .pastWhenRecursive(covariate: past[0])
    }
  }

  /// No lag is longer.
  static let longestLag = TimeSeries.longestSeason

  /// Whether nothing is read.
  package var isEmpty: Bool { self == .none }

  /// Inputs of each step that are known through the horizon and do not depend on the columns.
  var knownCount: Int { future.count + 2 * calendar.count + (holidays?.kinds.count ?? 0) }

  var fixedCount: Int { fixed.reduce(0) { $0 + $1.width } }

  /// Checks that a series has these covariates in this order.
  func check(_ series: TimeSeries) throws(ForecastingError) {
    let covariates = series.covariates
    for (kind, found, needed) in [
      ("past", covariates.past.map(\.name), past),
      ("future", covariates.future.map(\.name), future),
      ("static", covariates.fixed.map(\.name), fixed.map(\.name)),
    ] where found != needed {
      throw .otherCovariates(series: series.name, kind: kind, found: found, needed: needed)
    }
  }

  private static func calendar(
    _ inputs: NetworkInputs, _ series: TimeSeries
  ) throws(ForecastingError) -> [CalendarFeature] {
    let features = inputs.calendar ?? CalendarFeature.all(for: series.axis.frequency)
    if case .step = series.axis.start, inputs.calendar != [] || inputs.holidays != nil {
      throw .noCalendar(series: series.name)
    }
    return CalendarFeature.allCases.filter(features.contains)
  }

  private static func lags(
    _ inputs: NetworkInputs, _ series: TimeSeries
  ) throws(ForecastingError) -> [Int] {
    for lag in inputs.lags {
      guard lag >= 1 else { throw .notPositive(name: "lag", value: lag) }
      guard lag <= longestLag else { throw .tooLarge(name: "lag", value: lag, most: longestLag) }
    }
    guard inputs.readsSeasonAgo else { return Set(inputs.lags).sorted() }
    guard series.seasonLength > 1 else { throw .noSeason(series: series.name) }
    return Set(inputs.lags + [series.seasonLength]).sorted()
  }
}
