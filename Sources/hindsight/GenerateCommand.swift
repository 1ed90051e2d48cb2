import ArgumentParser
import HostSystem
import SeriesData

extension SeriesRecipe.Kind: ExpressibleByArgument {}

/// `hindsight generate`: synthetic series.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes synthetic series for tests and teaching.",
    discussion: """
      EXAMPLES:
        Ten years of months with a season:
          hindsight generate seasonal --length 120 --frequency monthly -o months.csv
        A hundred series in one file, with noise and gaps:
          hindsight generate arma --series 100 --noise 0.5 --gaps 0.02 --to long -o panel.csv

      The same seed gives the same series.
      """)

  @Argument(help: "The process behind the series.")
  var kind: SeriesRecipe.Kind

  @Option(parsing: .unconditional, help: ArgumentHelp("Steps of each series.", valueName: "steps"))
  var length = 200

  @Option(
    name: .customLong("series"), parsing: .unconditional,
    help: ArgumentHelp("How many series.", valueName: "count"))
  var seriesCount = 1

  @Option(
    help: ArgumentHelp(
      "The distance between steps, such as monthly; plain steps if not given.",
      valueName: "distance"), transform: parseFrequency)
  var frequency: Frequency?

  @Option(
    help: ArgumentHelp("The first date, with --frequency. (default: 2000-01-01)", valueName: "date")
  )
  var start: String?

  @Option(
    name: .customLong("season-length"), parsing: .unconditional,
    help: ArgumentHelp(
      """
      Steps in one season of a seasonal series; several with commas between, such as 24,168, are added up. \
      (default: that of the frequency, or 12)
      """, valueName: "steps"),
    transform: { try WholeList($0, of: "--season-length", atLeast: 1) })
  var seasons: WholeList?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The deviation of the noise that is added.", valueName: "number"))
  var noise = 0.0

  @Option(parsing: .unconditional, help: ArgumentHelp("Jumps of the level.", valueName: "count"))
  var breaks = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of rows that are left out.", valueName: "share"))
  var gaps = 0.0

  @Option(parsing: .unconditional, help: ArgumentHelp("Decides every number.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The format: wide, long or tsf.", valueName: "format"))
  var to = SeriesFormat.wide

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where they go; - for standard output. (default: standard output)", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    try OptionCheck.whole("--length", length, atMost: 100_000_000)
    try OptionCheck.whole("--series", seriesCount, atMost: 10_000_000)
    try OptionCheck.whole(
      "--season-length", seasons?.values.max(), atMost: TimeSeries.longestSeason)
    try OptionCheck.whole("--breaks", breaks, atLeast: 0, atMost: 1_000_000)
    try OptionCheck.share("--gaps", gaps)
    if let output { try OptionCheck.plain("--output", output) }
    if start != nil && frequency == nil {
      throw ValidationError(
        "--start is the first of dates, and steps have none: give --frequency too.")
    }
    if seasons != nil && !kind.isSeasonal {
      throw ValidationError("--season-length is for kinds with a season: seasonal and promotions.")
    }
    guard noise >= 0, noise.isFinite else {
      throw ValidationError("--noise must be at least 0 and finite, but is \(noise).")
    }
  }

  func run() throws {
    let axis = try axis()
    let lengths = (seasons?.values ?? [axis.frequency.seasonLength.value]).filter { $0 > 1 }
    let recipe = SeriesRecipe(
      kind: kind, length: length, seasons: lengths.isEmpty ? [12] : lengths, noise: noise,
      breaks: breaks, seed: seed)
    let omitted = recipe.gaps(share: gaps)
    let panel = try (0..<seriesCount).map { number in
      try TimeSeries(
        name: seriesCount == 1 ? kind.rawValue : "\(kind.rawValue)-\(number + 1)", axis: axis,
        seasonLength: seasons?.values.first ?? axis.frequency.seasonLength.value,
        channels: recipe.channels(series: number).map { channel in
          // A .tsf file has no rows that could be left out.
          guard to == .tsf && omitted.isEmpty == false else { return channel }
          return TimeSeries.Channel(
            name: channel.name, values: channel.values,
            missing: channel.values.indices.map(omitted.contains))
        })
    }
    var text = SeriesText(
      delimiter: .comma, isSpreadsheetSafe: false, seriesColumn: "unique_id",
      timeColumn: frequency == nil ? "step" : "ds", valueColumn: "y")
    text.omittedSteps = omitted
    let isLong = panel.count > 1
    let bytes =
      switch to {
      case .wide: try text.wide(panel, isLong: isLong)
      case .long: text.long(panel, isLong: true)
      case .tsf:
        try TSFText.bytes(
          of: panel,
          head: TSFText.Head(relation: kind.rawValue, series: nil, time: nil, horizon: nil),
          isLong: isLong || panel[0].channels.count == 1)
      }
    if let output, output != "-" {
      try DurableFile.write(bytes, to: output)
    } else {
      try StandardStream.output.write(bytes)
    }
  }

  private func axis() throws -> TimeAxis {
    guard let frequency else {
      return TimeAxis(start: .step(1), frequency: try Frequency(.step), style: .step)
    }
    let start = start ?? "2000-01-01"
    guard let axis = TimeAxis(startingAt: start, frequency: frequency) else {
      throw ValidationError(
        "--start '\(start)' is no date such as 2000-01-01 or 2000-01-01 12:00:00.")
    }
    return axis
  }
}
