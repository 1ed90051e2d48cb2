/// What can be wrong with a file of series: where, what was found, what was needed, what to do.
///
/// Messages name options as the command line does: `--time` is ``CSVReader/Options/timeColumn``, and
/// so on.
public enum ReadError: Error, Equatable, Sendable {
  /// The file cannot be read at all.
  case file(String, FileFault)
  /// The file holds nothing.
  case emptyFile(String)
  /// The first line is no header.
  case header(file: String, HeaderFault)
  /// There are fewer rows than a series needs.
  case noRows(file: String)
  /// A row is not made as it should be.
  case row(TextPlace, RowFault)
  /// A cell holds no usable number.
  case number(TextPlace, column: Excerpt, found: Excerpt, NumberFault)
  /// A cell holds no usable time.
  case time(TextPlace, column: Excerpt, found: Excerpt, TimeFault)
  /// The columns do not fit what was asked for.
  case columns(file: String, ColumnFault)
  /// A row's time does not follow the row before it.
  case order(file: String, line: Int, previousLine: Int, TimeOrderFault)
  /// A line of a `.tsf` file is not made as it should be.
  case tsf(TextPlace, TSFFault)
  /// Covariates are not as they should be; the line is that of the row at fault, if it is one.
  case covariates(file: String, line: Int?, CovariateFault)
  /// The series as a whole is at fault.
  case series(file: String, SeriesError)
}

/// A position in a text file.
public struct TextPlace: Equatable, Sendable {
  /// The path as the user gave it.
  public let file: String
  /// From 1; every line break counts, also in quoted fields.
  public let line: Int
  /// From 1, in Unicode characters (scalar values) of the line.
  public let character: Int

  /// A position.
  public init(file: String, line: Int, character: Int) {
    self.file = file
    self.line = line
    self.character = character
  }
}

/// Why a file cannot be read.
public enum FileFault: Error, Equatable, Sendable {
  case missing, isFolder, notPermitted
  /// The file cannot be decompressed.
  case damaged(reason: String)
  /// Another answer of the system, in its own words.
  case failed(reason: String)
  /// The file is something else than text; `kind` says what, `remedy` what to do.
  case notText(kind: String, remedy: String)
}

/// What is wrong with a header.
public enum HeaderFault: Equatable, Sendable {
  /// It looks like a row of values; its first cell is shown.
  case missing(found: Excerpt)
  /// Two columns, counted from 1, bear one name.
  case repeatedName(Excerpt, first: Int, second: Int)
  /// The delimiter that was asked for is not in it, and another one parts it.
  case otherDelimiter(given: Delimiter, found: Delimiter)
  /// Files that are read together have other columns.
  case differs(from: String)
  /// Another file is of a format that is read by itself.
  case notAlone(format: String, path: String)
  /// The file was named twice, and each is a series.
  case givenTwice
}

/// What is wrong with a row.
public enum RowFault: Equatable, Sendable {
  case ragged(found: Int, needed: Int, delimiter: Delimiter)
  case unclosedQuote, textAfterQuote, blankLine, bareCarriageReturn, nulByte
  case controlCharacter(UInt8)
  case tooLong(limit: Int)
  /// The column that tells the series apart is empty.
  case unnamedSeries(Excerpt)
  /// Bytes that are not UTF-8; `encoding` is named where it can be told.
  case notUTF8(encoding: TextEncoding?)
}

/// What is wrong with the choice of columns.
public enum ColumnFault: Error, Equatable, Sendable {
  /// No column bears the name; `known` are the most similar names, or all if none is similar.
  case unknown(Excerpt, known: [Excerpt])
  /// A target was named twice.
  case repeatedTarget(Excerpt)
  /// The column that tells the series apart is also to be a target or the times.
  case seriesIsOther(Excerpt)
  /// A covariate was named twice, or has another role too.
  case covariateIsOther(Excerpt, role: String)
  /// Dates that must have the day first, and others that must have the month first.
  case mixedDayOrder(Excerpt, dayFirst: Excerpt, monthFirst: Excerpt)
  /// No date tells whether the day or the month comes first.
  case openDayOrder(Excerpt, example: Excerpt)
  /// The time column was named as a target.
  case targetIsTime(Excerpt)
  /// A column looks as if it should hold times, but does not.
  case unreadableTimes(Excerpt, found: Excerpt)
  case timesNotAsDeclared(Excerpt, found: Excerpt, pattern: String)
  /// No column holds numbers.
  case noNumbers(columns: [Excerpt], delimiter: Delimiter)
}

/// Why a row's time does not follow the row before it; times are as written in the file.
public enum TimeOrderFault: Error, Equatable, Sendable {
  case repeated(time: String)
  /// All rows are of one time, so that there is no distance between any two.
  case onlyTime(time: String)
  /// Earlier than the row before; all rows are so if the file is `descending`.
  case backwards(time: String, previous: String, isDescending: Bool)
  /// `steps` rows are missing here, and rows are missing in `places` places of the file.
  case missing(time: String, previous: String, steps: Int, places: Int, frequency: String)
  /// A series of working days was asked for.
  case onWeekend(time: String, frequency: String)
  /// To fill all steps would make far more values than there are rows.
  case tooSparse(rows: Int, steps: Int, frequency: String)
  /// `expected` should have followed; `frequency` is what was found or asked for, with the evidence.
  case irregular(time: String, previous: String, expected: String, frequency: String)
  /// No distance is common to more than half of the neighbouring rows.
  case noCommonGap(time: String, previous: String, gap: String, otherGap: String)
  /// A calendar frequency was asked for, but the column counts plain steps, or the reverse.
  case wrongKind(frequency: Frequency, style: TimeStyle)
}
