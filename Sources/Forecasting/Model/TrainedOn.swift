public import SeriesData

/// What a network learned from, as far as others must be alike that it forecasts.
public struct TrainedOn: Sendable, Hashable {
  /// The names of the columns, in the order in which the network reads them.
  public let columns: [String]
  /// The distance between rows.
  public let frequency: Frequency
  /// Steps in one season.
  public let seasonLength: Int
  /// The names of past, of future and of static covariates, likewise.
  public let pastCovariates: [String], futureCovariates: [String], staticCovariates: [String]

  init(
    columns: [String], frequency: Frequency, seasonLength: Int, pastCovariates: [String],
    futureCovariates: [String], staticCovariates: [String]
  ) {
    self.columns = columns
    self.pastCovariates = pastCovariates
    self.futureCovariates = futureCovariates
    self.staticCovariates = staticCovariates
    self.frequency = frequency
    self.seasonLength = seasonLength
  }

  /// The columns and the frequency of a series.
  public init(_ series: TimeSeries) {
    self.init(
      columns: series.channels.map(\.name), frequency: series.axis.frequency,
      seasonLength: series.seasonLength,
      pastCovariates: series.covariates.past.map(\.name),
      futureCovariates: series.covariates.future.map(\.name),
      staticCovariates: series.covariates.fixed.map(\.name))
  }

  /// Checks that a series has the same columns and covariates in the same order, and the same frequency.
  ///
  /// Its name may be any: what the network has not seen is forecast like what it has.
  public func check(_ series: TimeSeries) throws(ModelMismatch) {
    let found = series.channels.map(\.name)
    guard found == columns else {
      throw .otherColumns(series: series.name, found: found, needed: columns)
    }
    for (kind, found, needed) in [
      ("past", series.covariates.past.map(\.name), pastCovariates),
      ("future", series.covariates.future.map(\.name), futureCovariates),
      ("static", series.covariates.fixed.map(\.name), staticCovariates),
    ] where found != needed {
      throw .otherCovariates(series: series.name, kind: kind, found: found, needed: needed)
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
  case otherCovariates(series: String, kind: String, found: [String], needed: [String])
  case otherFrequency(series: String, found: String, needed: String)
  case otherSeason(series: String, found: Int, needed: Int)
  case otherHorizon(found: Int, needed: Int)
  case missingColumn(String, file: String, known: [String])

  /// What was found, what was needed and what to do, in sentences.
  public var description: String {
    switch self {
    case .otherColumns(let series, let found, let needed):
      "Series '\(series)' \(Self.difference(found, needed)); the model reads \(nameList(needed)), in this "
        + "order. Give a file with these columns, or train another model."
    case .otherCovariates(let series, let kind, let found, let needed):
      "Series '\(series)' \(Self.difference(found, needed)) as \(kind) covariates; the model reads "
        + (needed.isEmpty ? "none" : "\(nameList(needed)), in this order")
        + ". Give the model's covariates, or train another model."
    case .otherFrequency(let series, let found, let needed):
      "The rows of series '\(series)' come \(found), but the model learned from rows that come "
        + "\(needed). Bring them to that distance, or train another model."
    case .otherSeason(let series, let found, let needed):
      "The season length of series '\(series)' is \(found), but the model learned one of \(needed). Give the season "
        + "length \(needed), or train another model."
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

  private static func difference(_ found: [String], _ needed: [String]) -> String {
    let missing = needed.filter { found.contains($0) == false }
    let superfluous = found.filter { needed.contains($0) == false }
    var parts: [String] = []
    if missing.isEmpty == false { parts.append("lacks \(nameList(missing))") }
    if superfluous.isEmpty == false { parts.append("has \(nameList(superfluous)) besides") }
    if parts.isEmpty { parts.append("has its columns in the order \(nameList(found))") }
    return parts.joined(separator: " and ")
  }
}
