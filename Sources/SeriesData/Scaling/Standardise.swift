extension ScalerKind {
  /// Mean 0 and (population) standard deviation 1 over the fitted values.
  ///
  /// The deviation comes from a second pass over the values. A constant channel is scaled by 1.
  public static let standardise = ScalerKind(name: "standardise") { values in
    guard let first = values.first, let range = values.finiteRange, range.low < range.high else {
      return (values.first ?? 0, 1)
    }
    // A power of two changes no digit, and brings sums and squares of 1e300 (or 1e-300) into range.
    let unit = Double.powerOfTwo(atLeast: max(abs(range.low), abs(range.high)))
    let count = Double(values.count)
    // Distances from the first value are small where the values are large and close together.
    let shift = values.reduce(0) { $0 + ($1 / unit - first / unit) } / count
    let mean = first / unit + shift
    let squares = values.reduce(0) { sum, value in
      let distance = value / unit - mean
      return sum + distance * distance
    }
    return (mean * unit, .usableScale((squares / count).squareRoot() * unit))
  }
}

extension [Double] {
  /// The least and the greatest value; `nil` if there is none.
  var finiteRange: (low: Double, high: Double)? {
    guard let low = self.min(), let high = self.max() else { return nil }
    return (low, high)
  }
}

extension Double {
  /// The power of two that is at least a positive magnitude, or the greatest one there is.
  static func powerOfTwo(atLeast magnitude: Double) -> Double {
    let exponent = Swift.min(magnitude.exponent + 1, Double.greatestFiniteMagnitude.exponent)
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// A scale that can be divided by: 1 in place of 0 and of numbers too small for full precision, and the
  /// greatest number in place of infinity.
  static func usableScale(_ scale: Double) -> Double {
    if scale < .leastNormalMagnitude { return 1 }
    return Swift.min(scale, .greatestFiniteMagnitude)
  }
}
