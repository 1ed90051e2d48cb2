import Forecasting
import SeriesData

/// Makes samples of a series at an origin.
struct SampleMaker {
  /// By channel that is forecast; not a number where nothing was observed.
  let observations: [[Double]]
  /// How much each step counts; all alike if `nil`.
  let weights: [Double]?
  /// The positions of these channels in the series.
  let channels: [Int]
  let history: TimeSeries?
  let naive2: Forecast?
  let seasonLength: Int
  /// The observations before the origin.
  let known: Int
  /// What is forecast by anybody, ascending.
  let positions: [Int]

  /// The most steps ahead that are forecast; at least 1.
  var horizon: Int { max(1, (positions.last ?? known) - known + 1) }

  /// What rows of a table say, by the positions of what they forecast, channel by channel.
  func samples(_ rows: [Int: Int], _ table: ForecastTable) -> [JudgedSample?] {
    table.roles.channels.indices.map { index in
      let channel = table.roles.channels[index]
      let numbers = table.table.numbers
      let said = rows.sorted { $0.key < $1.key }.filter {
        !observations[index][$0.key].isNaN && !numbers[channel.forecast][$0.value].isNaN
          && $0.key >= known
      }
      let intervals = channel.intervals.map { interval in
        PredictionInterval(
          level: interval.level, lower: said.map { numbers[interval.lower][$0.value] },
          upper: said.map { numbers[interval.upper][$0.value] })
      }
      return sample(
        channel: index, positions: said.map(\.key),
        forecast: said.map { numbers[channel.forecast][$0.value] },
        intervals: intervals.filter { ($0.lower + $0.upper).allSatisfy(\.isFinite) })
    }
  }

  /// What a rule says of the steps that others forecast, channel by channel.
  func samples(_ forecast: Forecast?) -> [JudgedSample?] {
    channels.indices.map { index in
      guard let forecast else { return nil }
      let positions = positions.filter { $0 >= known && !observations[index][$0].isNaN }
      return sample(
        channel: index, positions: positions,
        forecast: positions.map { forecast.channels[channels[index]].values[$0 - known] },
        intervals: [])
    }
  }

  private func sample(
    channel: Int, positions: [Int], forecast: [Double], intervals: [PredictionInterval]
  ) -> JudgedSample? {
    guard !positions.isEmpty else { return nil }
    let reference = naive2?.channels[channels[channel]].values
    return JudgedSample(
      actual: positions.map { observations[channel][$0] }, forecast: forecast,
      steps: positions.map { $0 - known + 1 },
      weights: weights.map { weights in positions.map { weights[$0] } }, intervals: intervals,
      history: (history?.channels[channels[channel]].observations ?? [])[...],
      seasonLength: seasonLength,
      naive2: reference.map { values in positions.map { values[$0 - known] } })
  }
}
