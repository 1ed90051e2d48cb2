/// What a format cannot hold of series.
public enum ConversionError: Error, Equatable, CustomStringConvertible {
  case otherTimes(series: String, first: String)
  case severalChannels(series: String, format: String)
  case nameNotHeld(series: String, format: String, characters: String)
  case otherFrequency(series: String, format: String)
  case frequencyNotHeld(String, format: String)
  case stepsNotHeld(series: String, start: Int)
  case timesNotHeld(series: String, format: String, what: String)
  case columnsNotHeld([String])

  /// What cannot be held, and what to do.
  public var description: String {
    switch self {
    case .otherTimes(let series, let first):
      "A wide file has one column of times, but series '\(series)' has other times than '\(first)'. "
        + "Convert to long or tsf."
    case .severalChannels(let series, let format):
      "A \(format) file holds one value of a series at a time, but '\(series)' has several. Choose one with "
        + "--target, or convert to long."
    case .nameNotHeld(let series, let format, let characters):
      "A \(format) file cannot hold \(characters) in a name such as '\(series)'. Convert to wide or long."
    case .otherFrequency(let series, let format):
      "A \(format) file has one frequency, but series '\(series)' has another. Convert to long."
    case .frequencyNotHeld(let frequency, let format):
      "A \(format) file has no word for the frequency \(frequency). Convert to wide or long."
    case .stepsNotHeld(let series, let start):
      "A tsf file numbers steps from 1, but series '\(series)' begins at \(start). Convert to wide or "
        + "long."
    case .timesNotHeld(let series, let format, let what):
      "A \(format) file cannot hold \(what), as series '\(series)' has. Convert to wide or long."
    case .columnsNotHeld(let columns):
      "Columns that hold no numbers would be lost: \(nameList(columns)). Give the columns to keep with "
        + "--target."
    }
  }
}
