import NumericCore

/// Mean absolute error: |e|, with slope 0 at 0.
///
/// The forecast it implies is the median.
enum MeanAbsoluteError: Loss {
  static func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sumOverErrors { error in (abs(error), error > 0 ? 1 : error < 0 ? -1 : error) }
  }
}
