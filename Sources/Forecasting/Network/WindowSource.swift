import NumericCore
import RecurrentNets
import SeriesData

/// Feeds training with the windows of series, gathered when a worker needs them.
struct WindowSource: BatchSource {
  let shape: SampleShape
  private let windows: WindowIndex
  private let encoding: WindowEncoding
  private let readouts: [Int]
  /// The channels of the series one after the other: channel c of series s is `s · channels + c`.
  private let transformed: [[Double]]
  private let spreads: [Double]

  /// The windows of series whose channels are transformed already.
  ///
  /// - Parameters:
  ///   - transformed: `[series · channels + channel][step]`.
  ///   - spreads: by channel.
  init(
    _ transformed: [[Double]], spreads: [Double], windows: WindowIndex, encoding: WindowEncoding,
    readouts: ReadoutSteps
  ) {
    self.transformed = transformed
    self.spreads = spreads
    self.windows = windows
    self.encoding = encoding
    self.readouts = readouts.steps
    shape = SampleShape(
      steps: windows.shape.contextLength, inputSize: spreads.count, readouts: readouts,
      outputSize: windows.shape.horizon * spreads.count)
  }

  var count: Int { windows.count }

  func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Float>) {
    for (lane, position) in samples.enumerated() {
      let sample = windows[position]
      for channel in spreads.indices {
        let values = transformed[sample.series * spreads.count + channel]
        writeInput(values.span, of: sample, channel: channel, lane: lane, into: batch)
        writeTargets(values.span, of: sample, channel: channel, lane: lane, into: batch)
      }
    }
  }

  private func writeInput(
    _ values: borrowing Span<Double>, of sample: Sample, channel: Int, lane: Int,
    into batch: LaneBatch<Float>
  ) {
    let input = batch.input
    let factor = 1 / spreads[channel]
    for (position, step) in sample.steps.enumerated() {
      let value = encoding.input(values, at: step, of: sample.steps)
      input[position][channel, lane] = Float(value * factor)
    }
  }

  /// Output (h − 1) · channels + channel of a readout is the target h steps ahead.
  private func writeTargets(
    _ values: borrowing Span<Double>, of sample: Sample, channel: Int, lane: Int,
    into batch: LaneBatch<Float>
  ) {
    let (targets, weights) = (batch.targets, batch.weights)
    let factor = 1 / spreads[channel]
    for (readout, position) in readouts.enumerated() {
      let step = sample.steps.lowerBound + position
      let level = encoding.level(values, at: step)
      let known = (step + 1..<step + 1 + windows.shape.horizon).clamped(to: sample.lossSteps)
      for target in known {
        let output = (target - step - 1) * spreads.count + channel
        targets[readout][output, lane] = Float((values[target] - level) * factor)
        weights[readout][output, lane] = 1
      }
    }
  }
}
