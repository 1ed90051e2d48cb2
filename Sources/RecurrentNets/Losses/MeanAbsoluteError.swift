import NumericCore

/// Mean absolute error: |e|, with slope 0 at 0.
///
/// The forecast it implies is the median.
struct MeanAbsoluteError: Loss {
  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sum(of: .absolute)
  }
}
