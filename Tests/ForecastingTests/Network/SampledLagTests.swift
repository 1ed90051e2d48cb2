import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Lags beside own inputs")
struct SampledLagTests {
  /// Two channels, not the same twice.
  private static let values = [wavyValues(40), wavyValues(40, phase: 3.3).map { 40 - $0 }]

  private func series(_ values: [[Double]]) throws -> TimeSeries {
    try TimeSeries(
      name: "s", axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
      seasonLength: 1, channels: zip(["a", "b"], values).map { .init(name: $0, values: $1) })
  }

  // What a network reads of a window, some of it its own, is what it would read of a series with such values.
  @Test(
    "tell of the values that are read, as in a forecast",
    arguments: [NetworkSettings.Level.none, .lastValue], [0.5, 1])
  func lags(level: NetworkSettings.Level, share: Double) throws {
    var settings = try smallSettings(
      Variant(strategy: .recursive, lossAt: .every, level: level), contextLength: 12)
    settings.inputs.lags = [1, 2, 5, 20]
    settings.scaler = .unscaled
    settings.logarithm = .never
    let history = try series(Self.values)
    let (plan, data) = try trainingData(settings, horizon: 3, of: [history])
    let windows = try plan.trainingWindows([history])
    let source = data.source(windows)
    #expect(source.shape.lags.map(\.feature) == [2, 4, 6, 8])
    let unit = level == .none ? 1 : data.transforms[0].spread
    let other = level == .none ? 1 : data.transforms[1].spread
    for number in 0..<source.count {
      let batch = LaneBatch<Float>(source.shape, lanes: 16)
      source.gather([number], into: batch)
      let configuration = try NetworkConfiguration(
        cell: .gru, inputSize: 10, hiddenSize: 4, outputSize: 2)
      let network = RecurrentNetwork<Float>(configuration)
      let parameters = ParameterBuffer<Float>(network.layout)
      parameters.initialise(hiddenSize: 4, seed: 3)
      OwnInputPass(network, shape: source.shape, lanes: 16).replace(
        OwnInputs(share: share, seed: 1, trainingStep: 9, firstLane: 0), in: batch, lanes: 1,
        loss: .mae, parameters: parameters, from: NetworkState(configuration, lanes: 16))
      // The series as it was read: what stands in the inputs, step by step.
      let steps = windows[number].steps
      var read = Self.values
      let input = batch.input
      for (position, step) in steps.enumerated().dropFirst() {
        for (channel, unit) in [unit, other].enumerated() {
          let written = Double(input[position][channel, 0]) * unit
          read[channel][step] = level == .none ? written : read[channel][step - 1] + written
        }
      }
      #expect(read != Self.values)
      let expected = LaneBatch<Float>(source.shape, lanes: 16)
      let values = WindowSource(
        [read.map { WindowSource.Values($0) }], windows: windows,
        encodings: [
          WindowEncoding(
            settings, contextLength: 12, spreads: data.transforms.map(\.spread))
        ],
        shape: source.shape,
        inputs: [data.inputs.values(of: history, count: history.count + 1)],
        layout: plan.layout(channels: 2))
      values.gather([number], into: expected)
      for (found, needed) in zip(batch.input.values, expected.input.values) {
        #expect(abs(found - needed) < 2e-5 * max(1, abs(needed)))
      }
    }
  }
}
