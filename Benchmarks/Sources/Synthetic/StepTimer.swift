import NumericCore
import RecurrentNets

/// Times single training steps.
public struct StepTimer: Sendable {
  /// What is timed.
  public let shape: Shape
  /// Training steps before the clock counts.
  public let warmUp: Int

  /// A timer of a shape.
  public init(_ shape: Shape, warmUp: Int = 3) {
    self.shape = shape
    self.warmUp = warmUp
  }

  /// Milliseconds of `runs` training steps: gathering, forward, error, backward, clipping, Adam.
  public func milliseconds(runs: Int, threads: Int) throws -> [Double] {
    let trainer = Trainer<Float>(
      try shape.configuration(), options: try shape.options(trainingSteps: warmUp + runs),
      pool: WorkerPool(threadCount: threads))
    let clock = ContinuousClock()
    var times: [Double] = []
    times.reserveCapacity(warmUp + runs)
    var last = clock.now
    _ = try trainer.train(on: NoiseSource(shape)) { event, _ in
      guard case .step = event else { return }
      let now = clock.now
      times.append((now - last) / .milliseconds(1))
      last = now
    }
    return Array(times.dropFirst(warmUp))
  }

  /// As above, with as many more runs as fit into `seconds`.
  public func milliseconds(
    atLeast runs: Int, seconds: Double, threads: Int
  ) throws -> [Double] {
    let first = try milliseconds(runs: runs, threads: threads)
    let affordable = seconds * 1e3 / max(1e-3, first.median)
    let more = Int(min(10_000, affordable)) - runs
    guard more > 0 else { return first }
    return try milliseconds(runs: runs + more, threads: threads)
  }
}

extension [Double] {
  /// The middle value, or the mean of the two in the middle.
  public var median: Double {
    precondition(isEmpty == false, "the median of no values")
    let ordered = sorted()
    return (ordered[(count - 1) / 2] + ordered[count / 2]) / 2
  }
}
