import NumericCore

/// The mean loss over all samples of a source, forward only, on a pool of workers.
final class Validation<Scalar: KernelScalar>: ParallelWork {
  private let source: any BatchSource<Scalar>
  private let loss: LossConfiguration
  private let pool: WorkerPool
  private let parameters: ParameterBuffer<Scalar>
  private let plan: ShardPlan
  private let workers: [ShardWorker<Scalar>]
  private let order: SampleOrder
  private let slots: [LossSlot]
  private let cancellation: Cancellation

  private final class LossSlot {
    var loss = LossSum()
    /// For the tracks of the slot, if training is stateful.
    let carried: CarriedStates<Scalar>?

    init(carried: CarriedStates<Scalar>?) { self.carried = carried }
  }

  init(
    _ network: RecurrentNetwork<Scalar>, source: any BatchSource<Scalar>, options: TrainingOptions,
    pool: WorkerPool, parameters: ParameterBuffer<Scalar>, cancellation: Cancellation
  ) {
    self.cancellation = cancellation
    self.source = source
    loss = options.loss
    self.pool = pool
    self.parameters = parameters
    let tracks = options.isStateful ? source.tracks : []
    let count = options.isStateful ? tracks.count : source.count
    let plan = ShardPlan(batchSize: min(options.batchSize, count))
    self.plan = plan
    let shards: Int
    if options.isStateful {
      order = SampleOrder(tracks, lanes: plan.width)
      shards = plan.count(samples: tracks.count { $0.isEmpty == false })
    } else {
      order = .free(count)
      shards = plan.count(samples: count)
    }
    slots = (0..<shards).map { _ in
      LossSlot(
        carried: options.isStateful
          ? CarriedStates(
            network.configuration, strips: plan.stripCount, lanes: ShardPlan.stripLanes) : nil)
    }
    let segments = SegmentPlan(
      network.configuration, shape: source.shape, lanes: ShardPlan.stripLanes,
      scalarBytes: MemoryLayout<Scalar>.stride)
    workers = (0..<min(pool.threadCount, max(1, shards))).map { _ in
      ShardWorker(
        network, shape: source.shape, lanes: ShardPlan.stripLanes, plan: segments,
        cancellation: cancellation)
    }
  }

  /// The mean loss of the parameters as they are; `nil` if no sample carries weight.
  ///
  /// - Throws: `CancellationError`.
  func evaluate() throws(CancellationError) -> Double? {
    pool.run(self, count: slots.count)
    if cancellation.isRequested { throw CancellationError() }
    var sum = LossSum()
    for slot in slots { sum += slot.loss }
    return sum.mean
  }

  func attend() { cancellation.look() }

  func perform(index: Int, worker: Int) {
    // With no more shards than threads there is one workspace for each shard, else for each thread.
    let workspace = workers[workers.count < pool.threadCount ? index : worker]
    let slot = slots[index]
    switch order {
    case .free(let count):
      slot.loss = workspace.evaluate(
        Array(plan.range(index, samples: count))[...], of: source, loss: loss,
        parameters: parameters)
    case .tracks(let groups):
      slot.loss = LossSum()
      slot.carried?.reset()
      for samples in groups[index] {
        slot.loss += workspace.evaluate(
          samples[...], of: source, loss: loss, parameters: parameters,
          carried: slot.carried.map { CarriedStrips($0) })
        slot.carried?.advance()
      }
    }
  }
}
