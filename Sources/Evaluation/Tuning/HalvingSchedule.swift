public import RecurrentNets

/// Successive halving: many trials learn briefly, and the best of them longer (Jamieson and Talwalkar, 2016,
/// "Non-stochastic best arm identification and hyperparameter optimization", algorithm 1).
///
/// The last rung keeps two trials at least, so that trials that learned for the full length can be compared.
public struct HalvingSchedule: Sendable, Hashable {
  /// So many trials, the best of the rung before, that learn for so long.
  public struct Rung: Sendable, Hashable {
    /// Trials.
    public let count: Int
    /// How long each of them learns.
    public let length: TrainingOptions.Length
  }

  /// From the shortest length to the full one.
  public let rungs: [Rung]

  /// The schedule of so many trials.
  ///
  /// - Parameters:
  ///   - factor: of the trials of a rung one in so many goes on, and learns so many times as long; `nil` for all at
  ///     full length; at least 2.
  ///   - length: the full length.
  public init(trials: Int, factor: Int?, length: TrainingOptions.Length) {
    var counts = [trials]
    var lengths = [length.count]
    if let factor, factor >= 2 {
      while let last = counts.last, last / factor >= 2, lengths[0] / factor >= 1 {
        counts.append(last / factor)
        lengths.insert(lengths[0] / factor, at: 0)
      }
    }
    rungs = zip(counts, lengths).map { Rung(count: $0, length: length.with(count: $1)) }
  }
}

extension TrainingOptions.Length {
  /// Epochs or training steps.
  var count: Int {
    switch self {
    case .epochs(let count), .trainingSteps(let count): count
    }
  }

  /// As many of the same.
  func with(count: Int) -> Self {
    switch self {
    case .epochs: .epochs(count)
    case .trainingSteps: .trainingSteps(count)
    }
  }

  /// What is counted, and how many, as documents have it.
  public var counts: [String: Int] {
    switch self {
    case .epochs(let count): ["epochs": count]
    case .trainingSteps(let count): ["trainingSteps": count]
    }
  }

  /// What is counted, in many.
  public var unit: String {
    switch self {
    case .epochs: "epochs"
    case .trainingSteps: "training steps"
    }
  }

  /// `22 epochs`.
  public var text: String { "\(count) \(count == 1 ? String(unit.dropLast()) : unit)" }
}
