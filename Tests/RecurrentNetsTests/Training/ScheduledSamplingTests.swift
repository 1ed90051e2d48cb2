import NumericCore
import RecurrentNets
import Testing

@Suite("Scheduled sampling")
struct ScheduledSamplingTests {
  private static let steps = 9

  @Test("raises the share from 0 to the most", arguments: ScheduledSampling.Course.allCases)
  func courses(course: ScheduledSampling.Course) throws {
    let sampling = try ScheduledSampling(most: 0.8, course: course, steps: 10)
    let shares = (1...15).map(sampling.share)
    #expect(shares[0] == 0)
    #expect(zip(shares, shares.dropFirst()).prefix(10).allSatisfy { $0 < $1 })
    #expect(shares[10...].allSatisfy { abs($0 - 0.8) < 1e-15 })
    let middle = 0.8 * (course == .exponential ? (1 - 0.1) / 0.99 : 0.5)
    #expect(abs(shares[5] - middle) < 1e-15)
  }

  @Test("out of range is refused")
  func refusals() throws {
    for (most, steps, message) in [
      (1.5, 1, "The share of own inputs must be from 0 to 1, but is 1.5."),
      (.nan, 1, "The share of own inputs must be from 0 to 1, but is nan."),
      (0.5, 0, "The number of training steps of scheduled sampling must be at least 1, but is 0."),
    ] {
      let error = #expect(throws: NetworkError.self) {
        try ScheduledSampling(most: most, steps: steps)
      }
      #expect(error?.description == message)
    }
  }

  /// Values and inputs of a few lanes; one target at each step, and beside it one input and two lags, of three
  /// steps and of one.
  private func source(_ feedback: SampleShape.Feedback) -> StoredSamples<Double> {
    let random = CounterRandom(seed: 4, purpose: .syntheticData)
    return StoredSamples(
      shape: SampleShape(
        steps: Self.steps, inputSize: 4, readouts: .every(of: Self.steps), outputSize: 1,
        feedback: feedback, lags: Self.lags),
      samples: (UInt32(0)..<5).map { sample in
        let values = (0...UInt32(Self.steps)).map { 2 * random.uniform($0, sample) - 1 }
        let change = { (step: Int) in values[step] - (step > 0 ? values[step - 1] : 0) }
        let lags = Self.lags(of: values, feedback)
        return StoredSamples.Sample(
          input: (0..<Self.steps).flatMap { step in
            [
              feedback == .values ? values[step] : change(step),
              random.uniform(UInt32(step), sample, 1),
            ] + lags(step)
          },
          targets: (1...Self.steps).map { feedback == .values ? values[$0] : change($0) })
      })
  }

  private static let lags = [
    SampleShape.Lag(steps: 3, feature: 2), SampleShape.Lag(steps: 1, feature: 3),
  ]

  /// The lags that each step reads, of values that are read.
  private static func lags(
    of values: [Double], _ feedback: SampleShape.Feedback
  ) -> (Int) -> [Double] {
    { step in
      lags.map { lag in
        let source = step + 1 - lag.steps
        guard source >= 0 else { return 0 }
        return values[source] - (feedback == .differences ? values[step] : 0)
      }
    }
  }

  private func gradient(
    _ network: TrainedNetwork<Double>, on source: StoredSamples<Double>, own: OwnInputs?
  ) -> (loss: LossSum, gradient: [Double]) {
    let recurrent = RecurrentNetwork<Double>(network.configuration)
    let parameters = ParameterBuffer<Double>(recurrent.layout)
    parameters.set(network.parameters)
    let worker = ShardWorker(
      recurrent, shape: source.shape, lanes: 16,
      plan: SegmentPlan(network.configuration, shape: source.shape, lanes: 16))
    let slot = ShardSlot<Double>(recurrent.layout)
    for _ in 0..<2 {
      worker.differentiate(
        Array(0..<source.count)[...], of: source, loss: .mse, parameters: parameters,
        draws: TrainingDraws(ownInputs: own), into: slot)
    }
    return (slot.loss, slot.gradient.values)
  }

  /// The samples as a network reads them that runs free: each forecast is its next input.
  private func runFree(
    _ network: TrainedNetwork<Double>, on source: StoredSamples<Double>
  ) throws -> StoredSamples<Double> {
    let runner = NetworkRunner(network, steps: 1, lanes: 1, readouts: .last(of: 1))
    let (input, outputs) = (runner.input, runner.outputs)
    let feedback = try #require(source.shape.feedback)
    return source.changing { sample, _ in
      runner.state.reset()
      // Values as they were observed, and as they are read.
      var (observed, read) = (0.0, [Double]())
      for step in 0..<Self.steps {
        let x = input[0]
        let known = sample.input[4 * step]
        observed = feedback == .differences ? observed + known : known
        if step > 0 {
          let output = outputs[0][0, 0]
          read.append(feedback == .differences ? read[step - 1] + output : output)
          sample.input[4 * step] = output
          if feedback == .differences, let target = sample.targets[step] {
            sample.targets[step] = target - (read[step] - observed)
          }
        } else {
          read.append(observed)
        }
        for (place, lag) in Self.lags(of: read, feedback)(step).enumerated() {
          sample.input[4 * step + 2 + place] = lag
        }
        for feature in 0..<4 { x[feature, 0] = sample.input[4 * step + feature] }
        runner.run()
      }
    }
  }

  @Test(
    "at a share of 1 is free running, whose inputs no gradient passes",
    arguments: CellKind.allCases,
    [SampleShape.Feedback.values, .differences])
  func freeRunning(cell: CellKind, feedback: SampleShape.Feedback) throws {
    let configuration = try smallNetwork(cell, inputSize: 4, layers: 2)
    let parameters = ParameterBuffer<Double>(ParameterLayout(configuration))
    parameters.initialise(hiddenSize: 2, seed: 3)
    let network = TrainedNetwork(configuration: configuration, parameters: parameters.values)
    let source = source(feedback)
    let free = gradient(network, on: try runFree(network, on: source), own: nil)
    let sampled = gradient(
      network, on: source, own: OwnInputs(share: 1, seed: 1, trainingStep: 1, firstLane: 0))
    #expect(relativeError(sampled.gradient, free.gradient) < 1e-12)
    #expect(abs(sampled.loss.value / free.loss.value - 1) < 1e-12)
    let taught = gradient(network, on: source, own: nil)
    #expect(relativeError(sampled.gradient, taught.gradient) > 1e-3, "it is another gradient")
    let none = gradient(
      network, on: source, own: OwnInputs(share: 0, seed: 1, trainingStep: 1, firstLane: 0))
    #expect(none.gradient == taught.gradient)
  }
}
