package import NumericCore

/// The adding problem as a source: a row of numbers from 0 to 1, two of them marked, and the sum of those two at the
/// end (Hochreiter and Schmidhuber, 1997, task 4; one mark in each half, as in Le, Jaitly and Hinton, 2015).
///
/// A sample is a function of its number: a source never repeats itself, and nothing is stored. Who always says
/// 1 has a mean squared error of ``variance``.
package struct AddingProblem<Scalar: KernelScalar>: BatchSource {
  package let shape: SampleShape
  package let count: Int
  private let random: CounterRandom

  /// The variance of the sum of two numbers drawn evenly from 0 to 1.
  package static var variance: Double { 1.0 / 6 }

  /// Sequences of `length` steps, at least 2.
  package init(length: Int, count: Int, seed: UInt64) {
    precondition(length >= 2, "an adding problem of \(length) steps")
    shape = SampleShape(steps: length, inputSize: 2, readouts: .last(of: length), outputSize: 1)
    self.count = count
    random = CounterRandom(seed: seed, purpose: .syntheticData)
  }

  package func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Scalar>) {
    let length = shape.steps
    for (lane, sample) in samples.enumerated() {
      let number = UInt32(truncatingIfNeeded: sample)
      let draws = random.uniforms(number, 0, 1)
      let marks = [
        Int(draws.x * Float(length / 2)),
        length / 2 + Int(draws.y * Float(length - length / 2)),
      ]
      var sum: Scalar = 0
      for step in 0..<length {
        let value = Scalar(random.uniform(number, UInt32(truncatingIfNeeded: step)))
        let isMarked = marks.contains(step)
        let input = batch.input
        input.setLane(lane, feature: 0, steps: step..<step + 1) { _ in value }
        input.setLane(lane, feature: 1, steps: step..<step + 1) { _ in isMarked ? 1 : 0 }
        if isMarked { sum += value }
      }
      let (targets, weights) = (batch.targets, batch.weights)
      targets[0].setColumn(lane, count: 1) { _ in sum }
      weights[0].setColumn(lane, count: 1) { _ in 1 }
    }
  }
}
