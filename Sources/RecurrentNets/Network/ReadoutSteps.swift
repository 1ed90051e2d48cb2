/// The time steps at which a network is read out: the last one, every one, or any set.
public struct ReadoutSteps: Sendable, Hashable {
  /// The steps in ascending order; readout r reads step `steps[r]`.
  public let steps: [Int]

  /// Readouts at the given steps, in ascending order; at least one.
  public init(_ steps: [Int]) {
    precondition(
      steps.isEmpty == false && zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }
        && steps[0] >= 0, "readout steps \(steps)")
    self.steps = steps
  }

  /// Many-to-one: the last of `count` time steps.
  public static func last(of count: Int) -> ReadoutSteps { ReadoutSteps([count - 1]) }

  /// Many-to-many: every one of `count` time steps.
  public static func every(of count: Int) -> ReadoutSteps { ReadoutSteps(Array(0..<count)) }

  /// The number of readouts.
  public var count: Int { steps.count }

  /// The readout at a time step; `nil` if there is none.
  func readout(at step: Int) -> Int? {
    let readout = firstReadout(from: step)
    return readout < count && steps[readout] == step ? readout : nil
  }

  /// The readouts at some of the time steps.
  package func readouts(in segment: Range<Int>) -> Range<Int> {
    firstReadout(from: segment.lowerBound)..<firstReadout(from: segment.upperBound)
  }

  /// As many of the readouts as follow each other step by step, from the first one on.
  func run(startOf readouts: Range<Int>) -> Range<Int> {
    var end = min(readouts.lowerBound + 1, readouts.upperBound)
    while end < readouts.upperBound && steps[end] == steps[end - 1] + 1 { end += 1 }
    return readouts.lowerBound..<end
  }

  /// The time steps of readouts in runs of neighbours.
  func stepRuns(in segment: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var left = readouts(in: segment)
    while left.isEmpty == false {
      let run = run(startOf: left)
      left = run.upperBound..<left.upperBound
      runs.append(steps[run.lowerBound]..<steps[run.lowerBound] + run.count)
    }
    return runs
  }

  /// The first readout at a time step or after it.
  private func firstReadout(from step: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] < step { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
