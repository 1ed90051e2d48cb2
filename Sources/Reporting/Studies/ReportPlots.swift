/// Which series a report draws.
public enum ReportPlots: String, Sendable, Hashable, CaseIterable {
  /// The best and the worst ten of the best model.
  case extremes
  /// Every series.
  case all
  /// No series.
  case none
}
