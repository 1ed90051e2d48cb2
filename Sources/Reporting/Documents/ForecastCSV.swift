public import Forecasting
import SeriesData

/// A forecast as a CSV file: a time column, then one column per target.
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
    text.append([timeColumn] + forecast.channels.map(\.name))
    for (step, label) in forecast.timeLabels.enumerated() {
      text.append([label] + forecast.channels.map { DelimitedText.number($0.values[step]) })
    }
    return text.bytes
  }

  /// The whole file of many series, one below the other, UTF-8.
  ///
  /// Columns are the series, the time (if the input has times), `step` (h = 1…H), and `forecast`, or the
  /// names of the targets where there are several.
  public static func bytes(
    of forecasts: [Forecast], seriesColumn: String, timeColumn: String?
  ) -> [UInt8] {
    guard let first = forecasts.first else { return [] }
    var text = DelimitedText()
    let targets = first.channels.count == 1 ? ["forecast"] : first.channels.map(\.name)
    text.append([seriesColumn] + (timeColumn.map { [$0] } ?? []) + ["step"] + targets)
    for forecast in forecasts {
      for (step, label) in forecast.timeLabels.enumerated() {
        let times = timeColumn == nil ? [] : [label]
        let values = forecast.channels.map { DelimitedText.number($0.values[step]) }
        text.append([forecast.series] + times + ["\(step + 1)"] + values)
      }
    }
    return text.bytes
  }
}
