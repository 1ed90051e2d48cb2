import RealModule
import SeriesData

/// One channel as a global network reads it: the logarithm where all values are positive, without its season,
/// around a moving level, in units of its own changes.
struct GlobalSeries: Sendable {
  /// Transformed values z_t without their season.
  let values: [Double]
  /// The level around which values and targets stand, at each step, and a slower one.
  let level: [Double], slowLevel: [Double]
  /// The mean size of changes: of z_t − z₍t−1₎, or over a season where a recurrent step reads one; 0 of a
  /// series that never changes.
  let scale: Double
  let takesLogarithm: Bool
  /// What values without logarithm are divided by; a power of two, which changes no digit.
  private let unit: Double
  private let season: SeasonalDecomposition?
  private let isNeverNegative: Bool
  /// Which steps were not observed; `nil` if all were.
  private let missing: [Bool]?

  /// Smaller changes, on the scale of the logarithm or of the largest value, are taken as so large.
  private static let leastScale = 1e-3

  /// What is fitted comes from these values, and from nothing later.
  init(_ channel: TimeSeries.Channel, plan: GlobalPlan) {
    missing = channel.missing
    let raw = channel.values(filledOver: plan.seasonLength)
    let (least, largest) = raw.reduce((raw[0], 0)) { (min($0.0, $1), max($0.1, abs($1))) }
    let isConstant = raw.allSatisfy { $0 == raw[0] }
    let takesLogarithm = least > 0 && isConstant == false
    let unit =
      largest > 0 && takesLogarithm == false
      ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    let transformed = raw.map { takesLogarithm ? Double.log($0) : $0 / unit }
    let season = SeasonalDecomposition.ofStable(
      transformed, seasonLength: plan.seasonLength, form: .additive)
    let values = season?.adjusted(transformed) ?? transformed
    self.values = values
    slowLevel = exponentialMeans(values, share: 0.3)
    level =
      plan.stride > 1
      ? movingMeans(values, span: plan.stride)
      // What is left of a week or a year holds more noise than a series without season.
      : exponentialMeans(values, share: plan.seasonLength >= 7 ? 0.35 : 0.6)
    scale =
      isConstant ? 0 : max(Self.leastScale, meanAbsoluteChange(values, over: plan.stride))
    isNeverNegative = least >= 0
    self.takesLogarithm = takesLogarithm
    self.unit = unit
    self.season = season
  }

  var count: Int { values.count }
  /// Whether a season was taken away, in full or in part.
  var losesSeason: Bool { season != nil }

  /// Whether a step was observed.
  func isObserved(_ step: Int) -> Bool { missing?[step] != true }

  /// What differences are multiplied by.
  var factor: Double { scale > 0 ? 1 / scale : 0 }

  /// The observations that z from the end of the series on stand for.
  func observations(of following: [Double]) -> [Double] {
    (season?.restored(following, from: count) ?? following).map {
      let value = takesLogarithm ? Double.exp($0) : $0 * unit
      return isNeverNegative ? max(0, value) : value
    }
  }

  /// z of observations from the end of the series on; `nil` for what has no logarithm.
  func transformed(_ following: [Double]) -> [Double?] {
    following.enumerated().map { offset, value in
      guard takesLogarithm == false || value > 0 else { return nil }
      let z = takesLogarithm ? Double.log(value) : value / unit
      return season?.adjusted([z], from: count + offset)[0] ?? z
    }
  }
}

/// ℓ_t = ℓ₍t−1₎ + share · (z_t − ℓ₍t−1₎).
private func exponentialMeans(_ values: [Double], share: Double) -> [Double] {
  var level = values[0]
  return values.map { value in
    level += share * (value - level)
    return level
  }
}

/// The means of the last `span` values at each step, of fewer at the first.
private func movingMeans(_ values: [Double], span: Int) -> [Double] {
  var sum = 0.0
  return values.indices.map { step in
    sum += values[step] - (step >= span ? values[step - span] : 0)
    return sum / Double(min(span, step + 1))
  }
}
