import NumericCore

/// The draws from the uniform distribution that one path of a series is made by: a function of seed, series, path, step
/// and column.
struct PathDraws {
  private let random: CounterRandom
  private let path: UInt32
  private let firstChannel: Int

  /// - Parameters:
  ///   - series: by whose name the draws of several series differ, so that their sums can be told.
  ///   - firstChannel: the column of the series that is channel 0 here.
  init(seed: UInt64, series: String, path: Int, firstChannel: Int) {
    // FNV-1a.
    let digest = series.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    random = CounterRandom(seed: seed ^ digest, purpose: .samplePaths)
    self.path = UInt32(truncatingIfNeeded: path)
    self.firstChannel = firstChannel
  }

  /// A number between 0 and 1, neither of them.
  func uniform(step: Int, channel: Int) -> Double {
    max(
      random.uniform(
        UInt32(truncatingIfNeeded: step), UInt32(truncatingIfNeeded: firstChannel + channel), path),
      0x1p-54)
  }
}
