/// How much work goes into a forecast by networks and statistics together.
///
/// Work is counted in networks, not in seconds, so that the same seed gives the same bytes on any machine.
public enum Effort: String, Sendable, Hashable, CaseIterable {
  case quick, normal, thorough

  /// The networks whose median is the forecast.
  var networkCount: Int {
    switch self {
    case .quick: 2
    case .normal: 4
    case .thorough: 8
    }
  }
}
