import ArgumentParser
import HostSystem
import SeriesData

extension SeriesFormat: ExpressibleByArgument {}

/// `hindsight convert`: from one format of series to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts series between wide and long tables and .tsf files.",
    discussion: """
      EXAMPLES:
        One series below the other, for a program that wants it so:
          hindsight convert sales.csv --to long -o sales-long.csv
        The Monash archive's format:
          hindsight convert panel.csv.gz --to tsf -o panel.tsf
        A spreadsheet's file with decimal commas becomes a plain CSV file:
          hindsight convert umsatz.csv --to wide -o sales.csv

      Names and values are kept, values as numbers of some 16 digits; what a format cannot hold is refused, and the \
      names of columns that it has no place for are told. What is missing becomes an empty cell, in a .tsf file a ?, unless --fill \
      fills it; --sort and --aggregate change rows first, if asked to.
      """)

  @Argument(
    help: "Files of series as hindsight forecast reads them; - for standard input.",
    completion: .file(extensions: ["csv", "tsv", "txt", "tsf", "gz"]))
  var files: [String]

  @Option(help: ArgumentHelp("The format to write.", valueName: "format"))
  var to: SeriesFormat

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where it goes; - for standard output. (default: standard output)", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("The delimiter that is written.", valueName: "name"),
    completion: .list(Delimiter.allCases.map(\.rawValue)), transform: parseDelimiter)
  var outputDelimiter: Delimiter?

  @Flag(help: "Put a ' before texts that spreadsheets would take for formulas.")
  var spreadsheetSafe = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Text") var text: TextOptions
  @OptionGroup(title: "Rows") var rows: RowOptions

  func validate() throws {
    let written = output.flatMap { $0 == "-" ? nil : [("--output", $0)] } ?? []
    for file in files { try OptionCheck.distinct(written + rows.files, from: file) }
  }

  func run() throws {
    let console = Console(loudness: quiet ? .quiet : .normal)
    var options = series.readerOptions(text, rows)
    // What is missing is missing in every format.
    if options.regularity.fill == .error { options.regularity.fill = .mask }
    let reading = try CSVReader.read(paths: files, options: options)
    try rows.write(reading.refused, console: console)
    if !reading.ignoredColumns.isEmpty && series.target.isEmpty {
      throw ConversionError.columnsNotHeld(reading.ignoredColumns)
    }
    let converted = try SeriesConversion(
      of: reading, to: to, delimiter: outputDelimiter ?? .comma, isSpreadsheetSafe: spreadsheetSafe)
    for note in reading.notes + [converted.note].compactMap(\.self) { console.say(note) }
    if let output, output != "-" {
      try DurableFile.write(converted.bytes, to: output)
    } else {
      try StandardStream.output.write(converted.bytes)
    }
  }
}
