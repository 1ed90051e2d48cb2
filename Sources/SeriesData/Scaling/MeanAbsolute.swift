extension ScalerKind {
  /// Divides by the mean magnitude of the fitted values and subtracts nothing: 0 stays 0.
  public static let meanAbsolute = ScalerKind(name: "mean-absolute") { values in
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return (0, 1) }
    // A power of two changes no digit, and brings sums of 1e300 into range.
    let unit = Double.powerOfTwo(atLeast: largest)
    let mean = values.reduce(0) { $0 + abs($1) / unit / Double(values.count) }
    return (0, .usableScale(mean * unit))
  }
}
