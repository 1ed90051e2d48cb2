/// The line of least squares through values at the steps from 0 on.
struct Line {
  let mean: Double
  let slope: Double
  private let middle: Double

  /// The line; level if there is one value.
  init(through values: [Double]) {
    mean = arithmeticMean(values)
    middle = Double(values.count - 1) / 2
    var (products, squares) = (0.0, 0.0)
    for (step, value) in values.enumerated() {
      let distance = Double(step) - middle
      products += distance * (value - mean)
      squares += distance * distance
    }
    slope = squares > 0 ? products / squares : 0
  }

  /// Where it is at a step.
  func value(at step: Int) -> Double { mean + slope * (Double(step) - middle) }
}
