import ArgumentParser
import SeriesData

/// How the text of a file is written.
struct TextOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The character between fields: comma, semicolon, tab or bar. (default: inferred from the file)",
      valueName: "name"),
    completion: .list(Delimiter.allCases.map(\.rawValue)), transform: parseDelimiter)
  var delimiter: Delimiter?

  @Option(
    help: ArgumentHelp(
      "The mark before decimals: point or comma. (default: inferred from the file)",
      valueName: "mark"))
  var decimal: NumberStyle.DecimalMark?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The character between groups of three digits. (default: none)", valueName: "character"),
    transform: parseThousands)
  var thousands: Unicode.Scalar?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A text that means a missing value, beside NA, NaN, null, - and empty cells; repeatable.",
      valueName: "text"))
  var missing: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      How times are written: a pattern such as %d/%m/%Y, epoch-seconds, epoch-milliseconds, year or step. \
      (default: inferred from the file)
      """, valueName: "pattern"),
    transform: parseTimeStyle)
  var timeFormat: TimeStyle?

  @Option(
    help: ArgumentHelp(
      "Whether dates like 03/04/2024 are day-first or month-first. (default: inferred from the column)",
      valueName: "order"))
  var dates: DayOrder?

  func validate() throws {
    if let thousands, let decimal, thousands == (decimal == .comma ? "," : ".") {
      throw ValidationError("--thousands and --decimal cannot be the same character.")
    }
  }

  var numbers: NumberStyle {
    NumberStyle(decimal: decimal, thousands: thousands, missing: missing)
  }
}

/// A delimiter by its name or as the character itself.
func parseDelimiter(_ text: String) throws -> Delimiter {
  guard let delimiter = Delimiter(parsing: text) else {
    throw ValidationError(
      "'\(text)' is no delimiter. Give comma, semicolon, tab or bar, or the character itself.")
  }
  return delimiter
}

private func parseThousands(_ text: String) throws -> Unicode.Scalar {
  guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first,
    scalar.properties.numericType == nil, !"+-eE".unicodeScalars.contains(scalar)
  else {
    throw ValidationError(
      "'\(text)' cannot stand between digits. Give one character, such as , or ' or a blank.")
  }
  return scalar
}

private func parseTimeStyle(_ text: String) throws -> TimeStyle {
  do {
    return try TimeStyle(parsing: text)
  } catch {
    throw ValidationError("\(error)")
  }
}
