/// What a baseline tells of one channel: a value for each step h = 1…H, and how far it may be off.
public struct Outlook: Sendable, Hashable {
  /// The forecast.
  public let values: [Double]
  /// The standard deviations of its errors, for prediction intervals.
  public let deviations: [Double]

  /// Values with the deviation of each.
  public init(values: [Double], deviations: [Double]) {
    precondition(
      values.count == deviations.count, "\(deviations.count) deviations of \(values.count) values")
    self.values = values
    self.deviations = deviations
  }

  /// Values whose errors have a deviation that is a function of the step h = 1…H.
  init(_ values: [Double], deviation: (Double) -> Double) {
    self.init(values: values, deviations: values.indices.map { deviation(Double($0 + 1)) })
  }

  /// The same value, and deviation, at every step.
  init(constant value: Double, horizon: Int, deviation: Double) {
    self.init(
      values: Array(repeating: value, count: horizon),
      deviations: Array(repeating: deviation, count: horizon))
  }

  /// The outlook in another unit.
  func multiplied(by factor: Double) -> Outlook {
    Outlook(values: values.map { $0 * factor }, deviations: deviations.map { $0 * factor })
  }
}

/// √(Σ eₜ²/(k − p)): the standard deviation of one-step errors of a model with p parameters, or with as few
/// degrees of freedom as one where there are not more errors than parameters; 0 without errors.
func errorDeviation(sumOfSquares: Double, count: Int, parameters: Int) -> Double {
  (sumOfSquares / Double(max(1, count - parameters))).squareRoot()
}
