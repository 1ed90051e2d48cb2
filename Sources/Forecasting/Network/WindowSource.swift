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
    // A few steps of all lanes at a time: neighbouring lanes share cache lines.
    for first in stride(from: 0, to: shape.steps, by: 16) {
      let positions = first..<min(first + 16, shape.steps)
      for (lane, number) in samples.enumerated() {
        let sample = windows[number]
        for (channel, series) in values[sample.series].enumerated() {
          encoding.write(
            series, of: sample.steps, positions: positions, channel: channel, lane: lane,
            into: batch.input)
          writeTargets(
            series, of: sample, positions: positions, channel: channel, lane: lane, into: batch)
        }
      }
    }
  }

  /// Output (h − 1) · channels + channel of a readout is the target h steps ahead.
  private func writeTargets(
    _ values: [Double], of sample: Sample, positions: Range<Int>, channel: Int, lane: Int,
    into batch: LaneBatch<Float>
  ) {
    let (targets, weights) = (batch.targets, batch.weights)
    let channels = encoding.channelCount
    for readout in shape.readouts.readouts(in: positions) {
      let step = sample.steps.lowerBound + shape.readouts.steps[readout]
      let horizon = step + 1..<step + 1 + windows.shape.horizon
      let observed = horizon.clamped(to: sample.lossSteps)
      let first = (observed.lowerBound - step - 1) * channels + channel
      let outputs = encoding.outputs(after: step, in: values, channel: channel)
      targets[readout].setColumn(lane, from: first, by: channels, count: observed.count) {
        outputs.output(for: values[observed.lowerBound + $0])
      }
      weights[readout].setColumn(lane, from: first, by: channels, count: observed.count) { _ in 1 }
    }
  }
}
