import ArgumentParser
import Forecasting
import SeriesData

/// Columns and files that hold covariates: what a network reads beside the columns that it forecasts.
struct CovariateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A column that is known up to the forecast; repeat the option for several.",
      valueName: "column"))
  var past: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      A column that is known through the horizon, in the last rows of the file, whose targets are empty, or in \
      --future-file; repeat the option for several. (hindsight fit needs no values of the horizon.)
      """, valueName: "column"))
  var future: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file with times and future columns alone, for the steps that are forecast.",
      valueName: "file"), completion: .file())
  var futureFile: String?

  @Option(
    name: .customLong("static"),
    help: ArgumentHelp(
      "A column that is the same in all rows of a series, a number or a category; repeat it for several.",
      valueName: "column"))
  var fixed: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file with one row for each series, for --static; without that, all of its columns.",
      valueName: "file"), completion: .file())
  var staticFile: String?

  func validate() throws {
    for path in files where path == "-" {
      throw ValidationError("Standard input holds the series: name a file of covariates.")
    }
  }

  /// The files that are read beside that of the series.
  var files: [String] { [futureFile, staticFile].compactMap(\.self) }

  /// What is read: where no past or future column is named, and nothing of what is static, those of a model.
  func columns(like model: TrainedOn? = nil) -> CovariateColumns {
    var columns = CovariateColumns()
    let isNamed = past.isEmpty == false || future.isEmpty == false
    columns.past = isNamed ? past : model?.pastCovariates ?? []
    columns.future = isNamed ? future : model?.futureCovariates ?? []
    columns.fixed =
      fixed.isEmpty && staticFile == nil ? model?.staticCovariates ?? [] : fixed
    columns.futureFile = futureFile
    columns.staticFile = staticFile
    return columns
  }

  /// Refuses a file of future values that nothing is read of.
  func check(_ columns: CovariateColumns) throws {
    guard columns.futureFile == nil || columns.future.isEmpty == false else {
      throw ValidationError("--future-file holds the columns of --future; name them.")
    }
  }

  /// Whether there are none.
  var isEmpty: Bool { columns().isEmpty }
}
