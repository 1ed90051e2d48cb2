extension ScalerKind {
  /// The least fitted value becomes 0, the greatest 1; a constant channel is scaled by 1.
  public static let minMax = ScalerKind(name: "min-max") { values in
    guard let range = values.finiteRange else { return (0, 1) }
    return (range.low, .usableScale(range.high - range.low))
  }
}
