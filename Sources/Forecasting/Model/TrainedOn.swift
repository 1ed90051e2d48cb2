public import SeriesData

/// What a network learned from, as far as others must be alike that it forecasts.
public struct TrainedOn: Sendable, Hashable {
  /// The names of the columns, in the order in which the network reads them.
  public let columns: [String]
  /// The distance between rows.
  public let frequency: Frequency
  /// Steps in one season.
  public let seasonLength: Int

  init(columns: [String], frequency: Frequency, seasonLength: Int) {
    self.columns = columns
    self.frequency = frequency
    self.seasonLength = seasonLength
  }

  /// The columns and the frequency of a series.
  public init(_ series: TimeSeries) {
    self.init(
      columns: series.channels.map(\.name), frequency: series.axis.frequency,
      seasonLength: series.seasonLength)
  }

  /// Checks that a series has the same columns in the same order, and the same frequency.
  ///
  /// Its name may be any: what the network has not seen is forecast like what it has.
  public func check(_ series: TimeSeries) throws(ModelMismatch) {
    let found = series.channels.map(\.name)
    guard found == columns else {
      throw .otherColumns(series: series.name, found: found, needed: columns)
    }
    guard series.axis.frequency == frequency else {
      throw .otherFrequency(
        series: series.name, found: series.axis.frequency.description,
        needed: frequency.description)
    }
  }
}

/// How a series differs from those that a model learned from.
public enum ModelMismatch: Error, Equatable, CustomStringConvertible {
  case otherColumns(series: String, found: [String], needed: [String])
  case otherFrequency(series: String, found: String, needed: String)
  case otherHorizon(found: Int, needed: Int)
  case missingColumn(String, file: String, known: [String])

  /// What was found, what was needed and what to do, in sentences.
  public var description: String {
    switch self {
    case .otherColumns(let series, let found, let needed):
      Self.columns(series: series, found: found, needed: needed)
    case .otherFrequency(let series, let found, let needed):
      "The rows of series '\(series)' come \(found), but the model learned from rows that come "
        + "\(needed). Bring them to that distance, or train another model."
    case .otherHorizon(let found, let needed):
      "A horizon of \(found) was asked for, but the model forecasts \(needed). Ask for \(needed), or "
        + "train another model."
    case .missingColumn(let name, let file, let known):
      "\(file) has no column '\(name)', which the model reads. Its columns are \(nameList(known)). Give "
        + "a file with the model's columns, or train another model."
    }
  }

  /// The mismatch of a file that a model's columns could not be read from; `nil` for other errors.
  public init?(_ error: ReadError) {
    guard case .columns(let file, .unknown(let name, let known)) = error else { return nil }
    self = .missingColumn(name.text, file: file, known: known.map(\.text))
  }

  private static func columns(series: String, found: [String], needed: [String]) -> String {
    let missing = needed.filter { found.contains($0) == false }
    let superfluous = found.filter { needed.contains($0) == false }
    var parts: [String] = []
    if missing.isEmpty == false { parts.append("lacks \(nameList(missing))") }
    if superfluous.isEmpty == false { parts.append("has \(nameList(superfluous)) besides") }
    if parts.isEmpty { parts.append("has its columns in the order \(nameList(found))") }
    return "Series '\(series)' \(parts.joined(separator: " and ")); the model reads "
      + "\(nameList(needed)), in this order. Give a file with these columns, or train another model."
  }
}
