import Forecasting
import SeriesData

/// Values with their time labels, column by column.
struct ForecastSummary: Encodable, Sendable {
  struct Column: Encodable, Sendable {
    let name: String
    let values: [Double]
    /// `nil` for observations.
    var intervals: [Interval]?
    /// Paths that were drawn, `[path][step]`; `nil` unless there are some.
    var samples: [[Double]]?
  }

  struct Interval: Encodable, Sendable {
    /// In percent.
    let level: Double
    let lower: [Double], upper: [Double]
  }

  let times: [String]
  let columns: [Column]

  /// The steps of a forecast, or no more than the first so many.
  init(_ forecast: Forecast, first count: Int = .max) {
    times = Array(forecast.timeLabels.prefix(count))
    columns = forecast.channels.map {
      Column(
        name: $0.name, values: Array($0.values.prefix(count)),
        intervals: $0.intervals.map {
          Interval(
            level: $0.level, lower: Array($0.lower.prefix(count)),
            upper: Array($0.upper.prefix(count)))
        }, samples: $0.samples.isEmpty ? nil : $0.samples.map { Array($0.prefix(count)) })
    }
  }

  /// The observations of a series from a step on.
  init(_ series: TimeSeries, from step: Int) {
    times = (step..<series.count).map { series.axis.label(at: $0) }
    columns = series.channels.map {
      Column(name: $0.name, values: Array($0.values.dropFirst(step)))
    }
  }
}
