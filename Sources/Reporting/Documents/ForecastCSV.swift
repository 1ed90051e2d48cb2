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
  /// names of the targets where there are several, and the intervals, empty for series that have none.
  public static func bytes(
    of forecasts: [Forecast], seriesColumn: String, timeColumn: String?
  ) -> [UInt8] {
    guard let widest = forecasts.max(by: { $0.intervalCount < $1.intervalCount }) else { return [] }
    var text = DelimitedText()
    let names = names(of: widest)
    text.append([seriesColumn] + (timeColumn.map { [$0] } ?? []) + ["step"] + names)
    for forecast in forecasts {
      for (row, label) in zip(rows(of: forecast, width: names.count), forecast.timeLabels) {
        text.append([forecast.series] + (timeColumn == nil ? [] : [label]) + row)
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
    let names = names(of: widest)
    text.append(
      ["method"] + (seriesColumn.map { [$0] } ?? []) + ["origin", timeColumn, "step"] + names)
    for made in forecasts {
      guard let forecast = try? made.outcome.get() else { continue }
      let series = panel[made.series]
      let start = [made.forecaster] + (seriesColumn == nil ? [] : [series.name])
      let origin = series.axis.label(at: made.origin - 1)
      for (row, label) in zip(rows(of: forecast, width: names.count), forecast.timeLabels) {
        text.append(start + [origin, label] + row)
      }
    }
    return text.bytes
  }

  private static func names(of forecast: Forecast) -> [String] {
    var names = columns(of: forecast).map(\.name)
    if forecast.channels.count == 1 { names[0] = "forecast" }
    return names
  }

  /// The step and so many fields of each, those of intervals that are not told being empty.
  private static func rows(of forecast: Forecast, width: Int) -> [[String]] {
    let columns = columns(of: forecast)
    let missing = Array(repeating: "", count: width - columns.count)
    return (0..<forecast.horizon).map { step in
      ["\(step + 1)"] + columns.map { DelimitedText.number($0.values[step]) } + missing
    }
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
