/// The time steps at which a network is read out: the last one, every one, or any set.
public struct ReadoutSteps: Sendable, Hashable {
  /// The steps in ascending order; readout r reads step `steps[r]`.
  public let steps: [Int]
  /// The steps in groups that follow each other.
  let runs: [Run]

  /// Steps that follow each other, and the readout of the first.
  struct Run: Hashable {
    let firstReadout: Int
    var steps: Range<Int>
  }

  /// Readouts at the given steps, in ascending order; at least one.
  public init(_ steps: [Int]) {
    precondition(
      steps.isEmpty == false && zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }
        && steps[0] >= 0, "readout steps \(steps)")
    self.steps = steps
    var runs: [Run] = []
    for (readout, step) in steps.enumerated() {
      if let run = runs.last, run.steps.upperBound == step {
        runs[runs.count - 1].steps = run.steps.lowerBound..<step + 1
      } else {
        runs.append(Run(firstReadout: readout, steps: step..<step + 1))
      }
    }
    self.runs = runs
  }

  /// Many-to-one: the last of `count` time steps.
  public static func last(of count: Int) -> ReadoutSteps { ReadoutSteps([count - 1]) }

  /// Many-to-many: every one of `count` time steps.
  public static func every(of count: Int) -> ReadoutSteps { ReadoutSteps(Array(0..<count)) }

  /// The number of readouts.
  public var count: Int { steps.count }
}
