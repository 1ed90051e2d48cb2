public import Forecasting
public import SeriesData

/// A forecast as a CSV file: a time column, then one column per target, then `lower-80` and `upper-80`
/// for each interval of a level of 80 % and `sample-1` for the first of paths that were drawn, before which the target's
/// name stands if there are several.
///
/// The header bears the names of the input file, verbatim. Fields are quoted where RFC 4180 asks
/// for it, lines end with a line feed, and numbers have the fewest digits that read back to the
/// same value.
public enum ForecastCSV {
  /// The whole file, UTF-8.
  ///
  /// - Parameter timeColumn: the name of the time column in the header.
  public static func bytes(of forecast: Forecast, timeColumn: String) -> [UInt8] {
    var text = DelimitedText()
    let columns = columns(of: forecast)
    text.append([timeColumn] + columns.map(\.name))
    for (step, label) in forecast.timeLabels.enumerated() {
      text.append([label] + columns.map { DelimitedText.number($0.values[step]) })
    }
    return text.bytes
  }

  /// The whole file of many series, one below the other, UTF-8.
  ///
  /// Columns are the series, the time (if the input has times), `step` (h = 1…H), `forecast`, or the
  /// names of the targets where there are several, and the intervals.
  public static func bytes(
    of forecasts: [Forecast], seriesColumn: String, timeColumn: String?
  ) -> [UInt8] {
    guard let first = forecasts.first else { return [] }
    var text = DelimitedText()
    var names = columns(of: first).map(\.name)
    if first.channels.count == 1 { names[0] = "forecast" }
    text.append([seriesColumn] + (timeColumn.map { [$0] } ?? []) + ["step"] + names)
    for forecast in forecasts {
      let columns = columns(of: forecast)
      for (step, label) in forecast.timeLabels.enumerated() {
        let times = timeColumn == nil ? [] : [label]
        let values = columns.map { DelimitedText.number($0.values[step]) }
        text.append([forecast.series] + times + ["\(step + 1)"] + values)
      }
    }
    return text.bytes
  }

  /// The whole file of forecasts at past origins of series, forecaster by forecaster, UTF-8.
  ///
  /// Columns are `method`, the series (if there are several), `origin` (the last time known), the time, `step`
  /// (h = 1…H), `forecast`, or the names of the targets where there are several, and the intervals that any
  /// forecaster tells. What was refused has no rows.
  ///
  /// - Parameters:
  ///   - panel: the whole series, in the order of ``OriginForecast/series``.
  ///   - seriesColumn: the name of the column of series; `nil` for a single series.
  public static func bytes(
    of forecasts: [OriginForecast], in panel: [TimeSeries], seriesColumn: String?,
    timeColumn: String
  ) -> [UInt8] {
    var text = DelimitedText()
    let told = forecasts.lazy.compactMap { try? $0.outcome.get() }
    guard let widest = told.max(by: { $0.intervalCount < $1.intervalCount }) else { return [] }
    var names = columns(of: widest).map(\.name)
    if widest.channels.count == 1 { names[0] = "forecast" }
    text.append(
      ["method"] + (seriesColumn.map { [$0] } ?? []) + ["origin", timeColumn, "step"] + names)
    for made in forecasts {
      guard let forecast = try? made.outcome.get() else { continue }
      let series = panel[made.series]
      let columns = columns(of: forecast)
      let start = [made.forecaster] + (seriesColumn == nil ? [] : [series.name])
      let origin = series.axis.label(at: made.origin - 1)
      for (step, label) in forecast.timeLabels.enumerated() {
        let values = columns.map { DelimitedText.number($0.values[step]) }
        let missing = Array(repeating: "", count: names.count - values.count)
        text.append(start + [origin, label, "\(step + 1)"] + values + missing)
      }
    }
    return text.bytes
  }

  private static func columns(of forecast: Forecast) -> [(name: String, values: [Double])] {
    forecast.channels.map { ($0.name, $0.values) }
      + forecast.channels.flatMap { channel in
        let prefix = forecast.channels.count > 1 ? "\(channel.name)-" : ""
        return channel.intervals.flatMap { interval in
          [
            ("\(prefix)lower-\(interval.levelText)", interval.lower),
            ("\(prefix)upper-\(interval.levelText)", interval.upper),
          ]
        }
          + channel.samples.enumerated().map { ("\(prefix)sample-\($0 + 1)", $1) }
      }
  }
}

extension Forecast {
  fileprivate var intervalCount: Int { channels[0].intervals.count }
}
