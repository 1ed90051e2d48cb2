import RecurrentNets
import SeriesData

/// Everything a model file says about networks and statistics together, beside the parameters of the networks.
///
/// Written as JSON with these names as keys.
struct AutomaticCard: Codable {
  /// What all networks read; see ``GlobalPlan``.
  struct Networks: Codable {
    let count: Int
    let hiddenSize: Int
    let longSeason: Int?
    let stride: Int
    let lags: Int
    let longestSample: Int
  }

  let horizon: Int
  /// As ``Frequency/init(parsing:)`` reads it.
  let frequency: String
  let seasonLength: Int
  /// The intervals of the forecast, in percent.
  let levels: [Double]
  /// `nil` where there was too little to learn from.
  let networks: Networks?
  let shares: Shares
  /// How much of the course of the year before is added to days.
  let yearShare: Double
  let heldOutEnds: Int
  /// The held-out errors at each step, which make the intervals; `nil` of too few ends.
  let errorCount: Int?
}

extension AutomaticCard {
  /// More networks than any effort trains.
  private static let mostNetworks = 64

  init(_ fitted: FittedAutomatic) {
    horizon = fitted.horizon
    frequency = fitted.trainedOn.frequency.description
    seasonLength = fitted.trainedOn.seasonLength
    levels = fitted.levels
    networks = fitted.networks.map {
      Networks(
        count: $0.networks.count, hiddenSize: $0.networks[0].configuration.hiddenSize,
        longSeason: $0.plan.longSeason, stride: $0.plan.stride, lags: $0.plan.lags,
        longestSample: $0.plan.longestSample)
    }
    shares = fitted.choice.shares
    yearShare = fitted.choice.yearShare
    heldOutEnds = fitted.judgedEnds
    errorCount = fitted.choice.errors?.count
  }

  /// What the networks read, if there are any.
  var plan: GlobalPlan? {
    networks.map {
      GlobalPlan(
        horizon: horizon, seasonLength: seasonLength, longSeason: $0.longSeason, stride: $0.stride,
        lags: $0.lags, longestSample: $0.longestSample)
    }
  }

  /// The sizes of the networks, which decide the shapes of their tensors.
  func configuration() throws -> NetworkConfiguration? {
    try networks.flatMap { try plan?.configuration(hiddenSize: $0.hiddenSize) }
  }

  func check() throws(ModelCardFault) {
    guard 1...NetworkForecaster.longestHorizon ~= horizon else {
      throw ModelCardFault(description: "the horizon is \(horizon)")
    }
    guard 1...TimeSeries.longestSeason ~= seasonLength else {
      throw ModelCardFault(description: "the season length is \(seasonLength)")
    }
    if let level = levels.first(where: { !($0 > 0 && $0 < 100) }) {
      throw ModelCardFault(description: "the level of an interval is \(level)")
    }
    guard shares.isSound else {
      throw ModelCardFault(description: "the shares are none of a whole")
    }
    guard 0...1 ~= yearShare else {
      throw ModelCardFault(description: "the share of the year before is \(yearShare)")
    }
    guard heldOutEnds >= 0 else {
      throw ModelCardFault(description: "the number of held-out ends is \(heldOutEnds)")
    }
    if let errorCount, errorCount < 1 {
      throw ModelCardFault(description: "the number of errors is \(errorCount)")
    }
    try networks?.check(seasonLength: seasonLength, mostNetworks: Self.mostNetworks)
  }
}

extension AutomaticCard.Networks {
  fileprivate func check(seasonLength: Int, mostNetworks: Int) throws(ModelCardFault) {
    guard 1...mostNetworks ~= count else {
      throw ModelCardFault(description: "the number of networks is \(count)")
    }
    guard stride == 1 || stride == seasonLength else {
      throw ModelCardFault(description: "the stride is \(stride)")
    }
    guard 1...TimeSeries.longestSeason ~= lags else {
      throw ModelCardFault(description: "the number of lags is \(lags)")
    }
    guard 1...TimeSeries.longestSeason ~= longestSample else {
      throw ModelCardFault(description: "a sample has \(longestSample) steps")
    }
    if let longSeason, !(1...7 * TimeSeries.longestSeason ~= longSeason) {
      throw ModelCardFault(description: "the long season is \(longSeason)")
    }
  }
}
