import SeriesData

/// A history taken apart by medians, which a few odd values do not move: an index for each position in the season,
/// and what is left of the values without it.
///
/// An index is the median, over all seasons, of the ratios of what is never negative to its moving average over a
/// season, and of the differences from it elsewhere.
struct SeasonalMedians {
  /// The values without their season; `nil` at positions of the season at which there is next to nothing, which
  /// tell nothing of the level.
  private let adjusted: [Double?]
  private let indices: [Double]
  /// Whether indices are factors.
  let isRatio: Bool

  /// A smaller share of the mean is next to nothing.
  private static let leastFactor = 0.05

  /// A history that does not hold two seasons, of two steps at least, is left as it is.
  init(_ history: [Double], seasonLength: Int) {
    let average = SeasonalDecomposition(history, seasonLength: seasonLength, form: .additive)?.trend
    let isRatio = history.allSatisfy { $0 >= 0 }
    let neutral = isRatio ? 1.0 : 0
    var deviations = [[Double]](repeating: [], count: average == nil ? 1 : seasonLength)
    for (offset, average) in (average ?? []).enumerated() where isRatio == false || average > 0 {
      let step = offset + seasonLength / 2
      deviations[step % seasonLength].append(
        isRatio ? history[step] / average : history[step] - average)
    }
    let medians = deviations.map { $0.isEmpty ? neutral : median($0) }
    let centre = arithmeticMean(medians)
    let isUsable = centre.isFinite && (isRatio == false || centre > 0)
    let indices = medians.map {
      isUsable ? (isRatio ? $0 / centre : $0 - centre) : neutral
    }
    self.indices = indices
    self.isRatio = isRatio
    adjusted = history.enumerated().map { step, value in
      let index = indices[step % indices.count]
      guard isRatio else { return value - index }
      return index < Self.leastFactor ? nil : value / index
    }
  }

  /// The values of these steps without their season.
  func values(_ steps: Range<Int>) -> [Double] {
    adjusted[steps.clamped(to: adjusted.indices)].compactMap(\.self)
  }

  /// The median of these steps without their season; `nil` where they tell nothing.
  func level(_ steps: Range<Int>) -> Double? {
    let values = values(steps)
    return values.isEmpty ? nil : median(values)
  }

  /// A level with the season of a step.
  func restored(_ level: Double, at step: Int) -> Double {
    let index = indices[step % indices.count]
    return isRatio ? level * index : level + index
  }

  /// A deviation of the level in the unit of a step.
  func restoredDeviation(_ deviation: Double, at step: Int) -> Double {
    isRatio ? deviation * indices[step % indices.count] : deviation
  }
}
