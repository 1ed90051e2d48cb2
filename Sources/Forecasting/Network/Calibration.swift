import RealModule
import RecurrentNets
import SeriesData

extension NetworkSettings {
  /// Whether intervals come from errors on the validation end: where the loss tells no quantiles.
  var calibrates: Bool { levels.isEmpty == false && training.loss.tellsQuantiles == false }
}

/// Half the widths of intervals around the forecasts of a network, from its errors on the validation end, in units of
/// each series: the mean absolute change over a season, on the scale of the logarithm where the network takes that.
///
/// The unit is that of the whole history: in that before the origin a jump after it would count twice, in the error and,
/// since the jump enlarges the unit, in the width.
///
/// Of n errors of a step, the ⌈(n + 1)·level⌉-th in ascending order of size bounds a new one with at least that
/// probability, if they are alike (split conformal prediction; Vovk, Gammerman and Shafer, 2005; Lei et al., 2018).
struct Calibration: Sendable, Hashable, Codable {
  /// `[level][step]`.
  let halves: [[Double]]

  /// Origins of all series together, or as many as the highest level needs twice, if that is more.
  private static let usefulErrors = 400

  /// Errors without which a step has no interval of the highest level.
  static func neededErrors(for levels: [Double]) -> Int {
    let level = levels.max() ?? 0
    return max(1, Int(min((level / (100 - level)).rounded(.up), 1e9)))
  }

  /// The errors of a network at origins in the ends that it did not learn from.
  ///
  /// - Throws: ``ForecastingError/wayNeeds(way:needed:)`` if these are too few; as
  ///   ``FittedNetwork/forecast(_:horizon:)``; `CancellationError`.
  init(of network: FittedNetwork, on histories: [TimeSeries]) throws {
    let (levels, horizon) = (network.plan.settings.levels, network.horizon)
    let needed = Self.neededErrors(for: levels)
    let most = max(1, (max(Self.usefulErrors, 2 * needed) + histories.count - 1) / histories.count)
    var sizes = [[Double]](repeating: [], count: horizon)
    for history in histories {
      let units = history.channels.indices.map { network.unit(of: history, channel: $0) }
      for origin in Self.origins(in: history, of: network, most: most) {
        try Task.checkCancellation()
        let forecast = try network.forecast(history.prefix(origin), horizon: horizon)
        for (index, channel) in forecast.channels.enumerated() {
          let (unit, isRatio) = units[index]
          let actual = history.channels[index].observations
          for step in 0..<horizon {
            let (came, said) = (actual[origin + step], channel.values[step])
            let error = isRatio ? Double.log(came / said) : came - said
            if unit > 0, (error / unit).isFinite { sizes[step].append(abs(error / unit)) }
          }
        }
      }
    }
    // Where nothing ever changes there is no unit, and no error.
    guard
      sizes.contains(where: { $0.isEmpty == false }) || network.changesNothing(histories) == false
    else {
      halves = levels.map { _ in [Double](repeating: 0, count: horizon) }
      return
    }
    let fewest = sizes.map(\.count).min() ?? 0
    guard fewest >= needed else {
      throw ForecastingError.wayNeeds(
        way:
          "An interval of \(plainText(levels.max() ?? 0)) % around a network whose loss tells no quantiles",
        needed:
          "\(countText(needed, "error")) at each step of the validation end, which has \(fewest): supply "
          + "more history, lengthen that end (--validation), or choose a loss that tells quantiles, such as normal"
      )
    }
    let sorted = sizes.map { $0.sorted() }
    halves = levels.map { level in
      sorted.map { $0[min($0.count, Int((Double($0.count + 1) * level / 100).rounded(.up))) - 1] }
    }
  }

  /// Origins from which the whole horizon lies in the end that was not learned from, evenly spread.
  private static func origins(
    in history: TimeSeries, of network: FittedNetwork, most: Int
  ) -> [Int] {
    let first = network.plan.trainingSteps(of: history.count).upperBound
    let span = history.count - network.horizon - first
    guard first < history.count, span >= 0 else { return [] }
    let gaps = min(span, most - 1)
    return gaps == 0 ? [first] : (0...gaps).map { first + span * $0 / gaps }
  }

  /// Whether these can be half widths of intervals of so many levels and steps.
  func isSound(levels: Int, steps: Int) -> Bool {
    halves.count == levels
      && halves.allSatisfy { $0.count == steps && $0.allSatisfy { $0 >= 0 && $0.isFinite } }
  }

  /// The intervals around forecasts of a network, `[level][channel]`.
  ///
  /// - Throws: ``ForecastingError/horizonTooLong(forecaster:horizon:longest:)`` for more steps than were judged.
  func intervals(
    around values: [[Double]], after history: TimeSeries, by network: FittedNetwork
  ) throws(ForecastingError) -> [[PredictionInterval]] {
    let steps = values[0].count
    guard steps <= halves[0].count else {
      throw .horizonTooLong(
        forecaster: "\(network.name) with intervals", horizon: steps, longest: halves[0].count)
    }
    return zip(network.plan.settings.levels, halves).map { level, halves in
      values.enumerated().map { channel, values in
        let (unit, isRatio) = network.unit(of: history, channel: channel)
        let widths = halves.map { $0 * unit }
        return PredictionInterval(
          level: level,
          lower: zip(values, widths).map { isRatio ? $0 * Double.exp(-$1) : $0 - $1 },
          upper: zip(values, widths).map { isRatio ? $0 * Double.exp($1) : $0 + $1 })
      }
    }
  }
}

extension FittedNetwork {
  /// What errors after a history are measured in, 0 where nothing changes, and whether they are ratios.
  fileprivate func unit(of history: TimeSeries, channel: Int) -> (unit: Double, isRatio: Bool) {
    let isRatio = transforms[channel].scaler.takesLogarithm
    let values = history.channels[channel].values(filledOver: history.seasonLength)
    let unit = meanAbsoluteChange(
      isRatio ? values.map { Double.log($0) } : values, over: history.seasonLength)
    return (unit.isFinite ? unit : 0, isRatio)
  }

  fileprivate func changesNothing(_ histories: [TimeSeries]) -> Bool {
    histories.allSatisfy { history in
      history.channels.indices.allSatisfy { unit(of: history, channel: $0).unit == 0 }
    }
  }
}
