/// How time points are written, so that output looks like the file that was read.
public enum TimeStyle: String, Sendable, Hashable, CaseIterable {
  /// A plain integer, `42`.
  case step

  /// The time point in this style.
  public func format(_ point: TimePoint) -> String {
    switch point {
    case .step(let step): String(step)
    case .instant(let seconds): String(seconds)
    }
  }
}
