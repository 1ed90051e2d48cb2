import NumericCore

extension WindowEncoding {
  /// Writes what a window reads beside its columns to a lane of `input`.
  ///
  /// - Parameters:
  ///   - columns: the transformed values of a column, for lags.
  ///   - window: the steps of the context.
  ///   - positions: which time steps of the window, which may go on through the horizon: those of whole recurrent
  ///     steps.
  func write(
    _ inputs: InputValues, _ layout: InputLayout, columns: (Int) -> [Double], of window: Range<Int>,
    positions: Range<Int>, lane: Int, into input: WindowInput
  ) {
    let start = window.lowerBound
    let context = positions.clamped(to: 0..<window.count)
    let decoded = max(positions.lowerBound, window.count)..<max(positions.upperBound, window.count)
    for (offset, values) in inputs.past.enumerated() {
      input.set(lane, feature: layout.pastStart + offset, steps: context) {
        values[start + $0]
      }
    }
    let steps = layout.recurrentSteps(of: positions)
    for (offset, value) in inputs.fixed.enumerated() {
      input.tensor.setLane(lane, feature: layout.fixedStart + offset, steps: steps) { _ in value }
    }
    if layout.decodes {
      // Nothing else is known in the horizon, and tensors are used again.
      for feature in 0..<layout.aheadStart {
        input.set(lane, feature: feature, steps: decoded) { _ in 0 }
      }
      writePlace(layout, steps, lane, input.tensor)
    }
    for block in 0..<(layout.decodes ? 1 : layout.horizon) {
      let feature = layout.aheadStart + block * layout.aheadCount
      let ahead = layout.decodes ? 0 : block + 1
      for known in 0..<layout.knownCount {
        input.set(lane, feature: feature + known, steps: positions) {
          inputs.known(known, at: start + $0 + ahead)
        }
      }
      for (index, lag) in inputs.lags.enumerated() {
        for channel in 0..<layout.channels {
          let place = feature + layout.knownCount + index * layout.channels + channel
          writeLag(
            lag, of: columns(channel), channel, window, ahead: ahead, positions, lane, place, input)
        }
      }
    }
  }

  /// Which segment of the horizon a recurrent step is, or the share of the horizon that lies before its end.
  private func writePlace(
    _ layout: InputLayout, _ steps: Range<Int>, _ lane: Int, _ input: Tensor<Float>
  ) {
    let first = layout.contextSteps
    if layout.readsSegments {
      for segment in 0..<layout.segmentsAhead {
        input.setLane(lane, feature: layout.shareStart + segment, steps: steps) {
          $0 == first + segment ? 1 : 0
        }
      }
    } else {
      let length = Float(layout.horizon)
      input.setLane(lane, feature: layout.shareStart, steps: steps) {
        $0 < first ? 0 : Float($0 - first + 1) / length
      }
    }
  }

  /// The value `lag` steps before each step, or the least multiple of it that is known at the origin of the
  /// step; 0 where the series had not begun.
  private func writeLag(
    _ lag: Int, of values: [Double], _ channel: Int, _ window: Range<Int>, ahead: Int,
    _ positions: Range<Int>, _ lane: Int, _ feature: Int, _ input: WindowInput
  ) {
    let last = window.upperBound - 1
    let factor = 1 / unit(of: values, after: last, channel: channel)
    let ofWindow = level.isOfWindow ? base(values, at: last) : 0
    input.set(lane, feature: feature, steps: positions) { position in
      let step = window.lowerBound + position + ahead
      // A step of the context is known itself, and one after it is forecast from the last one.
      let origin = ahead > 0 ? step - ahead : min(step, window.upperBound - 1)
      let beyond = step - origin
      let source = beyond == 0 ? step - lag : step - (beyond + lag - 1) / lag * lag
      guard source >= 0 else { return 0 }
      let base = level.isOfWindow ? ofWindow : values[origin]
      return Float((values[source] - base) * factor)
    }
  }
}
