/// When a forecaster learns again while the origin moves on.
///
/// What learns nothing (a baseline) is estimated anew at every origin in any case.
public enum RefitPolicy: Sendable, Hashable, CustomStringConvertible {
  /// At every origin, from all that is known there.
  case always
  /// At the first origin, and at every so many-th after it.
  case every(Int)
  /// At the first origin only; later origins give it a longer history, but teach it nothing.
  case never

  /// Whether it learns at an origin, counted from 0.
  public func isDue(atOrigin index: Int) -> Bool {
    switch self {
    case .always: true
    case .every(let count): index % max(count, 1) == 0
    case .never: index == 0
    }
  }

  /// The origin at which it learned last, counted from 0.
  public func lastFit(atOrigin index: Int) -> Int {
    switch self {
    case .always: index
    case .every(let count): index - index % max(count, 1)
    case .never: 0
    }
  }

  /// `always`, `every 5` or `never`.
  public var description: String {
    switch self {
    case .always: "always"
    case .every(let count): "every \(count)"
    case .never: "never"
    }
  }
}
