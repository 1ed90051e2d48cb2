extension ReadError: CustomStringConvertible {
  /// Where, what was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .file(let path, let fault): "\(shown(path)): \(fault.message)"
    case .emptyFile(let path):
      "\(shown(path)): the file is empty. It needs a header line with the names of the columns, then "
        + "one row per time step."
    case .header(let path, let fault): "\(shown(path)), line 1: \(fault.message)"
    case .noRows(let path):
      "\(shown(path)): there is no row after the header; a series needs at least one."
    case .row(let place, let fault): "\(place): \(fault.message)"
    case .number(let place, let column, let found, let fault):
      "\(place.line(column: column)): \(fault.message(found))"
    case .time(let place, let column, let found, let fault):
      "\(place.line(column: column)): \(fault.message(found))"
    case .columns(let path, let fault): "\(shown(path)): \(fault.message)"
    case .order(let path, let line, let previousLine, let fault):
      "\(shown(path)), line \(line): \(fault.message(previousLine: previousLine))"
    case .tsf(let place, let fault): "\(place): \(fault.message)"
    case .covariates(let path, let line, let fault):
      "\(shown(path))\(line.map { ", line \($0)" } ?? ""): \(fault.message)"
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
    case .damaged(let reason): "\(reason). Compress the file again, or fetch it again."
    case .failed(let reason): "the file cannot be read: \(reason)."
    case .notText(let kind, let remedy): "this is \(kind). \(remedy)."
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
    case .differs(let path):
      "the columns are not those of \(shown(path)). Read files of other columns by themselves."
    case .notAlone(let format, let path):
      "\(shown(path)) is \(format), which is read by itself. Name one file."
    case .givenTwice: "the file is named twice, and each file is a series. Name it once."
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
    case .unnamedSeries(let column):
      "the cell of column \(column), which tells the series apart, is empty. Fill it in."
    case .notUTF8(let encoding?) where encoding == .windows1252 || encoding == .latin1:
      "the bytes here are not UTF-8; they look like \(encoding.rawValue). Save the file as UTF-8."
    case .notUTF8(let encoding?): "the file is in \(encoding.rawValue). Save it as UTF-8."
    case .notUTF8(nil): "the bytes here are not UTF-8. Save the file as UTF-8."
    }
  }
}

extension NumberFault {
  func message(_ found: Excerpt) -> String {
    switch self {
    case .missing:
      (found.text.isEmpty ? "the cell is empty" : "\(found) means a missing value")
        + "; every row needs a number. Fill it in, let --fill do so (\(fillPolicies)), or leave the "
        + "column out with --target."
    case .notFinite: "\(found) is not finite; only finite numbers can be used. Correct the cell."
    case .tooLarge:
      "\(found) is larger than any number that can be held (1.8e308). Use a larger unit."
    case .tooSmall:
      "\(found) is nearer to 0 than any number that can be held (4.9e-324) and would become 0. Write 0, or use a "
        + "smaller unit."
    case .hexadecimal: "\(found) is hexadecimal; a decimal number is needed. Write it in decimal."
    case .percent: "\(found) is a percentage; a plain number is needed. Remove the percent signs."
    case .decimalComma:
      "\(found) has a decimal comma; a decimal point is needed. Write the numbers with points, or "
        + "give --decimal comma."
    case .decimalPoint:
      "\(found) has a decimal point, but the decimal mark is a comma. Write all numbers alike, or give "
        + "--decimal point."
    case .thousandsSeparator:
      "\(found) has separators between its digits; a plain number is needed. Write it without them, "
        + "such as 1234.5, or name them with --thousands."
    case .foreignDigits: "\(found) is not written with the digits 0 to 9. Write it with them."
    case .notANumber:
      "\(found) is not a number. Correct the cell, name it with --missing if the value is missing, or leave the "
        + "column out with --target."
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
      "\(found) names a time zone in a way that is not understood. Write the offset from UTC, such as Z "
        + "or +02:00, or leave the zone out."
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
        + (name.text.contains(",") ? " Give each column an option of its own." : "")
    case .repeatedTarget(let name): "the target \(name) is named twice. Name each target once."
    case .seriesIsOther(let name):
      "column \(name) tells the series apart and cannot hold the times or a target too."
    case .covariateIsOther(let name, let role):
      "column \(name) is named as a covariate, and is \(role) too. Give each column one role."
    case .mixedDayOrder(let name, let dayFirst, let monthFirst):
      "column \(name) holds \(dayFirst), where the day comes first, and \(monthFirst), where the month "
        + "does. Write all dates alike, best as 1949-01-31."
    case .openDayOrder(let name, let example):
      "no date in column \(name) tells whether the day or the month comes first, as in \(example). Say "
        + "so with --dates day-first or --dates month-first."
    case .targetIsTime(let name):
      "column \(name) is the time column and cannot be a target. Name another target, or another "
        + "time column with --time."
    case .unreadableTimes(let name, let found):
      "no column holds times that are understood; column \(name) begins with \(found). "
        + "\(timeForms) If another column holds the times, name it with --time."
    case .timesNotAsDeclared(let name, let found, let pattern):
      "no column holds times written as \(pattern); column \(name) begins with \(found). Correct --time-format, "
        + "or name the column of times with --time."
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
      "the time \(time) stands already on line \(previousLine). Keep one row per time, or say with "
        + "--duplicates how several become one; if the file holds several series one below the other, name "
        + "the column that tells them apart with --series-id."
    case .onlyTime(let time):
      "\(time) is the only time, which tells no frequency. Give it with --frequency, or add rows of other "
        + "times."
    case .backwards(let time, let previous, true):
      "the time \(time) is before \(previous) on line \(previousLine), and so on to the end: the "
        + "newest row comes first. Sort the rows by time, oldest first, or let --sort do so."
    case .backwards(let time, let previous, false):
      "the time \(time) is before \(previous) on line \(previousLine). Sort the rows by time, or let "
        + "--sort do so; if the file holds several series one below the other, name the column that "
        + "tells them apart with --series-id."
    case .missing(let time, let previous, let steps, let places, let frequency):
      "\(counted(steps, "row")) \(steps == 1 ? "is" : "are") missing between \(previous) (line "
        + "\(previousLine)) and \(time); rows are missing in \(counted(places, "place")). The series is "
        + "\(frequency). Add the missing rows, let --fill do so (\(fillPolicies)), or give the true "
        + "frequency with --frequency."
    case .onWeekend(let time, let frequency):
      "\(time) lies on a weekend, but the series is \(frequency). Correct the time, or give another "
        + "frequency with --frequency."
    case .tooSparse(let rows, let steps, let frequency):
      "\(counted(rows, "row")) would be spread over \(counted(steps, "step")), \(frequency). Give a wider "
        + "--frequency, with --aggregate to say how several rows become one."
    case .irregular(let time, let previous, let expected, let frequency):
      "after \(previous) (line \(previousLine)) should come \(expected), but \(time) stands here. The "
        + "series is \(frequency). Correct the time, or give the true frequency with --frequency."
    case .noCommonGap(let time, let previous, let gap, let otherGap):
      "the times are not evenly spaced: \(time) is \(gap) after \(previous), where the rows before are "
        + "\(otherGap) apart, and no distance is common to more than half of the rows. Bring the series to one "
        + "frequency with --frequency and --aggregate."
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
  "Times are read as 1949-01-31, 1949-01-31 13:45:00, 1949-01, 1960Q1, 2024-W05, 31/01/1949, 1949 or 42; "
  + "for others, give --time-format."

/// The ways to fill, without the one that does not.
private let fillPolicies =
  FillPolicy.allCases.filter { $0 != .error }.map(\.rawValue).joined(separator: ", ")

/// A path as it is shown; `-` is standard input.
func shown(_ path: String) -> String {
  path.isEmpty ? "''" : path == "-" ? "standard input" : Excerpt.escaped(path)
}

func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

func listed(_ names: [Excerpt]) -> String {
  names.map(\.description).joined(separator: ", ")
}
