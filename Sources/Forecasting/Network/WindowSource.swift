package import RecurrentNets
package import SeriesData

/// Feeds training with the windows of series, gathered when a worker needs them.
package struct WindowSource: BatchSource {
  package let shape: SampleShape
  private let windows: WindowIndex
  private let encoding: WindowEncoding
  /// `[series][channel][step]`, transformed.
  private let values: [[[Double]]]

  package init(
    _ values: [[[Double]]], windows: WindowIndex, encoding: WindowEncoding, shape: SampleShape
  ) {
    self.values = values
    self.windows = windows
    self.encoding = encoding
    self.shape = shape
  }

  package var count: Int { windows.count }

  package func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Float>) {
    for (lane, position) in samples.enumerated() {
      let sample = windows[position]
      for (channel, series) in values[sample.series].enumerated() {
        encoding.write(
          series, of: sample.steps, channel: channel, lane: lane, into: batch.input)
        writeTargets(series, of: sample, channel: channel, lane: lane, into: batch)
      }
    }
  }

  /// Output (h − 1) · channels + channel of a readout is the target h steps ahead.
  private func writeTargets(
    _ values: [Double], of sample: Sample, channel: Int, lane: Int,
    into batch: LaneBatch<Float>
  ) {
    let (targets, weights) = (batch.targets, batch.weights)
    for (readout, position) in shape.readouts.steps.enumerated() {
      let step = sample.steps.lowerBound + position
      let horizon = step + 1..<step + 1 + windows.shape.horizon
      for target in horizon.clamped(to: sample.lossSteps) {
        let output = (target - step - 1) * encoding.channelCount + channel
        targets[readout][output, lane] = encoding.output(
          for: target, after: step, in: values, channel: channel)
        weights[readout][output, lane] = 1
      }
    }
  }
}
