/// Runs exponential smoothing without a season, or with an additive one, through a history.
///
/// Its equations are linear: three runs go side by side in the lanes of a vector. Lane 0 has the
/// observations and a start of the first value without slope; lanes 1 and 2 have no observations, a level of 1
/// or a slope of 1 at the start. The errors from any start are those of lane 0 with multiples of the others
/// added, so the best start is a least-squares problem of two unknowns.
struct LinearSmoothingPass {
  private let values: [Double]
  private let startSeason: [Double]
  private let hasSlope: Bool
  private var season: [SIMD4<Double>]

  /// A pass over a history with the given indices at its start, none for none.
  init(_ values: [Double], season: [Double], hasSlope: Bool) {
    self.values = values
    startSeason = season
    self.hasSlope = hasSlope
    self.season = Array(repeating: .zero, count: season.count)
  }

  /// Products of errors, summed: of lane 0 with all lanes, of lane 1 with all, of lane 2 with itself.
  private struct Products {
    var withData = SIMD4<Double>.zero
    var withLevel = SIMD4<Double>.zero
    var slope = 0.0

    @inline(__always)
    mutating func add(_ error: SIMD4<Double>) {
      withData += error * error[0]
      withLevel += error * error[1]
      slope += error[2] * error[2]
    }

    /// The start level and slope that leave the least squared errors, and these.
    var best: (level: Double, slope: Double, sumOfSquares: Double) {
      let (data, level, cross) = (withData[0], withLevel[1], withLevel[2])
      let determinant = level * slope - cross * cross
      var start = (level: 0.0, slope: 0.0)
      if determinant > 1e-12 * level * slope {
        start.level = (cross * withData[2] - slope * withData[1]) / determinant
        start.slope = (cross * withData[1] - level * withData[2]) / determinant
      } else if level > 0 {
        start.level = -withData[1] / level
      }
      let sum = data + start.level * withData[1] + start.slope * withData[2]
      return (start.level, start.slope, max(0, sum))
    }
  }

  /// Squared errors of values of at most 2 that no stable state makes, on the mean.
  private static let unstable = 100.0

  /// The end of the history, from the best start that there is with these weights.
  mutating func run(_ weights: ExponentialSmoothing.Weights) -> SmoothingEnd {
    var level = SIMD4<Double>(values[0], 1, 0, 0)
    var slope = SIMD4<Double>(0, 0, hasSlope ? 1 : 0, 0)
    let products =
      season.isEmpty
      ? runPlain(weights, &level, &slope) : runSeasonal(weights, &level, &slope)
    let best = products.best
    let lanes = SIMD4(1, best.level, best.slope, 0)
    return SmoothingEnd(
      level: (level * lanes).sum(), slope: (slope * lanes).sum(),
      season: season.map { ($0 * lanes).sum() },
      // Of a state that outgrows all observations nothing but rounding is left, which may look like a perfect fit.
      sumOfSquares: products.withData[0] <= Self.unstable * Double(values.count)
        ? best.sumOfSquares : .infinity)
  }

  private func runPlain(
    _ weights: ExponentialSmoothing.Weights, _ level: inout SIMD4<Double>,
    _ slope: inout SIMD4<Double>
  ) -> Products {
    var products = Products()
    for value in values {
      let base = level + weights.damping * slope
      let error = SIMD4(value, 0, 0, 0) - base
      level = base + weights.level * error
      slope = weights.damping * slope + weights.slope * error
      products.add(error)
    }
    return products
  }

  private mutating func runSeasonal(
    _ weights: ExponentialSmoothing.Weights, _ level: inout SIMD4<Double>,
    _ slope: inout SIMD4<Double>
  ) -> Products {
    let (values, startSeason) = (values, startSeason)
    var season = season.mutableSpan
    for index in season.indices { season[index] = SIMD4(startSeason[index], 0, 0, 0) }
    var products = Products()
    var position = 0
    for value in values {
      let base = level + weights.damping * slope
      let error = SIMD4(value, 0, 0, 0) - base - season[position]
      level = base + weights.level * error
      slope = weights.damping * slope + weights.slope * error
      season[position] += weights.season * error
      products.add(error)
      position = position + 1 == season.count ? 0 : position + 1
    }
    return products
  }
}

/// The state after the last observation, and how well the history was followed.
struct SmoothingEnd: Sendable, Hashable {
  let level: Double
  let slope: Double
  /// By position in the season, as the indices of a decomposition; empty without a season.
  let season: [Double]
  /// Of the one-step errors; infinite if the state left what the equations allow.
  let sumOfSquares: Double
  /// The same of errors divided by their index, where the season is a factor.
  var adjustedSumOfSquares: Double?
}
