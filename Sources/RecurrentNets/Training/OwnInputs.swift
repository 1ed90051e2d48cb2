import NumericCore

/// Which inputs of one training step are the network's own outputs: a function of seed, training step, time and
/// lane.
package struct OwnInputs: Sendable {
  private let random: CounterRandom
  private let share: Double
  private let trainingStep: UInt32
  /// The position in the batch of lane 0.
  private var firstLane: Int

  /// The draws of one shard of one training step; at a share of 1 all inputs but the first are the network's own.
  package init(share: Double, seed: UInt64, trainingStep: Int, firstLane: Int) {
    random = CounterRandom(seed: seed, purpose: .ownInputs)
    self.share = share
    self.trainingStep = UInt32(truncatingIfNeeded: trainingStep)
    self.firstLane = firstLane
  }

  /// The draws of the lanes from `lanes` on.
  func advanced(by lanes: Int) -> OwnInputs {
    var later = self
    later.firstLane += lanes
    return later
  }

  /// Whether a lane reads the network's own output at a time step.
  func isOwn(step: Int, lane: Int) -> Bool {
    random.uniform(
      trainingStep, UInt32(truncatingIfNeeded: step), UInt32(truncatingIfNeeded: firstLane + lane))
      < share
  }
}

/// Writes into a batch what a network reads if some of its inputs are its own outputs.
///
/// The network is unrolled step by step. Where a lane is to read its own output, that stands in the place of
/// the value that was observed. The passes that follow read the batch like any other, so that no gradient
/// goes through what was written.
package final class OwnInputPass<Scalar: KernelScalar> {
  private let network: RecurrentNetwork<Scalar>
  private let shape: SampleShape
  private let trace: NetworkTrace<Scalar>
  private let state: NetworkState<Scalar>
  private let outputs: Tensor<Scalar>
  /// What the value that is read at a step differs by from the one that was observed, `[time, output, lane]`.
  private let deviations: Tensor<Scalar>

  package init(_ network: RecurrentNetwork<Scalar>, shape: SampleShape, lanes: Int) {
    self.network = network
    self.shape = shape
    trace = NetworkTrace(network.configuration, steps: 1, lanes: lanes)
    state = NetworkState(network.configuration, lanes: lanes)
    outputs = Tensor(features: network.configuration.outputSize, lanes: lanes)
    deviations = Tensor(steps: shape.steps, features: shape.outputSize, lanes: lanes)
  }

  /// Replaces inputs, the lags that go back to them, and the targets that are differences to them.
  ///
  /// - Parameters:
  ///   - lanes: those that hold a sample, from the first on.
  ///   - dropout: that of the passes that follow.
  ///   - start: the state before the first step.
  package func replace(
    _ own: OwnInputs, in batch: LaneBatch<Scalar>, lanes: Int, loss: LossConfiguration,
    parameters: ParameterBuffer<Scalar>, dropout: Dropout? = nil, from start: NetworkState<Scalar>,
    until cancellation: Cancellation = Cancellation()
  ) {
    precondition(
      shape.feedback != nil && shape.readouts.count == shape.steps,
      "outputs that are no inputs of the next step")
    deviations.fill(0)
    state.copy(from: start)
    for step in 0..<max(0, shape.steps - 1) {
      if cancellation.isRequested { return }
      trace.begin(from: state)
      network.forward(
        parameters, input: batch.input, steps: step..<step + 1, trace: trace, dropout: dropout)
      trace.finish(into: state)
      network.readOut(
        parameters, trace: trace, at: shape.readouts, into: outputs, dropout: dropout)
      feedBack(
        FedStep(
          own: own, step: step + 1, lanes: lanes, feedback: shape.feedback, lags: shape.lags), loss,
        outputs: outputs, deviations: deviations, into: batch)
    }
  }
}

/// One time step whose inputs are chosen.
struct FedStep {
  let own: OwnInputs
  let step: Int, lanes: Int
  let feedback: SampleShape.Feedback?
  let lags: [SampleShape.Lag]

  /// Writes the inputs of the step, and shifts its targets by what those differ by from what was observed.
  @inline(__always)
  func write<Scalar: KernelScalar>(
    _ loss: LossConfiguration, outputs: Tensor<Scalar>, deviations: Tensor<Scalar>,
    into batch: LaneBatch<Scalar>
  ) {
    let (inputs, targets) = (batch.input, batch.targets)
    let (x, t, o) = (inputs[step], targets[step], outputs[0])
    // Of value u and observation v, d = u − v.
    let (before, now) = (deviations[step - 1], deviations[step])
    for lane in 0..<lanes {
      let isOwn = own.isOwn(step: step, lane: lane)
      for feature in 0..<deviations.features {
        let observed = x[feature, lane]
        let given = isOwn ? point(o, feature, lane, of: deviations.features, loss) : observed
        guard feedback == .differences else {
          x[feature, lane] = given
          now[feature, lane] = given - observed
          continue
        }
        // The observation here is that of the step before, and `observed`.
        let last = before[feature, lane]
        x[feature, lane] = isOwn ? given : observed - last
        let deviation = isOwn ? last + given - observed : 0
        now[feature, lane] = deviation
        t[feature, lane] -= deviation
      }
    }
    writeLags(deviations, into: batch)
  }

  /// Lets the lags of the step tell of the values that are read rather than of those that were observed.
  @inline(__always)
  private func writeLags<Scalar: KernelScalar>(
    _ deviations: Tensor<Scalar>, into batch: LaneBatch<Scalar>
  ) {
    let inputs = batch.input
    let (x, now) = (inputs[step], deviations[step])
    for lag in lags {
      let source = step + 1 - lag.steps
      for lane in 0..<lanes where source + batch.stepsBefore[lane] >= 0 {
        for feature in 0..<deviations.features {
          // What lies before the sample was observed.
          let there = source < 0 ? 0 : deviations[source][feature, lane]
          let here = feedback == .differences ? now[feature, lane] : 0
          x[lag.feature + feature, lane] += there - here
        }
      }
    }
  }

  /// What the outputs for a target say is to be expected.
  @inline(__always)
  private func point<Scalar: KernelScalar>(
    _ outputs: borrowing MatrixView<Scalar>, _ target: Int, _ lane: Int, of targets: Int,
    _ loss: LossConfiguration
  ) -> Scalar {
    guard loss.outputsPerTarget > 1 else { return outputs[target, lane] }
    var blocks: [Double] = []
    for block in 0..<loss.outputsPerTarget {
      blocks.append(Double(outputs[block * targets + target, lane]))
    }
    return Scalar(loss.point(blocks))
  }
}
