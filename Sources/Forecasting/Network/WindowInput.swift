package import NumericCore

/// The inputs of windows in their lanes, written as if each time step were read by itself.
package struct WindowInput {
  /// `[recurrent step, feature, lane]`.
  let tensor: Tensor<Float>
  /// Time steps of a recurrent step, and the features of each.
  private let segment: Int, stepSize: Int

  /// Recurrent steps of one time step each.
  package init(_ tensor: Tensor<Float>) {
    self.tensor = tensor
    segment = 1
    stepSize = tensor.features
  }

  init(_ tensor: Tensor<Float>, _ layout: InputLayout) {
    self.tensor = tensor
    segment = layout.segment
    stepSize = layout.stepSize
  }

  /// Sets one feature of one lane at some of the time steps.
  @inline(__always)
  func set(_ lane: Int, feature: Int, steps: Range<Int>, to value: (Int) -> Float) {
    if segment == 1 { return tensor.setLane(lane, feature: feature, steps: steps, to: value) }
    // Time step t is number t mod segment of recurrent step t ÷ segment.
    for number in 0..<min(segment, steps.upperBound) {
      let first = max(0, steps.lowerBound - number + segment - 1) / segment
      let end = (steps.upperBound - number + segment - 1) / segment
      guard first < end else { continue }
      tensor.setLane(lane, feature: number * stepSize + feature, steps: first..<end) {
        value($0 * segment + number)
      }
    }
  }
}
