import ArgumentParser
import Forecasting
import SeriesData

/// What is read, and how: shared by the commands that train or forecast.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      A CSV file with a header: times and one or more columns of numbers, or series one below the other; or \
      a .tsf file. May be compressed by gzip; - for standard input. Several files hold the same columns.
      """, valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt", "tsf", "gz"]))
  var files: [String]

  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Text") var text: TextOptions
  @OptionGroup(title: "Rows") var rows: RowOptions
  @OptionGroup(title: "Covariates") var covariates: CovariateOptions

  @Option(
    help: ArgumentHelp(
      """
      The last time that is known, written as in the file: forecast from there, as if later rows were still \
      to come. (default: the last row)
      """, valueName: "time"))
  var origin: String?

  /// The paths of all files that are read.
  var paths: [String] { files.map { $0 == "-" ? "/dev/stdin" : $0 } + covariates.files }

  /// The name of the input in documents.
  var name: String { files[0] == "-" ? "standard input" : files[0] }

  func validate() throws {
    for path in paths { try OptionCheck.distinct(rows.files, from: path) }
  }

  /// Reads the files and says what was inferred.
  ///
  /// - Parameters:
  ///   - threads: the most that read.
  ///   - weights: which may stand in a column.
  ///   - model: whose columns and covariates to look for where none are given.
  func read(
    saying console: Console, threads: Int?, weighing weights: WeightOptions? = nil,
    like model: TrainedOn? = nil
  ) throws -> SeriesReading {
    var options = series.readerOptions(text, rows, targets: model?.columns ?? [])
    options.origin = origin
    options.threads = threads
    options.covariates = covariates.columns(like: model)
    options.covariates.weights = weights?.weightColumn
    try covariates.check(options.covariates)
    let reading = try CSVReader.read(paths: files, options: options)
    try rows.write(reading.refused, console: console)
    console.describe(reading)
    return reading
  }

  /// Reads one or more series, and checks that they are like those that networks and statistics learned from.
  func read(
    for model: AutomaticModel, saying console: Console, threads: Int?
  ) throws -> SeriesReading {
    let reading = try read(saying: console, threads: threads)
    for series in reading.panel { try model.check(series) }
    return reading
  }

  /// Reads one or more series with the columns of a network, and checks that they are like those it learned from.
  ///
  /// - Parameter scalesEachSeries: whether it learned from several series, each in its own scale.
  func read(
    likeThoseOf trainedOn: TrainedOn, scalesEachSeries: Bool, saying console: Console,
    threads: Int?,
    weighing weights: WeightOptions? = nil
  ) throws -> SeriesReading {
    do {
      let reading = try read(
        saying: console, threads: threads, weighing: weights, like: trainedOn)
      guard reading.isLong == false || scalesEachSeries else {
        throw ValidationError(
          "The model learned from one series, in its scale, and this input holds several. Give one of them, or train "
            + "a model on several.")
      }
      for series in reading.panel { try trainedOn.check(series) }
      return reading
    } catch let error as ReadError {
      if series.target.isEmpty, let mismatch = ModelMismatch(error) { throw mismatch }
      throw error
    }
  }
}
