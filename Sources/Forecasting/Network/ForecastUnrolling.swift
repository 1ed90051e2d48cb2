import NumericCore
import RecurrentNets
import SeriesData

/// Runs a trained network from the end of a history into the horizon.
struct ForecastUnrolling {
  private let network: TrainedNetwork<Float>
  private let plan: NetworkPlan
  private let spreads: [Double]
  /// `[channel][step]`, transformed; what is forecast is appended.
  private var values: [[Double]]
  private let observed: Int

  init(network: TrainedNetwork<Float>, plan: NetworkPlan, spreads: [Double], values: [[Double]]) {
    self.network = network
    self.plan = plan
    self.spreads = spreads
    self.values = values
    observed = values[0].count
  }

  /// The transformed values of the steps h = 1…H, `[channel][step]`.
  mutating func forecast(horizon: Int) -> [[Double]] {
    switch (plan.settings.strategy, plan.settings.lossAt) {
    case (.multiOutput, _): append(read(context()), count: horizon)
    case (.recursive, .last): slide(horizon)
    case (.recursive, .every): runFree(horizon)
    }
    return values.map { Array($0[observed...]) }
  }

  /// The last state of a context forecasts one step; the context moves on by it.
  private mutating func slide(_ horizon: Int) {
    let runner = context()
    for _ in 0..<horizon { append(read(runner), count: 1) }
  }

  /// The state is carried from the context into the horizon, each forecast being the next input.
  private mutating func runFree(_ horizon: Int) {
    let context = context()
    append(read(context), count: 1)
    let next = NetworkRunner(network, steps: 1, lanes: 1, readouts: .last(of: 1))
    next.state.copy(from: context.state)
    for _ in 1..<max(1, horizon) { append(read(next), count: 1) }
  }

  private func context() -> NetworkRunner<Float> {
    NetworkRunner(
      network, steps: plan.contextLength, lanes: 1, readouts: .last(of: plan.contextLength))
  }

  /// The outputs after the last steps of `values`, as many as the runner reads, from its state.
  private func read(_ runner: NetworkRunner<Float>) -> [Double] {
    let input = runner.input
    let end = values[0].count
    let window = end - input.steps..<end
    for (channel, spread) in spreads.enumerated() {
      let series = values[channel]
      for (position, step) in window.enumerated() {
        let value = plan.encoding.input(series.span, at: step, of: window)
        input[position][channel, 0] = Float(value * (1 / spread))
      }
    }
    if plan.settings.lossAt == .last || plan.settings.strategy == .multiOutput {
      runner.state.reset()
    }
    runner.run()
    let outputs = runner.outputs
    return (0..<outputs.features).map { Double(outputs[0][$0, 0]) }
  }

  /// Appends the first `count` steps of outputs, each relative to the last value.
  private mutating func append(_ outputs: [Double], count: Int) {
    let last = values[0].count - 1
    for channel in spreads.indices {
      let level = level(of: channel, at: last)
      for step in 0..<count {
        let output = outputs[step * spreads.count + channel]
        values[channel].append(level + output * spreads[channel])
      }
    }
  }

  /// A function of its own, since a second reference to the values would make each append copy them.
  @inline(never)
  private func level(of channel: Int, at step: Int) -> Double {
    let series = values[channel]
    return plan.encoding.level(series.span, at: step)
  }
}
