package import NumericCore

/// The states that stateful training carries from each sample of a track to the next.
///
/// A training step reads ``before`` and writes ``after``; only a step that is finished makes the one the
/// other, so that an interrupted one leaves nothing behind.
package final class CarriedStates<Scalar: KernelScalar> {
  /// By strip of lanes.
  private(set) var before: [NetworkState<Scalar>], after: [NetworkState<Scalar>]

  /// Zero states for strips of lanes.
  package init(_ configuration: NetworkConfiguration, strips: Int, lanes: Int) {
    func zero() -> [NetworkState<Scalar>] {
      (0..<strips).map { _ in NetworkState(configuration, lanes: lanes) }
    }
    (before, after) = (zero(), zero())
  }

  /// How many ``values`` there are in a training; none unless it is stateful.
  static func count(
    _ configuration: NetworkConfiguration, options: TrainingOptions, samples: some BatchSource
  ) -> Int? {
    guard options.isStateful else { return 0 }
    let largest = min(options.batchSize, samples.tracks.count)
    let plan = ShardPlan(batchSize: largest)
    return
      (CheckedInt(plan.count(samples: largest)) * CheckedInt(plan.width)
      * SegmentPlan.stateNumbers(configuration)).value
  }

  /// Starts tracks afresh.
  package func reset() { for state in before { state.reset() } }

  /// Carries the states on.
  package func advance() { swap(&before, &after) }

  /// All numbers of the states, to be kept and set again.
  var values: [Scalar] { before.flatMap { $0.tensors.flatMap(\.values) } }

  /// The number of ``values``.
  var count: Int { before.reduce(0) { $0 + $1.tensors.reduce(0) { $0 + $1.count } } }

  /// Sets all numbers, as many as there are.
  func set(_ values: [Scalar]) {
    precondition(values.count == count, "\(values.count) values for \(count) numbers of states")
    var first = 0
    for tensor in before.flatMap(\.tensors) {
      tensor.set(Array(values[first..<first + tensor.count]))
      first += tensor.count
    }
  }
}

/// The states of a shard's lanes.
package struct CarriedStrips<Scalar: KernelScalar> {
  let states: CarriedStates<Scalar>
  /// The strip with which the shard begins.
  let firstStrip: Int

  /// The strips from one on.
  package init(_ states: CarriedStates<Scalar>, from firstStrip: Int = 0) {
    self.states = states
    self.firstStrip = firstStrip
  }
}
