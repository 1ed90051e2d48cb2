public import Forecasting

/// A forecast as a CSV file: a time column, then one column per target, then `lower-80` and `upper-80`
/// for each interval of a level of 80 %, before which the target's name stands if there are several.
///
/// The header bears the names of the input file, verbatim. Fields are quoted where RFC 4180 asks
/// for it, lines end with a line feed, and numbers have the fewest digits that read back to the
/// same value.
public enum ForecastCSV {
  /// The whole file, UTF-8.
  ///
  /// - Parameter timeColumn: the name of the time column in the header.
  public static func bytes(of forecast: Forecast, timeColumn: String) -> [UInt8] {
    var bytes: [UInt8] = []
    let columns = columns(of: forecast)
    append([timeColumn] + columns.map(\.name), to: &bytes)
    for (step, label) in forecast.timeLabels.enumerated() {
      append([label] + columns.map { numberText($0.values[step]) }, to: &bytes)
    }
    return bytes
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
      }
  }

  private static func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func append(_ field: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let special: [UInt8] = [quote, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard field.utf8.contains(where: special.contains) else {
      bytes += field.utf8
      return
    }
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// The shortest text that reads back to the same value; `120` rather than `120.0`.
  private static func numberText(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
