/// What can be wrong with a series: facts first, then what was needed and what to do.
public enum SeriesError: Error, Equatable, CustomStringConvertible {
  case noChannel(series: String)
  case notPositive(name: String, value: Int)
  case tooLarge(name: String, found: String, most: Int)
  case unequalChannels(series: String, channel: String, count: Int, expected: Int)
  case covariateIsOther(series: String, covariate: String)
  case notFinite(series: String, channel: String, time: String, value: Double)
  case negativeWeight(series: String, column: String, time: String, value: Double)
  case unknownFrequency(found: String)
  case unknownTimeFormat(found: String, reason: String)
  /// The times of `steps` steps after the last observation reach past what can be written.
  case timesTooLate(series: String, steps: Int, last: String)
  case notATime(found: String, needed: String)
  case originOutside(found: String, first: String, last: String)
  case missingValue(series: String, channel: String, time: String)
  case nothingToFillFrom(series: String, channel: String)
  case nothingToFit(channel: String)
  case notTransformable(channel: String, position: Int, value: Double, step: String)
  case tooShortToTransform(channel: String, step: String, count: Int, needed: Int)
  case noSeasonToTransform(channel: String, step: String)
  case notPositiveForLogarithm(channel: String, position: Int, value: Double)
  /// What is wrong with a column of one series of several.
  indirect case ofSeries(String, SeriesError)

  /// What is wrong, what was needed and what to do.
  public var description: String { Excerpt.escaped(sentence) }

  /// The message with names as they are, which may hold line breaks.
  private var sentence: String {
    switch self {
    case .noChannel(let series):
      "Series '\(series)' has no numeric column to forecast."
    case .notPositive(let name, let value):
      "The \(name) must be at least 1, but is \(value)."
    case .tooLarge(let name, let found, let most):
      "The \(name) must be at most \(most), but is \(found)."
    case .unequalChannels(let series, let channel, let count, let expected):
      "Series '\(series)': column '\(channel)' has \(count) values, the first column \(expected)."
    case .covariateIsOther(let series, let covariate):
      "Series '\(series)': '\(covariate)' is a covariate, and a target or another covariate too. Name it once."
    case .negativeWeight(let series, let column, let time, let value):
      "Series '\(series)': the weight \(value) in column '\(column)' at \(time) is below 0. Weights are numbers "
        + "from 0 up; 0 leaves the row out."
    case .notFinite(let series, let channel, let time, let value):
      "Series '\(series)': column '\(channel)' is \(value) at \(time); every value must be finite."
    case .unknownFrequency(let found):
      "'\(found)' is not a frequency. Give one of: \(Frequency.accepted)."
    case .unknownTimeFormat(let found, let reason):
      "'\(found)' is not a way to write times: \(reason). Give a pattern such as %d/%m/%Y or "
        + "'%Y-%m-%d %H:%M' (letters: %Y %y %m %b %B %d %j %H %I %p %M %S), or epoch-seconds, "
        + "epoch-milliseconds, year or step."
    case .timesTooLate(let series, let steps, let last):
      "Series '\(series)': \(countText(steps, "step")) after \(last) lead past the last "
        + "time that can be written, the year 9999 or step 10^15. Shorten the horizon."
    case .notATime(let found, let needed):
      "'\(found)' is not written as the times of the file are. Give a \(needed)."
    case .originOutside(let found, let first, let last):
      "\(found) lies outside of the observations, which reach from \(first) to \(last). Give a time among them."
    case .missingValue(let series, let channel, let time):
      "Series '\(series)': column '\(channel)' has no value at \(time). Fill it with --fill: "
        + FillPolicy.allCases.filter { $0 != .error }.map(\.rawValue).joined(separator: ", ") + "."
    case .nothingToFillFrom(let series, let channel):
      "Series '\(series)': column '\(channel)' has no value at all to fill from. Leave it out, or use "
        + "--fill zero."
    case .nothingToFit(let channel):
      "Column '\(channel)': a scaler needs at least one value to be fitted on, but there is none."
    case .notTransformable(let channel, let position, let value, let step):
      "Column '\(channel)': the transform '\(step)' cannot hold value \(position), which has come to it as \(value). "
        + "Leave it out, or choose another."
    case .tooShortToTransform(let channel, let step, let count, let needed):
      "Column '\(channel)': the transform '\(step)' needs \(countText(needed, "value")) to be fitted on, and has "
        + "\(count). Leave it out, or supply more history."
    case .noSeasonToTransform(let channel, let step):
      "Column '\(channel)': the transform '\(step)' takes a season away, and the series has none. Give the season "
        + "length, or write \(step):12 for one of 12 steps."
    case .notPositiveForLogarithm(let channel, let position, let value):
      "Column '\(channel)': value \(position) is \(value), and only positive values have a "
        + "logarithm. Scale this column without the logarithm."
    case .ofSeries(let series, let error):
      "Series '\(series)': " + error.sentence.prefix(1).lowercased() + error.sentence.dropFirst()
    }
  }
}
