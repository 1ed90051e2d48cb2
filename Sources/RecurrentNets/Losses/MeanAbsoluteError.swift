import NumericCore

/// Mean absolute error: |e|, with slope 0 at 0.
///
/// The forecast it implies is the median.
enum MeanAbsoluteError: Loss {
  static func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sumOverErrors { error in
      let size = abs(error)
      // The sign by division, since a branch on it would go either way at random.
      return (size, size > 0 ? error / size : error)
    }
  }
}
