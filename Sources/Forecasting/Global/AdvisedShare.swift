/// A share in tenths that errors at held-out ends advise.
enum AdvisedShare {
  /// How strongly few ends are distrusted: the share of the error by which one end must speak for a share that is
  /// half a whole away.
  private static let distrust = 0.3
  /// Errors that are so many times the least are as good: on other ends another share would be the best.
  private static let tolerance = 1.01

  /// The shares that are tried.
  static let candidates = (0...10).map { Double($0) / 10 }

  /// Of the candidates, and the error of each, the one nearest to `prior`, which is one of them, that is as good as
  /// the best.
  ///
  /// Few ends hold it there.
  static func nearest(to prior: Double, errors: [Double], ends: Int) -> Double {
    let shares = Array(zip(candidates, errors))
    guard let unit = shares.first(where: { $0.0 == prior })?.1, unit > 0, unit.isFinite
    else { return prior }
    let costs = shares.map { share, error in
      let distance = 2 * (share - prior)
      return (share, cost: error / unit + distrust * distance * distance / Double(ends))
    }
    let limit = (costs.map(\.cost).min() ?? 0) * tolerance
    return costs.filter { $0.cost <= limit }.map(\.0).min { abs($0 - prior) < abs($1 - prior) }
      ?? prior
  }
}

/// The mean absolute error of what was observed: the actual values that are not NaN.
func meanAbsoluteError(of forecast: [Double], actual: [Double]) -> Double {
  arithmeticMean(zip(actual, forecast).map { abs($0 - $1) }.filter { $0.isNaN == false })
}
