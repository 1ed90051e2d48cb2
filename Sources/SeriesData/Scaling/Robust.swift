extension ScalerKind {
  /// The median of the fitted values becomes 0, the distance of their quartiles 1; where that is 0, the scale is
  /// that of the largest distance from the median.
  ///
  /// Quartiles lie between neighbouring values in proportion (Hyndman and Fan, 1996, definition 7).
  public static let robust = ScalerKind(name: "robust") { values in
    let sorted = values.sorted()
    let (median, spread) = (
      quantile(0.5, of: sorted), quantile(0.75, of: sorted) - quantile(0.25, of: sorted)
    )
    let farthest = max(median - (sorted.first ?? 0), (sorted.last ?? 0) - median)
    let scale = Double.usableScale(spread > 0 ? spread : farthest)
    // At the end of all numbers, what is not divided by a power of two may come back as infinite.
    return (median, scale > 0x1p1000 ? .powerOfTwo(atLeast: scale) : scale)
  }

  /// The quantile of sorted values, of which there is at least one.
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    let part = place - Double(below)
    // Weighted rather than by the difference, which could overflow.
    return sorted[below] * (1 - part) + sorted[above] * part
  }
}
