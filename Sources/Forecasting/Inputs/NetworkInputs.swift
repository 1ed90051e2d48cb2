public import SeriesData

/// What a network reads beside the columns and the covariates of a series: inputs that are made from its times
/// and its own past.
public struct NetworkInputs: Sendable, Hashable, Encodable {
  /// Cycles of the calendar, each as sine and cosine; `nil` for those that suit the frequency.
  public var calendar: [CalendarFeature]? = []
  /// Days that are told, by name.
  public var holidays: Holidays?
  /// Values so many steps before the one that is forecast; where that is not known yet, twice as many, and so on.
  public var lags: [Int] = []
  /// Whether values one season before are read, as by a lag of the season length.
  public var readsSeasonAgo = false

  /// Nothing.
  public init() {}
}
