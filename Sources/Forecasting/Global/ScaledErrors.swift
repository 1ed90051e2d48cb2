import RealModule
import SeriesData

/// The errors of forecasts at held-out ends of many series, each in units of its series, step by step.
///
/// They calibrate prediction intervals: of n errors of a step, the ⌈(n + 1)·level⌉-th in ascending order of size
/// bounds a new one with at least that probability, if series are alike (split conformal prediction; Vovk,
/// Gammerman and Shafer, 2005; Lei et al., 2018).
package struct ScaledErrors: Sendable {
  /// `[step][error]`, sizes in ascending order.
  private let sizes: [[Double]]

  /// Seasons at the end of a history that say how much it changes of late.
  private static let recentSeasons = 8
  /// Of late no series is believed to change by a smaller share of what it did before.
  private static let leastRecent = 0.1

  /// Errors in units of their series, `[error][step]`.
  ///
  /// Between two others a step has the mean of their sizes and its own, rank by rank: few errors lie far out, and
  /// neighbours are alike.
  package init(_ errors: [[Double]]) {
    let horizon = errors.map(\.count).max() ?? 0
    let own = (0..<horizon).map { step in
      errors.compactMap { step < $0.count ? abs($0[step]) : nil }.sorted()
    }
    sizes = own.indices.map { step in
      guard own.indices.contains(step - 1), own.indices.contains(step + 1),
        own[step - 1].count == own[step].count, own[step + 1].count == own[step].count
      else { return own[step] }
      return own[step].indices.map { rank in
        (own[step - 1][rank] + own[step][rank] + own[step + 1][rank]) / 3
      }
    }
  }

  /// Sizes that were kept: those of each step in ascending order, as many for all, step after step; `nil` if they
  /// are none.
  init?(_ sizes: [Double], count: Int) {
    guard count >= 1, sizes.isEmpty == false, sizes.count % count == 0 else { return nil }
    self.sizes = stride(from: 0, to: sizes.count, by: count).map { Array(sizes[$0..<$0 + count]) }
    guard self.sizes.allSatisfy({ $0[0] >= 0 && zip($0, $0.dropFirst()).allSatisfy(<=) }) else {
      return nil
    }
  }

  /// The steps.
  var steps: Int { sizes.count }
  /// The errors of each step, equally many where forecasts of one length were judged.
  var count: Int { sizes.first?.count ?? 0 }
  /// Their sizes, in ascending order, step after step.
  var values: [Double] { sizes.flatMap(\.self) }

  /// The unit of a series' errors, and whether they are taken on the scale of the logarithm.
  ///
  /// The unit is the mean absolute change over a season, that of MASE, and where at least twice eight seasons are
  /// known the geometric mean of that and of the one over the last eight: in shorter histories the two differ by
  /// chance. `nil` where nothing ever changes.
  static func unit(of history: [Double], seasonLength: Int) -> (unit: Double, isRatio: Bool)? {
    let isRatio = history.allSatisfy { $0 > 0 }
    let values = isRatio ? history.map { Double.log($0) } : history
    let unit = meanAbsoluteChange(values, over: seasonLength)
    guard unit > 0 && unit.isFinite else { return nil }
    guard seasonLength > 1, values.count / seasonLength >= 2 * recentSeasons else {
      return (unit, isRatio)
    }
    let recent = meanAbsoluteChange(
      Array(values.suffix((recentSeasons + 1) * seasonLength)), over: seasonLength)
    return (unit * max(recent / unit, leastRecent).squareRoot(), isRatio)
  }

  /// What separates observations from a forecast, step by step, in units of the series; `nil` without a unit,
  /// or of a forecast that has no logarithm.
  ///
  /// Where nothing was observed the error is that of the nearest step at which something was.
  package static func errors(
    of forecast: [Double], actual: [Double], after history: [Double], seasonLength: Int
  ) -> [Double]? {
    guard let (unit, isRatio) = unit(of: history, seasonLength: seasonLength) else { return nil }
    let observed = actual.indices.filter { actual[$0].isNaN == false }
    let errors = actual.indices.compactMap { step in
      observed.min { abs($0 - step) < abs($1 - step) }.map { nearest in
        (isRatio
          ? Double.log(actual[nearest] / forecast[nearest])
          : actual[nearest] - forecast[nearest]) / unit
      }
    }
    return errors.count == actual.count && errors.allSatisfy(\.isFinite) ? errors : nil
  }

  /// Whether there are errors enough at every step for intervals of a level.
  package func suffices(for level: Double) -> Bool {
    sizes.isEmpty == false && sizes.allSatisfy { rank(of: level, among: $0.count) <= $0.count }
  }

  private func rank(of level: Double, among count: Int) -> Int {
    Int((Double(count + 1) * level / 100).rounded(.up))
  }

  /// The interval around a forecast; `nil` if there are too few errors for the level, or no unit.
  package func interval(
    _ level: Double, around values: [Double], after history: [Double], seasonLength: Int
  ) -> PredictionInterval? {
    guard let (unit, isRatio) = Self.unit(of: history, seasonLength: seasonLength),
      values.count <= sizes.count, isRatio == false || values.allSatisfy({ $0 > 0 })
    else { return nil }
    var lower: [Double] = []
    var upper: [Double] = []
    for (value, sizes) in zip(values, sizes) {
      let rank = rank(of: level, among: sizes.count)
      guard rank <= sizes.count else { return nil }
      let half = sizes[rank - 1] * unit
      lower.append(isRatio ? value * Double.exp(-half) : value - half)
      upper.append(isRatio ? value * Double.exp(half) : value + half)
    }
    return PredictionInterval(level: level, lower: lower, upper: upper)
  }
}
