import RealModule

/// How often a network reads its own outputs while it is trained to forecast one step ahead, at every step
/// (Bengio et al., 2015, "Scheduled sampling for sequence prediction with recurrent neural networks").
///
/// The share of inputs that are its own rises from 0, which is teacher forcing, to ``most`` and stays there; 1 is
/// free running. As in the paper no gradient passes through an input that the network has made.
public struct ScheduledSampling: Sendable, Hashable, Codable {
  /// How the share rises, with p going from 0 to 1.
  public enum Course: String, Sendable, Hashable, Codable, CaseIterable {
    /// p.
    case linear
    /// 1 − 0.01ᵖ, divided by 0.99: fast at first.
    case exponential
    /// That of σ(12p − 6), from 0 to 1: slow at both ends.
    case inverseSigmoid = "inverse-sigmoid"
  }

  /// The share that is reached, in [0, 1].
  public let most: Double
  /// How it is reached.
  public let course: Course
  /// The training step from which on the share is ``most`` is this many steps after the first.
  public let steps: Int

  /// Checks the ranges: a share of at most 1, at least one training step.
  public init(most: Double, course: Course = .linear, steps: Int = 500) throws(NetworkError) {
    guard most >= 0 && most <= 1 else {
      throw .outOfRange(name: "share of own inputs", value: most, needed: "from 0 to 1")
    }
    guard steps >= 1 else {
      throw .notPositive(name: "number of training steps of scheduled sampling", value: steps)
    }
    self.most = most
    self.course = course
    self.steps = steps
  }

  /// The share at a training step, 1 being the first.
  public func share(at trainingStep: Int) -> Double {
    let progress = min(1, Double(trainingStep - 1) / Double(steps))
    return most * rise(progress)
  }

  /// From 0 at 0 to 1 at 1.
  private func rise(_ progress: Double) -> Double {
    func logistic(_ p: Double) -> Double { 1 / (1 + .exp(6 - 12 * p)) }
    return switch course {
    case .linear: progress
    case .exponential: (1 - .pow(0.01, progress)) / 0.99
    case .inverseSigmoid:
      (logistic(progress) - logistic(0)) / (logistic(1) - logistic(0))
    }
  }
}
