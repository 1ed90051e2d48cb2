import NumericCore

/// One training step on a pool of workers: shards, reduction in shard order, clipping, update.
///
/// After the first step nothing is allocated. Whatever the number of threads, the same samples give
/// the same bytes: each shard has its own gradient, and those are added in shard order.
final class TrainingEngine<Scalar: KernelScalar>: ParallelWork {
  let parameters: ParameterBuffer<Scalar>
  private let source: any BatchSource<Scalar>
  private let network: RecurrentNetwork<Scalar>
  private let options: TrainingOptions
  private let pool: WorkerPool
  private let plan: ShardPlan
  private let workers: [ShardWorker<Scalar>]
  private let slots: [ShardSlot<Scalar>]
  private let chunks: [UpdateChunk]
  let optimiser: any Optimiser<Scalar>
  private let cancellation: Cancellation
  /// The states between two samples of a track; `nil` unless training is stateful.
  let carried: CarriedStates<Scalar>?

  private enum Phase { case differentiate, reduce, update }
  private var phase = Phase.differentiate
  private var samples: ArraySlice<Int> = []
  private var trainingStep = 0
  private var learningRate = 0.0
  private var gradientFactor: Scalar = 1

  /// Elements that are reduced and updated as one piece of work.
  private static var chunkSize: Int { 8192 }

  init(
    _ network: RecurrentNetwork<Scalar>, source: any BatchSource<Scalar>, options: TrainingOptions,
    pool: WorkerPool, parameters: ParameterBuffer<Scalar>, cancellation: Cancellation
  ) {
    self.cancellation = cancellation
    self.network = network
    self.source = source
    self.options = options
    self.pool = pool
    self.parameters = parameters
    let largest = min(
      options.batchSize, options.isStateful ? source.tracks.count : source.count)
    let plan = ShardPlan(batchSize: largest)
    self.plan = plan
    let shards = plan.count(samples: largest)
    let segments = SegmentPlan(
      network.configuration, shape: source.shape, lanes: ShardPlan.stripLanes,
      scalarBytes: MemoryLayout<Scalar>.stride, truncation: options.truncation)
    workers = (0..<min(pool.threadCount, shards)).map { _ in
      ShardWorker(
        network, shape: source.shape, lanes: ShardPlan.stripLanes, plan: segments,
        cancellation: cancellation)
    }
    slots = (0..<shards).map { _ in ShardSlot(network.layout) }
    carried =
      options.isStateful
      ? CarriedStates(
        network.configuration, strips: shards * plan.stripCount, lanes: ShardPlan.stripLanes) : nil
    let count = network.layout.count
    chunks = stride(from: 0, to: count, by: Self.chunkSize).map {
      UpdateChunk(range: $0..<min(count, $0 + Self.chunkSize))
    }
    optimiser = options.optimiser.makeOptimiser(count: count)
  }

  /// Updates the parameters from one batch; `trainingStep` is 1 for the first.
  ///
  /// - Parameter startsAfresh: whether the samples begin their tracks; matters to stateful training alone.
  /// - Returns: the loss of the batch before the update, and the norm of its gradient before clipping.
  /// - Throws: `CancellationError`; nothing is updated then.
  func step(
    _ samples: ArraySlice<Int>, startsAfresh: Bool = true, trainingStep: Int, learningRate: Double
  ) throws(CancellationError) -> (loss: LossSum, gradientNorm: Double) {
    if startsAfresh { carried?.reset() }
    self.learningRate = learningRate
    self.samples = samples
    self.trainingStep = trainingStep
    let shards = plan.count(samples: samples.count)
    run(.differentiate, count: shards)
    if cancellation.isRequested { throw CancellationError() }
    var loss = LossSum()
    for slot in slots[..<shards] { loss += slot.loss }
    guard loss.weight > 0 else {
      carried?.advance()
      return (loss, 0)
    }
    gradientFactor = Scalar(1 / loss.weight)
    run(.reduce, count: chunks.count)
    var squares = 0.0
    for chunk in chunks { squares += chunk.sumOfSquares }
    let norm = squares.squareRoot()
    guard loss.value.isFinite && norm.isFinite else { return (loss, norm) }
    gradientFactor = 1
    if case .norm(let limit) = options.clipping, norm > limit {
      gradientFactor = Scalar(limit / norm)
    }
    run(.update, count: chunks.count)
    carried?.advance()
    return (loss, norm)
  }

  /// The three matrices with the largest gradients in the last step, largest first.
  var largestGradients: [GradientSize] {
    let gradient = slots[0].gradient.values
    let sizes = network.layout.slices.map { slice in
      GradientSize(
        matrix: slice.name,
        largest: gradient[slice.range].reduce(0) { largest, element in
          element.isFinite ? max(largest, abs(Double(element))) : .infinity
        })
    }
    return Array(sizes.sorted { $0.largest > $1.largest }.prefix(3))
  }

  private func run(_ phase: Phase, count: Int) {
    self.phase = phase
    pool.run(self, count: count)
  }

  func perform(index: Int, worker: Int) {
    switch phase {
    case .differentiate:
      // With no more shards than threads there is one workspace for each shard, else for each thread.
      let workspace = workers[workers.count < pool.threadCount ? index : worker]
      differentiate(shard: index, worker: workspace)
    case .reduce: reduce(chunks[index])
    case .update: update(chunks[index])
    }
  }

  func attend() { cancellation.look() }

  private func differentiate(shard: Int, worker: ShardWorker<Scalar>) {
    let range = plan.range(shard, samples: samples.count)
    let first = samples.startIndex
    worker.differentiate(
      samples[first + range.lowerBound..<first + range.upperBound], of: source,
      loss: options.loss, parameters: parameters,
      draws: TrainingDraws(
        network.configuration, options, trainingStep: trainingStep, firstLane: range.lowerBound),
      carried: carried.map { CarriedStrips($0, from: shard * plan.stripCount) }, into: slots[shard])
  }

  /// Adds the shards' gradients in shard order and divides by the batch's weight.
  private func reduce(_ chunk: UpdateChunk) {
    let kernels = Scalar.kernels
    let total = slots[0].gradient.tensor
    let sum = total.elements(chunk.range)
    for shard in 1..<max(1, plan.count(samples: samples.count)) {
      let part = slots[shard].gradient.tensor
      kernels.add(part.elements(chunk.range), into: sum)
    }
    kernels.scale(sum, by: gradientFactor)
    chunk.sumOfSquares = kernels.sumOfSquares(sum)
    if case .value(let limit) = options.clipping { kernels.clamp(sum, to: Scalar(limit)) }
  }

  private func update(_ chunk: UpdateChunk) {
    let gradient = slots[0].gradient.tensor
    if gradientFactor != 1 {
      Scalar.kernels.scale(gradient.elements(chunk.range), by: gradientFactor)
    }
    optimiser.update(
      parameters.tensor, gradient: gradient, range: chunk.range, trainingStep: trainingStep,
      learningRate: learningRate)
  }
}

/// A part of the flat buffer, and the sum of squares of its gradient.
final class UpdateChunk {
  let range: Range<Int>
  var sumOfSquares = 0.0

  init(range: Range<Int>) { self.range = range }
}
