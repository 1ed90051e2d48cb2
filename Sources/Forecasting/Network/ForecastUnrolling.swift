import NumericCore
import RecurrentNets

/// Runs a trained network from the end of a history into the horizon.
struct ForecastUnrolling {
  private let network: TrainedNetwork<Float>
  private let plan: NetworkPlan
  private let encoding: WindowEncoding
  /// By channel.
  private let limits: [ForecastLimit]
  private let observed: Int
  private let pool: WorkerPool
  /// `[level][channel][step]`, transformed: the ends of the intervals.
  private var intervals: [[[ClosedRange<Double>]]]
  /// `[channel][step]`, transformed; what is forecast is appended.
  private var values: [[Double]]
  /// By channel, for the history.
  private let missing: [[Bool]?]
  /// What is read beside the columns, through the horizon.
  private let inputs: InputValues
  private let layout: InputLayout
  /// What a path is drawn by; `nil` where the forecast is what is to be expected.
  private var draws: PathDraws?

  /// - Parameters:
  ///   - values: `[channel][step]`, transformed, at least a context of each.
  ///   - missing: by channel, which of them were not observed.
  init(
    network: TrainedNetwork<Float>, plan: NetworkPlan, encoding: WindowEncoding,
    limits: [ForecastLimit], values: [[Double]], missing: [[Bool]?], inputs: InputValues,
    layout: InputLayout, pool: WorkerPool
  ) {
    self.inputs = inputs
    self.layout = layout
    self.network = network
    self.plan = plan
    self.encoding = encoding
    self.limits = limits
    self.values = values
    self.missing = missing
    self.pool = pool
    intervals = plan.settings.levels.map { _ in values.map { _ in [] } }
    observed = values[0].count
  }

  /// The transformed values of the steps h = 1…H, `[channel][step]`, and the ends of their intervals,
  /// `[level][channel][step]`.
  ///
  /// - Throws: ``ForecastDeparture`` at the first value past its limit; `CancellationError`.
  mutating func forecast(
    horizon: Int
  ) throws -> (values: [[Double]], intervals: [[[ClosedRange<Double>]]]) {
    switch (plan.settings.strategy, plan.settings.lossAt) {
    case (.multiOutput, _):
      let ahead = layout.decodes ? layout.recurrentSteps(of: 0..<horizon).count : 0
      try append(read(runnerAfterPast(through: ahead)), count: horizon)
    case (.recursive, .last): try slide(horizon)
    case (.recursive, .every):
      let context = try runnerAfterPast()
      try runFree(horizon, from: context, read(context), through: nextRunner())
    }
    return (forecastValues, intervals)
  }

  /// Paths of the transformed values of the steps h = 1…H, `[path][channel][step]`, one for each of the draws.
  ///
  /// A value that is fed back is the next input of its path; where a horizon is forecast at once, its steps are drawn
  /// each by itself.
  ///
  /// - Throws: as ``forecast(horizon:)``.
  func paths(by draws: [PathDraws], horizon: Int) throws -> [[[Double]]] {
    let next = nextRunner()
    let decoded = layout.decodes ? layout.recurrentSteps(of: 0..<horizon).count : 0
    let feedsBack = plan.settings.strategy == .recursive
    let slides = feedsBack && plan.settings.lossAt == .last
    let context = try runnerAfterPast(through: decoded)
    let outputs = read(context)
    return try draws.map { draws in
      try Task.checkCancellation()
      var path = self
      path.draws = draws
      if slides {
        try path.slide(horizon)
      } else if feedsBack {
        try path.runFree(horizon, from: context, outputs, through: next)
      } else {
        try path.append(outputs, count: horizon)
      }
      return path.forecastValues
    }
  }

  private var forecastValues: [[Double]] { values.map { Array($0[observed...]) } }

  /// The last state of a context forecasts one step; the context moves on by it.
  private mutating func slide(_ horizon: Int) throws {
    let runner = contextRunner()
    for _ in 0..<horizon {
      try Task.checkCancellation()
      runner.state.reset()
      try append(read(runner), count: 1)
    }
  }

  /// The state is carried from the context into the horizon, each forecast being the next input.
  ///
  /// - Parameters:
  ///   - context: a runner that has read the context, and outputs of its last step.
  ///   - next: a runner of one step.
  private mutating func runFree(
    _ horizon: Int, from context: NetworkRunner<Float>, _ outputs: [[Float]],
    through next: NetworkRunner<Float>
  ) throws {
    try append(outputs, count: 1)
    next.state.copy(from: context.state)
    for _ in 1..<horizon {
      try Task.checkCancellation()
      try append(read(next), count: 1)
    }
  }

  private func nextRunner() -> NetworkRunner<Float> {
    NetworkRunner(network, steps: 1, lanes: 1, readouts: .last(of: 1), pool: pool)
  }

  /// A runner that has the state before the last context: that of all contexts before, where training carried
  /// states through them.
  private func runnerAfterPast(through decoded: Int = 0) throws -> NetworkRunner<Float> {
    let runner = contextRunner(through: decoded)
    guard plan.settings.training.isStateful else { return runner }
    for contexts in (1..<max(1, observed / plan.shape.contextLength)).reversed() {
      try Task.checkCancellation()
      _ = read(runner, upTo: observed - contexts * plan.shape.contextLength)
    }
    return runner
  }

  /// A runner of a context, and of so many recurrent steps of the horizon, which are then what is read out.
  private func contextRunner(through decoded: Int = 0) -> NetworkRunner<Float> {
    let length = layout.contextSteps
    return NetworkRunner(
      network, steps: length + decoded, lanes: 1,
      readouts: decoded > 0 ? layout.readouts(ahead: decoded) : .last(of: length), pool: pool)
  }

  /// The outputs of each readout after the values up to a step, as many as the runner has steps, from its state.
  ///
  /// - Parameter end: by default after the last value.
  private func read(_ runner: NetworkRunner<Float>, upTo end: Int? = nil) -> [[Float]] {
    let end = end ?? values[0].count
    let positions = layout.timeSteps(of: 0..<runner.input.steps)
    let context = min(positions.count, plan.shape.contextLength)
    let window = end - context..<end
    let input = WindowInput(runner.input, layout)
    for (channel, series) in values.enumerated() {
      encoding.write(series, of: window, channel: channel, lane: 0, into: input)
      encoding.write(
        missing: missing[channel], of: window, channel: channel, lane: 0, into: input)
    }
    encoding.write(
      inputs, layout, columns: { values[$0] }, of: window, positions: positions, lane: 0,
      into: input)
    runner.run()
    let outputs = runner.outputs
    return (0..<outputs.steps).map { readout in
      (0..<outputs.features).map { outputs[readout][$0, 0] }
    }
  }

  /// Appends the values of the first `count` steps of outputs.
  private mutating func append(_ outputs: [[Float]], count: Int) throws(ForecastDeparture) {
    let last = values[0].count - 1
    for channel in values.indices {
      for step in 0..<count {
        let parameters =
          layout.decodes
          ? parameters(
            outputs[step / layout.segment],
            target: step % layout.segment * encoding.channelCount + channel)
          : parameters(outputs[0], target: step * encoding.channelCount + channel)
        let output = drawn(parameters, step: last + 1 + step - observed, channel: channel)
        let value = value(of: output ?? loss.point(parameters), after: last, channel: channel)
        guard limits[channel].admits(value) else {
          throw ForecastDeparture(channel: channel, step: last + 2 + step - observed)
        }
        // What a step that was fed back leads to, sampled paths tell.
        if draws == nil, plan.settings.strategy == .multiOutput {
          appendIntervals(parameters, after: last, channel: channel)
        }
        values[channel].append(value)
      }
    }
  }

  /// A draw from the distribution that outputs tell, on a path; `nil` where none is drawn.
  private func drawn(_ parameters: [Double], step: Int, channel: Int) -> Double? {
    draws.flatMap { loss.sample($0.uniform(step: step, channel: channel), parameters) }
  }

  private var loss: LossConfiguration { plan.settings.training.loss }

  /// The outputs for one target: one of each block.
  private func parameters(_ outputs: [Float], target: Int) -> [Double] {
    let block = outputs.count / loss.outputsPerTarget
    return (0..<loss.outputsPerTarget).map { Double(outputs[$0 * block + target]) }
  }

  private func value(of output: Double, after step: Int, channel: Int) -> Double {
    encoding.value(of: output, after: step, in: values[channel], channel: channel)
  }

  private mutating func appendIntervals(_ parameters: [Double], after step: Int, channel: Int) {
    for (index, level) in plan.settings.levels.enumerated() {
      let tail = (1 - level / 100) / 2
      guard let lower = loss.quantile(tail, parameters),
        let upper = loss.quantile(1 - tail, parameters)
      else { continue }
      let ends = [lower, upper].map { value(of: $0, after: step, channel: channel) }
      intervals[index][channel].append(min(ends[0], ends[1])...max(ends[0], ends[1]))
    }
  }
}
