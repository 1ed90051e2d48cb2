/// The season of a channel by step: what is taken away from values, or what they are divided by.
struct SeasonalIndices: Sendable, Hashable, Codable {
  /// The name of the step.
  let name: String
  let isRatio: Bool
  /// The first step that `values` tell of.
  private let start: Int
  private let seasonLength: Int
  /// One index for each step, of whole seasons or more; steps before repeat the first season, those after the last.
  private let values: [Double]

  /// Steps whose indices are kept at most, but for a season: the network reads the latest, and a model file has
  /// room for so many.
  private static let mostKept = 4096

  /// Indices that are the same in every season.
  init(
    classicalOf values: [Double], seasonLength: Int, isRatio: Bool, firstStep: Int, channel: String
  ) throws(SeriesError) {
    let name = isRatio ? "classical-ratio" : "classical"
    try Self.check(values, seasonLength: seasonLength, name: name, channel: channel)
    guard
      let parts = SeasonalDecomposition(
        values, seasonLength: seasonLength, form: isRatio ? .multiplicative : .additive)
    else {
      let index = values.firstIndex { isRatio && !($0 > 0) } ?? 0
      throw .notTransformable(
        channel: channel, position: index + 1, value: values[index], step: name)
    }
    self.name = name
    self.isRatio = isRatio
    self.seasonLength = seasonLength
    start = firstStep
    self.values = parts.indices
  }

  /// Indices that change slowly from season to season.
  init(
    stlOf values: [Double], seasonLength: Int, firstStep: Int, channel: String
  ) throws(SeriesError) {
    try Self.check(values, seasonLength: seasonLength, name: "stl", channel: channel)
    let season = SeasonalTrendLoess(values, seasonLength: seasonLength).season
    if let index = season.firstIndex(where: { !$0.isFinite }) {
      throw .notTransformable(
        channel: channel, position: index + 1, value: values[index], step: "stl")
    }
    let kept = min(season.count, max(Self.mostKept, seasonLength))
    name = "stl"
    isRatio = false
    self.seasonLength = seasonLength
    start = firstStep + season.count - kept
    self.values = Array(season.suffix(kept))
  }

  var isSound: Bool {
    2...TimeSeries.longestSeason ~= seasonLength && values.count >= seasonLength
      && values.allSatisfy { $0.isFinite && (!isRatio || $0 > 0) } && abs(start) < 1 << 60
  }

  func adjusted(_ value: Double, at step: Int) -> Double {
    isRatio ? value / index(at: step) : value - index(at: step)
  }

  func restored(_ value: Double, at step: Int) -> Double {
    isRatio ? value * index(at: step) : value + index(at: step)
  }

  private func index(at step: Int) -> Double {
    let offset = saturatingSum(step, -start)
    if offset < 0 { return values[floorDivide(offset, seasonLength).remainder] }
    guard offset >= values.count else { return values[offset] }
    let last = values.count - seasonLength
    return values[last + (offset - last) % seasonLength]
  }

  private static func check(
    _ values: [Double], seasonLength: Int, name: String, channel: String
  ) throws(SeriesError) {
    guard seasonLength >= 2 else { throw .noSeasonToTransform(channel: channel, step: name) }
    guard values.count / 2 >= seasonLength else {
      throw .tooShortToTransform(
        channel: channel, step: name, count: values.count,
        needed: saturatingProduct(2, seasonLength))
    }
  }
}
