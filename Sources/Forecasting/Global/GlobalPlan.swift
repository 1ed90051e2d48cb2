import RecurrentNets
import SeriesData

/// The choices of a global network: what it reads of a series, and how long it learns, from the lengths and the
/// season of the series alone.
///
/// Chosen on held-out ends of the training parts of M3, NN5 and M4's hourly series.
struct GlobalPlan: Sendable {
  /// Steps that are forecast, H.
  let horizon: Int
  /// Steps in one season, m.
  let seasonLength: Int
  /// Steps in a longer season, whose values at the target's positions are read; `nil` without.
  let longSeason: Int?
  /// Observations from one recurrent step to the next: one, or a season where it is long and the series hold
  /// many.
  let stride: Int
  /// The last values that a recurrent step reads.
  let lags: Int
  /// Recurrent steps of a training sample at the most.
  let longestSample: Int
  /// Observations before the first origin that carries loss.
  let warmUp = 2

  /// Long seasons are read whole, one at each recurrent step.
  private static let longSeasonLength = 20
  /// Seasons that most series must hold for that.
  private static let neededSeasons = 20
  /// Values without season that say how a series has moved lately.
  private static let fewestLags = 3

  /// The plan of networks that are trained already.
  init(
    horizon: Int, seasonLength: Int, longSeason: Int?, stride: Int, lags: Int, longestSample: Int
  ) {
    self.horizon = horizon
    self.seasonLength = seasonLength
    self.longSeason = longSeason
    self.stride = stride
    self.lags = lags
    self.longestSample = longestSample
  }

  /// The plan for series of one season length.
  ///
  /// - Parameter values: of each channel of each history.
  init(for values: [[Double]], seasonLength: Int, horizon: Int) {
    self.horizon = horizon
    self.seasonLength = seasonLength
    let counts = values.map(\.count).sorted()
    let middle = counts[counts.count / 2]
    let strides =
      seasonLength >= Self.longSeasonLength && middle / Self.neededSeasons >= seasonLength
    stride = strides ? seasonLength : 1
    longSeason = strides ? Self.week(in: values, day: seasonLength) : nil
    // A month of days is enough; more lags than that cost time and learn noise.
    lags = max(Self.fewestLags, strides ? seasonLength : min(seasonLength, 31))
    longestSample = strides ? 40 : 128
  }

  /// The width of what a recurrent step reads: lags, values a long season ago, slow level, size of changes, age.
  var inputSize: Int { lags + (longSeason == nil ? 0 : horizon) + 3 }

  /// The exponent of the size of changes in the loss weight of a series: 1 weighs errors on the series' own
  /// scale, 0 in units of its changes.
  var weightExponent: Double { stride > 1 ? 0.5 : 1 }

  /// The hidden size.
  var hiddenSize: Int { stride > 1 ? 48 : 32 }

  /// The updates of one network.
  var trainingSteps: Int { stride > 1 ? 1000 : 400 }

  /// What is minimised: the forecast is a median.
  static let loss = LossConfiguration.mae

  /// The training of one network.
  func trainingOptions(seed: UInt64) throws(NetworkError) -> TrainingOptions {
    try TrainingOptions(
      loss: Self.loss,
      optimiser: OptimiserConfiguration(kind: .adamw, learningRate: 4e-3, weightDecay: 0),
      schedule: .oneCycle(warmUp: 0.2), length: .trainingSteps(trainingSteps),
      batchSize: stride > 1 ? 64 : 128, seed: seed)
  }

  /// The network, of a hidden size that may have been another before.
  func configuration(hiddenSize: Int? = nil) throws(NetworkError) -> NetworkConfiguration {
    try NetworkConfiguration(
      cell: .lstm, inputSize: inputSize, hiddenSize: hiddenSize ?? self.hiddenSize,
      outputSize: horizon,
      readsInput: true)
  }

  /// Seven seasons, if more than a quarter of the series that are long enough repeat after them what the season
  /// leaves; networks learn in which.
  private static func week(in values: [[Double]], day: Int) -> Int? {
    let week = 7 * day
    // Enough to tell; every series would take long.
    let long = values.filter { $0.count / 3 >= week }
    let sample = Swift.stride(from: 0, to: long.count, by: max(1, long.count / 50)).map { long[$0] }
    let repeating = sample.count { series in
      SeasonalDecomposition(series, seasonLength: day, form: .additive).map {
        SeasonalDecomposition.repeatsAfterSeven($0.adjusted(series), seasonLength: day)
      } ?? false
    }
    return sample.isEmpty == false && 4 * repeating > sample.count ? week : nil
  }
}
