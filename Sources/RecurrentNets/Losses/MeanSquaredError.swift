import NumericCore

/// Mean squared error: e².
///
/// The forecast it implies is the mean.
struct MeanSquaredError: Loss {
  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sum(of: .squared)
  }
}
