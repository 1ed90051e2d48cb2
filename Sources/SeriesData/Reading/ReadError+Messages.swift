extension ReadError: CustomStringConvertible {
  /// Where, what was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .file(let path, let fault): "\(shown(path)): \(fault.message)"
    case .emptyFile(let path):
      "\(shown(path)): the file is empty. It needs a header line with the names of the columns, then "
        + "one row per time step."
    case .header(let path, let fault): "\(shown(path)), line 1: \(fault.message)"
    case .tooFewRows(let path, let found):
      "\(shown(path)): there \(found == 0 ? "is no row" : "is only one row") after the header; a series "
        + "needs at least 2."
    case .row(let place, let fault): "\(place): \(fault.message)"
    case .number(let place, let column, let found, let fault):
      "\(place.line(column: column)): \(fault.message(found))"
    case .time(let place, let column, let found, let fault):
      "\(place.line(column: column)): \(fault.message(found))"
    case .columns(let path, let fault): "\(shown(path)): \(fault.message)"
    case .order(let path, let line, let previousLine, let fault):
      "\(shown(path)), line \(line): \(fault.message(previousLine: previousLine))"
    case .series(let path, let error): "\(shown(path)): \(error)"
    }
  }
}

extension TextPlace: CustomStringConvertible {
  /// `prices.csv, line 5, character 12`.
  public var description: String {
    "\(shown(file)), line \(line), character \(character)"
  }

  fileprivate func line(column: Excerpt) -> String {
    "\(shown(file)), line \(line), column \(column) (character \(character))"
  }
}

extension FileFault {
  fileprivate var message: String {
    switch self {
    case .missing: "there is no such file. Check the path and its spelling."
    case .isFolder: "this is a folder. Name a file in it."
    case .notPermitted: "the file may not be read. Ask for the right to read it, or copy it."
    case .failed(let reason): "the file cannot be read: \(reason)."
    }
  }
}

extension HeaderFault {
  fileprivate var message: String {
    switch self {
    case .missing(let found):
      "the first line must name the columns, but holds values (the first is \(found)). Add a header "
        + "line, such as 'date,value'."
    case .otherDelimiter(let given, let found):
      "the header holds no \(given.rawValue), the delimiter that was asked for; it is parted by "
        + "\(found.rawValue). Give --delimiter \(found.rawValue), or leave the option out."
    case .repeatedName(let name, let first, let second):
      "columns \(first) and \(second) are both named \(name). Give each column its own name."
    }
  }
}

extension RowFault {
  fileprivate var message: String {
    switch self {
    case .ragged(let found, let needed, _) where found < needed:
      "the row has \(counted(found, "field")), but the header has \(needed). Complete the row or "
        + "remove it."
    case .ragged(let found, let needed, let delimiter):
      "the row has \(counted(found, "field")), but the header has \(needed). Remove the fields that are "
        + "too many; a field that holds a \(delimiter.rawValue) must stand in double quotes."
    case .unclosedQuote:
      "a double quote opens a field here that is never closed. Close it with '\"'."
    case .textAfterQuote:
      "text follows the closing double quote of a field. Write a double quote inside a quoted field "
        + "as '\"\"'."
    case .blankLine: "the line is blank, but rows follow. Remove the line."
    case .bareCarriageReturn:
      "a carriage return stands here without a line feed. Save the file with LF or CR LF line ends."
    case .nulByte: "a NUL byte stands here. The file must be plain text in UTF-8."
    case .controlCharacter(let byte):
      "the control character \\u{\(String(byte, radix: 16, uppercase: true))} stands here. Remove it."
    case .tooLong(let limit):
      "the row goes on for more than \(limit) bytes. Look for a double quote that is not closed."
    case .notUTF8(let encoding?): "the file is in \(encoding.rawValue). Save it as UTF-8."
    case .notUTF8(nil): "the bytes here are not UTF-8. Save the file as UTF-8."
    }
  }
}

extension NumberFault {
  fileprivate func message(_ found: Excerpt) -> String {
    switch self {
    case .missing:
      (found.text.isEmpty ? "the cell is empty" : "\(found) means a missing value")
        + "; every row needs a number. Fill it in, or leave the column out with --target."
    case .notFinite: "\(found) is not finite; only finite numbers can be used. Correct the cell."
    case .tooLarge:
      "\(found) is larger than any number that can be held (1.8e308). Use a larger unit."
    case .hexadecimal: "\(found) is hexadecimal; a decimal number is needed. Write it in decimal."
    case .percent: "\(found) is a percentage; a plain number is needed. Remove the percent signs."
    case .decimalComma:
      "\(found) has a decimal comma; a decimal point is needed. Write the numbers with points."
    case .thousandsSeparator:
      "\(found) has separators between its digits; a plain number is needed. Write it without them, "
        + "such as 1234.5."
    case .foreignDigits: "\(found) is not written with the digits 0 to 9. Write it with them."
    case .notANumber:
      "\(found) is not a number. Correct the cell, or leave the column out with --target."
    }
  }
}

extension TimeFault {
  fileprivate func message(_ found: Excerpt) -> String {
    switch self {
    case .notATime where found.text.isEmpty:
      "the cell is empty; every row needs a time. Fill it in."
    case .notATime:
      "\(found) is not a time that is understood. \(timeForms) If another column holds the times, name "
        + "it with --time."
    case .impossible(let reason): "\(found) does not exist: \(reason). Correct the cell."
    case .zone:
      "\(found) names a time zone. Write all times in one zone, without naming it."
    case .fraction: "\(found) has a fraction of a second. Write whole seconds."
    case .otherStyle(let style):
      "\(found) is not written like the times before it. Write every time as a \(style.example)."
    }
  }
}

extension ColumnFault {
  fileprivate var message: String {
    switch self {
    case .unknown(let name, let known):
      "there is no column \(name). Known columns: \(listed(known))."
        + (name.text.contains(",") ? " Give each target its own --target." : "")
    case .repeatedTarget(let name): "the target \(name) is named twice. Name each target once."
    case .targetIsTime(let name):
      "column \(name) is the time column and cannot be a target. Name another target, or another "
        + "time column with --time."
    case .unreadableTimes(let name, let found):
      "no column holds times that are understood; column \(name) begins with \(found). "
        + "\(timeForms) If another column holds the times, name it with --time."
    case .noNumbers(let columns, let delimiter):
      "no column holds numbers. The columns, parted by \(delimiter.rawValue), are \(listed(columns)). "
        + "If that is wrong, name the delimiter with --delimiter."
    }
  }
}

extension TimeOrderFault {
  fileprivate func message(previousLine: Int) -> String {
    switch self {
    case .repeated(let time):
      "the time \(time) stands already on line \(previousLine). Keep one row per time; if the file "
        + "holds several series one below the other, split it into a file for each."
    case .backwards(let time, let previous, true):
      "the time \(time) is before \(previous) on line \(previousLine), and so on to the end: the "
        + "newest row comes first. Sort the rows by time, oldest first."
    case .backwards(let time, let previous, false):
      "the time \(time) is before \(previous) on line \(previousLine). Sort the rows by time; if the "
        + "file holds several series one below the other, split it into a file for each."
    case .missing(let time, let previous, let steps, let places, let frequency):
      "\(counted(steps, "row")) \(steps == 1 ? "is" : "are") missing between \(previous) (line "
        + "\(previousLine)) and \(time); rows are missing in \(counted(places, "place")). The series is "
        + "\(frequency). Add the missing rows, or give the true frequency with --frequency."
    case .weekendsMissing(let time, let previous, let frequency):
      "rows are missing between \(previous) (line \(previousLine)) and \(time), and no row lies on a "
        + "weekend. The series is \(frequency). Put row numbers in the place of the dates and give "
        + "--season-length 5, or add the missing days."
    case .irregular(let time, let previous, let expected, let frequency):
      "after \(previous) (line \(previousLine)) should come \(expected), but \(time) stands here. The "
        + "series is \(frequency). Correct the time, or give the true frequency with --frequency."
    case .noCommonGap(let time, let previous, let gap, let otherGap):
      "the times are not evenly spaced: \(time) is \(gap) after \(previous), where the rows before are "
        + "\(otherGap) apart, and no distance is common to more than half of the rows. Bring the series to one "
        + "frequency first."
    case .wrongKind(let frequency, .step):
      "the times are plain steps such as row numbers, so the frequency cannot be \(frequency). Leave "
        + "--frequency out and give the season with --season-length."
    case .wrongKind(let frequency, let style):
      "the times are written as a \(style.example), so the frequency cannot be \(frequency). Give one "
        + "of: \(Frequency.accepted)."
    }
  }
}

/// The ways to write a time, and how to bring others into them.
private let timeForms =
  "Times are read as 1949-01-31, 1949-01-31 13:45:00, 1949-01, 1960Q1, 1949 or 42: write the year first, "
  + "and a week as the date of its first day."

private func shown(_ path: String) -> String { path.isEmpty ? "''" : Excerpt.escaped(path) }

private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

private func listed(_ names: [Excerpt]) -> String {
  names.map(\.description).joined(separator: ", ")
}
