/// Whether a context is too long or too short for what a network makes of it.
public struct ContextAdvice: Sendable, Hashable {
  /// What to do.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Half of the context holds 95 % of the influence.
    case shorter
    /// The oldest quarter of the context holds a fifth of the influence or more, or a season is longer than
    /// the context.
    case longer
    case keep
  }

  /// What to do.
  public let kind: Kind
  /// Past steps that hold 95 % of the influence of all before the last one.
  public let steps: Int
  /// The share of that influence which the oldest quarter of the context holds; `nil` if there is none.
  public let oldestShare: Double?
  /// The past steps that were read.
  public let contextLength: Int

  package init(_ influence: [Double], seasonLength: Int) {
    contextLength = influence.count
    // The last step stands for the level; what the network adds is in the steps before.
    let older = Array(influence.dropFirst())
    let sum = older.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      kind = .keep
      steps = influence.count
      oldestShare = nil
      return
    }
    var held = 0.0
    let needed = older.firstIndex {
      held += $0
      return held >= 0.95 * sum
    }
    steps = (needed ?? older.count - 1) + 2
    let share = influence.dropFirst(influence.count * 3 / 4).reduce(0, +) / sum
    oldestShare = share
    if seasonLength > influence.count || (share >= 0.2 && influence.count >= 8) {
      kind = .longer
    } else {
      kind = 2 * steps <= influence.count ? .shorter : .keep
    }
  }
}
