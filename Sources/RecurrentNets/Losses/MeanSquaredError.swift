import NumericCore

/// Mean squared error: e².
///
/// The forecast it implies is the mean.
enum MeanSquaredError: Loss {
  static func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sumOverErrors { error in (error * error, 2 * error) }
  }
}
