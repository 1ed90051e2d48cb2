import NumericCore

/// How the learning rate changes while a network trains.
///
/// Shares are of all training steps that the training length allows.
public enum LearningRateSchedule: Sendable, Hashable, Codable {
  /// As it is.
  case constant
  /// Multiplied by `factor` after every so many epochs.
  case step(epochs: Int, factor: Double)
  /// Multiplied by `factor` after every epoch.
  case exponential(factor: Double)
  /// Rises in a straight line over the first steps, then falls to 0 along half a wave of a cosine
  /// (Loshchilov and Hutter, 2017, without restarts).
  case cosine(warmUp: Double)
  /// Rises from a 25th, then falls to a 250,000th, each along half a wave of a cosine (Smith and Topin,
  /// 2018, in PyTorch's form, without a cycle of the momentum).
  case oneCycle(warmUp: Double)
  /// Multiplied by `factor` whenever the loss has not fallen by a ten-thousandth of its best for more than
  /// so many epochs: the validation loss, or without one the training loss.
  case plateau(epochs: Int, factor: Double)

  /// Checks the ranges.
  func check() throws(NetworkError) {
    switch self {
    case .constant: break
    case .step(let epochs, let factor):
      guard epochs >= 1 else { throw .notPositive(name: "epochs of the schedule", value: epochs) }
      try Self.check(factor: factor)
    case .plateau(let epochs, let factor):
      guard epochs >= 0 else {
        throw .outOfRange(
          name: "epochs of the schedule", value: Double(epochs), needed: "at least 0")
      }
      try Self.check(factor: factor)
    case .exponential(let factor): try Self.check(factor: factor)
    case .cosine(let warmUp), .oneCycle(let warmUp):
      guard warmUp >= 0 && warmUp < 1 else {
        throw .outOfRange(name: "warm-up", value: warmUp, needed: "at least 0 and below 1")
      }
    }
  }

  private static func check(factor: Double) throws(NetworkError) {
    guard factor > 0 && factor < 1 else {
      throw .outOfRange(name: "factor of the schedule", value: factor, needed: "between 0 and 1")
    }
  }

  /// What the learning rate is multiplied by at a training step, apart from ``plateau(epochs:factor:)``.
  ///
  /// - Parameters:
  ///   - position: training steps done before, from 0.
  ///   - epoch: epochs done before.
  ///   - count: all training steps.
  func factor(position: Int, epoch: Int, of count: Int) -> Double {
    let (position, count) = (Double(position), Double(count))
    switch self {
    case .constant, .plateau: return 1
    case .step(let epochs, let factor): return Double.pow(factor, Double(epoch / epochs))
    case .exponential(let factor): return Double.pow(factor, Double(epoch))
    case .cosine(let warmUp):
      let rising = (warmUp * count).rounded()
      if position < rising { return (position + 1) / rising }
      return Self.wave(from: 1, to: 0, at: (position - rising) / max(1, count - rising))
    case .oneCycle(let warmUp):
      let (first, last, top) = (1.0 / 25, 1.0 / 25e4, max(0, warmUp * count - 1))
      return position < top
        ? Self.wave(from: first, to: 1, at: position / top)
        : Self.wave(from: 1, to: last, at: (position - top) / max(1, count - 1 - top))
    }
  }

  /// Whether the rate at a training step depends on how many there are.
  package var dependsOnLength: Bool {
    switch self {
    case .constant, .step, .exponential, .plateau: false
    case .cosine, .oneCycle: true
    }
  }

  /// Half a wave of a cosine between two numbers, at a share of the way in [0, 1].
  private static func wave(from first: Double, to last: Double, at share: Double) -> Double {
    last + (first - last) * (1 + Double.cos(.pi * min(1, share))) / 2
  }
}
