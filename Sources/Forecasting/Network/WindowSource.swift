package import RecurrentNets
package import SeriesData

/// Feeds training with the windows of series, gathered when a worker needs them.
package struct WindowSource: BatchSource {
  package let shape: SampleShape
  private let windows: WindowIndex
  /// By series, or by column of one where each is read by itself, as all that follows.
  private let encodings: [WindowEncoding]
  /// `[series][channel]`.
  private let values: [[Values]]
  /// By series, the steps whose targets carry loss; those of the windows if `nil`.
  private let judged: [Range<Int>]?
  private let windowWeights: WindowWeights
  /// By series, what is read beside the columns.
  private let inputs: [InputValues]
  private let layout: InputLayout

  /// One channel of a series.
  package struct Values: Sendable {
    /// Transformed.
    let steps: [Double]
    /// Which steps are no targets, since nothing was observed there; `nil` if all are.
    let missing: [Bool]?

    package init(_ steps: [Double], missing: [Bool]? = nil) {
      self.steps = steps
      self.missing = missing
    }
  }

  package init(
    _ values: [[Values]], windows: WindowIndex, judged: [Range<Int>]? = nil,
    weights: WindowWeights = WindowWeights(), encodings: [WindowEncoding], shape: SampleShape,
    inputs: [InputValues], layout: InputLayout
  ) {
    self.judged = judged
    windowWeights = weights.balanced(over: windows)
    self.inputs = inputs
    self.layout = layout
    self.values = values
    self.windows = windows
    self.encodings = encodings
    self.shape = shape
  }

  package var count: Int { windows.count }

  /// The windows of each series, earliest first.
  package var tracks: [[Int]] {
    var tracks = [[Int]](repeating: [], count: values.count)
    for position in (0..<windows.count).reversed() {
      tracks[windows[position].series].append(position)
    }
    return tracks.filter { $0.isEmpty == false }
  }

  package func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Float>) {
    let input = WindowInput(batch.input, layout)
    for (lane, number) in samples.enumerated() {
      batch.stepsBefore[lane] = windows[number].steps.lowerBound
    }
    // A few steps of all lanes at a time: neighbouring lanes share cache lines.
    for first in stride(from: 0, to: shape.steps, by: 16) {
      let steps = first..<min(first + 16, shape.steps)
      let positions = layout.timeSteps(of: steps)
      for (lane, number) in samples.enumerated() {
        let sample = windows[number]
        let encoding = encodings[sample.series]
        let columns = positions.clamped(to: 0..<layout.contextLength)
        for (channel, series) in values[sample.series].enumerated() {
          encoding.write(
            series.steps, of: sample.steps, positions: columns, channel: channel, lane: lane,
            into: input)
          encoding.write(
            missing: series.missing, of: sample.steps, positions: columns, channel: channel,
            lane: lane, into: input)
          writeTargets(
            series, of: sample, steps: steps, channel: channel, lane: lane, into: batch)
        }
        encoding.write(
          inputs[sample.series], layout, columns: { values[sample.series][$0].steps },
          of: sample.steps, positions: positions, lane: lane, into: input)
      }
    }
  }

  /// Output (h − 1) · channels + channel of a readout is the target h steps ahead; a readout in the horizon is
  /// that of its own step, or of its own segment.
  private func writeTargets(
    _ values: Values, of sample: Sample, steps: Range<Int>, channel: Int, lane: Int,
    into batch: LaneBatch<Float>
  ) {
    let (targets, weights) = (batch.targets, batch.weights)
    let encoding = encodings[sample.series]
    let channels = encoding.channelCount
    let lossSteps =
      judged.map { sample.lossSteps.clamped(to: $0[sample.series]) } ?? sample.lossSteps
    let weight = windowWeights.of(sample, seriesLength: values.steps.count)
    for readout in shape.readouts.readouts(in: steps) {
      let step = sample.steps.lowerBound + shape.readouts.steps[readout] * layout.segment
      let origin = layout.decodes ? sample.steps.upperBound - 1 : step
      let horizon =
        layout.decodes
        ? step..<min(step + layout.segment, origin + 1 + windows.shape.horizon)
        : step + 1..<step + 1 + windows.shape.horizon
      let observed = horizon.clamped(to: lossSteps)
      let first = (observed.lowerBound - horizon.lowerBound) * channels + channel
      let outputs = encoding.outputs(after: origin, in: values.steps, channel: channel)
      targets[readout].setColumn(lane, from: first, by: channels, count: observed.count) {
        outputs.output(for: values.steps[observed.lowerBound + $0])
      }
      weights[readout].setColumn(lane, from: first, by: channels, count: observed.count) {
        let step = observed.lowerBound + $0
        return values.missing?[step] == true
          ? 0 : weight * windowWeights.of(step: step, ofSeries: sample.series)
      }
    }
  }
}
