public import SeriesData

/// Forecasts as somebody else wrote them into a file.
///
/// A row is one step of one series; which one is told by a column `step`, or by the times of the series. Several
/// methods (`method`, `forecaster` or `model`) and several origins (`origin`, the last time known) may stand one
/// below the other. The values are in a column `forecast`, or in columns that are named as what was observed;
/// the ends of intervals in `lower-80` and `upper-80`, for several columns `name-lower-80`.
public struct ForecastTable: Sendable {
  /// Which columns hold what.
  struct Roles {
    var method: Int?
    var series: Int?
    var origin: Int?
    var step: Int?
    var time: Int?
    /// By channel that is forecast.
    var channels: [Channel] = []
  }

  /// One channel's columns.
  struct Channel {
    /// The position of the channel in the series that were observed.
    let position: Int
    let forecast: Int
    let intervals: [(level: Double, lower: Int, upper: Int)]
  }

  let table: DelimitedTable
  let roles: Roles

  /// Reads a file of forecasts of series that were read.
  ///
  /// - Parameters:
  ///   - delimiter: inferred if `nil`.
  ///   - numbers: how they are written; with a point unless said otherwise.
  ///   - seriesColumn: the column that tells series apart; as that of the series that were read, or by its
  ///     name, if `nil`.
  /// - Throws: ``ReadError`` or ``ScoringError``.
  public init(
    path: String, of reading: SeriesReading, delimiter: Delimiter? = nil,
    numbers: NumberStyle = NumberStyle(), seriesColumn: String? = nil
  ) throws {
    var found = Roles()
    table = try DelimitedTable(path: path, delimiter: delimiter, numbers: numbers) { names in
      found = try Self.roles(of: names, path, reading, seriesColumn)
      return names.indices.map { Self.content($0, found) }
    }
    roles = found
    guard !table.lines.isEmpty else { throw ScoringError.emptyTable(file: path) }
  }

  /// The name of the method of a row; the file's, if it holds one.
  func method(_ row: Int) -> String {
    roles.method.map { table.texts[$0][row] } ?? SeriesFile.name(ofPath: table.path)
  }

  private static func content(_ column: Int, _ roles: Roles) -> DelimitedTable.Content {
    let texts = [roles.method, roles.series, roles.origin, roles.step, roles.time]
    if texts.contains(column) { return .text }
    let isNumber = roles.channels.contains { channel in
      channel.forecast == column
        || channel.intervals.contains { $0.lower == column || $0.upper == column }
    }
    return isNumber ? .number : .nothing
  }

  private static func roles(
    of names: [String], _ path: String, _ reading: SeriesReading, _ seriesColumn: String?
  ) throws(ScoringError) -> Roles {
    let position = { (candidates: [String?]) in
      candidates.compactMap(\.self).lazy
        .compactMap { name in names.firstIndex { $0.lowercased() == name.lowercased() } }.first
    }
    var roles = Roles()
    roles.method = position(["method", "forecaster", "model"])
    roles.origin = position(["origin", "cutoff"])
    roles.series = position(
      [
        seriesColumn, reading.seriesColumn.value, "unique_id", "series_id", "item_id",
        "series_name",
      ])
    if roles.series == nil, reading.panel.count > 1 {
      throw .noSeriesColumn(file: path, columns: names)
    }
    roles.time = position([reading.timeColumn.value])
    if roles.time == nil { roles.step = position(["step", "horizon", "h"]) }
    if roles.time == nil && roles.step == nil {
      roles.time = position(["ds", "date", "time", "timestamp"])
    }
    guard roles.time != nil || roles.step != nil else {
      throw .noStepColumn(file: path, columns: names)
    }
    roles.channels = try channels(of: names, path, reading.series.channels.map(\.name))
    return roles
  }

  private static func channels(
    of names: [String], _ path: String, _ observed: [String]
  ) throws(ScoringError) -> [Channel] {
    let general = observed.count == 1 ? names.firstIndex { $0.lowercased() == "forecast" } : nil
    let found = observed.enumerated().compactMap { position, name in
      (general ?? names.firstIndex(of: name)).map { (position, name, $0) }
    }
    var channels: [Channel] = []
    for (position, name, forecast) in found {
      // As ForecastCSV names them: after the column only where there are several.
      let prefix = found.count > 1 ? "\(name)-" : ""
      channels.append(
        Channel(
          position: position, forecast: forecast,
          intervals: try intervals(of: names, path, prefix: prefix)))
    }
    guard !channels.isEmpty else {
      throw .noForecastColumn(file: path, columns: names, channels: observed)
    }
    return channels
  }

  private static func intervals(
    of names: [String], _ path: String, prefix: String
  ) throws(ScoringError) -> [(level: Double, lower: Int, upper: Int)] {
    var intervals: [(level: Double, lower: Int, upper: Int)] = []
    for (lower, name) in names.enumerated() where name.hasPrefix(prefix + "lower-") {
      let text = name.dropFirst(prefix.count + "lower-".count)
      guard let level = Double(text), level > 0, level < 100 else {
        throw .levelOutOfRange(file: path, column: name)
      }
      guard let upper = names.firstIndex(of: "\(prefix)upper-\(text)") else {
        throw .noUpperEnd(file: path, column: name)
      }
      intervals.append((level, lower, upper))
    }
    return intervals
  }
}
