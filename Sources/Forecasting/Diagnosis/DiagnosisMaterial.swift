import NumericCore
import RecurrentNets
import SeriesData

/// What a diagnosis looks at: windows, and what their numbers mean.
struct DiagnosisMaterial {
  let histories: [TimeSeries]
  let plan: NetworkPlan
  let data: TrainingData
  let source: WindowSource
  let pool: WorkerPool

  /// The windows of the training part of histories.
  init(
    _ histories: [TimeSeries], plan: NetworkPlan,
    given: (transforms: [ChannelTransform], inputs: FittedInputs)?, for forecaster: String,
    pool: WorkerPool
  ) throws {
    for history in histories {
      try history.checkChannels(
        count: given?.transforms.count ?? histories[0].channels.count, for: forecaster)
      try history.checkTargets(of: plan.settings.training.loss)
    }
    self.histories = histories
    self.plan = plan
    self.pool = pool
    data = try TrainingData(histories, plan: plan, given: given)
    source = data.source(try plan.trainingWindows(histories))
    guard source.count > 0 else { throw NetworkError.noWindows }
  }

  /// Refuses networks whose influences have no place in a table of columns and lags.
  func checkIsPlain() throws(ForecastingError) {
    let layout = plan.layout(channels: data.transforms.count)
    guard layout.readsSegments || layout.columnsApart > 0 else { return }
    throw .wayNeeds(
      way: "A diagnosis beyond --gradcheck",
      needed: "a network that reads single steps and all columns together")
  }

  /// Windows of the source; those of a network that carries states begin with the states that it has there.
  func samples(atMost limit: Int) -> DiagnosticSamples {
    DiagnosticSamples(source, atMost: limit, carriesStates: carriesStates)
  }

  var carriesStates: Bool { plan.settings.training.isStateful }

  var loss: LossConfiguration { plan.settings.training.loss }

  /// Windows that tell of the network that is kept: as many as can be looked at in reasonable time.
  private func windows(of network: TrainedNetwork<Float>) -> Int {
    let products = Double(network.parameters.count) * Double(plan.shape.contextLength)
    return products < 1e7 ? 64 : 16
  }

  /// Windows that tell of a network during training: one strip of lanes.
  private static var windowsInTraining: Int { 16 }

  /// Diagnoses the networks of a training, and the one that was kept.
  func diagnose(
    _ moments: [SnapshotRecorder.Moment], kept: TrainedNetwork<Float>, keptEpoch: Int?,
    failure: NetworkError? = nil
  ) throws -> NetworkDiagnosis {
    let found = try SnapshotWork(
      moments.map {
        TrainedNetwork(configuration: kept.configuration, parameters: $0.parameters)
      }, self, windows: Self.windowsInTraining
    ).all()
    let samples = self.samples(atMost: windows(of: kept))
    let wide = kept.widened
    return NetworkDiagnosis(
      forecaster: plan.settings.cell.title, cell: plan.settings.cell, windows: samples.count,
      snapshots: zip(moments, found).map {
        NetworkDiagnosis.Snapshot(epoch: $0.epoch, flow: $1.flow, radii: $1.radii)
      },
      kept: NetworkDiagnosis.Snapshot(
        epoch: keptEpoch, flow: GradientFlow(of: wide, on: samples, loss: loss),
        radii: RecurrentRadii.all(of: wide)),
      gates: GateUsage.all(of: wide, on: samples),
      influence: InputInfluence(of: wide, on: samples, material: self),
      trainingFailure: failure)
  }
}

/// The flow and the radii of several networks, spread over a pool.
private final class SnapshotWork: ParallelWork {
  typealias Found = (flow: GradientFlow, radii: [RecurrentRadii])

  private let networks: [TrainedNetwork<Float>]
  private let material: DiagnosisMaterial
  private let windows: Int
  private let slots: [Slot]
  private var first = 0

  private final class Slot {
    var found: Found?
  }

  init(_ networks: [TrainedNetwork<Float>], _ material: DiagnosisMaterial, windows: Int) {
    self.networks = networks
    self.material = material
    self.windows = windows
    slots = networks.map { _ in Slot() }
  }

  /// What was found of each network, in order.
  func all() throws -> [Found] {
    for start in stride(from: 0, to: networks.count, by: material.pool.threadCount) {
      try Task.checkCancellation()
      first = start
      material.pool.run(self, count: min(material.pool.threadCount, networks.count - start))
    }
    return slots.compactMap(\.found)
  }

  func perform(index: Int, worker: Int) {
    let network = networks[first + index].widened
    let samples = material.samples(atMost: windows)
    slots[first + index].found = (
      GradientFlow(of: network, on: samples, loss: material.loss), RecurrentRadii.all(of: network)
    )
  }
}
