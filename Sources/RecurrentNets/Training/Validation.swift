import NumericCore

/// The mean loss over all samples of a source, forward only, on a pool of workers.
final class Validation<Scalar: KernelScalar>: ParallelWork {
  private let source: any BatchSource<Scalar>
  private let loss: LossConfiguration
  private let pool: WorkerPool
  private let parameters: ParameterBuffer<Scalar>
  private let plan: ShardPlan
  private let workers: [ShardWorker<Scalar>]
  private let order: [Int]
  private let slots: [LossSlot]
  private let cancellation: Cancellation

  private final class LossSlot {
    var loss = LossSum()
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
    let plan = ShardPlan(batchSize: min(options.batchSize, source.count))
    self.plan = plan
    order = Array(0..<source.count)
    let shards = plan.count(samples: source.count)
    slots = (0..<shards).map { _ in LossSlot() }
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

  func perform(index: Int, worker: Int) {
    let samples = order[plan.range(index, samples: order.count)]
    // With no more shards than threads there is one workspace for each shard, else for each thread.
    let workspace = workers[workers.count < pool.threadCount ? index : worker]
    slots[index].loss = workspace.evaluate(
      samples, of: source, loss: loss, parameters: parameters)
  }
}
