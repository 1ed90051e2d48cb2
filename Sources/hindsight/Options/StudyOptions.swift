import ArgumentParser
import Forecasting
import Reporting
import SeriesData
import Studies

extension ReportPlots: ExpressibleByArgument {}

/// What a study consists of and where it goes.
struct StudyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The models, with commas between: \(StudyModel.all.map(\.name).joined(separator: ", ")).",
      valueName: "names"),
    completion: .list(StudyModel.all.map(\.name)), transform: ModelList.init)
  var models: ModelList

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Steps to forecast; several with commas between.", valueName: "steps"),
    transform: { try WholeList($0, of: "--horizon", atLeast: 1) })
  var horizon: WholeList

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What networks draw their random numbers from; several with commas between. (default: 1)",
      valueName: "numbers"),
    transform: { try WholeList($0, of: "--seeds", atLeast: 0) })
  var seeds = WholeList(values: [1])

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps at the end of each series on which models are judged. (default: the horizon)",
      valueName: "steps"))
  var holdout: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the study, which is made.", valueName: "folder"),
    completion: .directory)
  var out: String

  @Option(
    help: ArgumentHelp(
      "Which series the report draws: the best and the worst ten, all, or none.",
      valueName: "which"))
  var plots = ReportPlots.extremes

  @Option(
    help: ArgumentHelp(
      "Read files and options from this YAML file, as keys without the hyphens.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  func validate() throws {
    let most = NetworkForecaster.longestHorizon
    try OptionCheck.whole("--holdout", holdout, atMost: most)
    try OptionCheck.whole("--horizon", horizon.values.max(), atMost: most)
  }

  /// Refuses what cannot be read again when the study goes on, and what would be counted twice.
  func checkFiles(_ files: [String]) throws {
    if files.contains("-") {
      throw ValidationError(
        "A study reads its files again when it goes on: standard input will not do. Name a file.")
    }
    var seen: Set<String> = []
    if let twice = files.first(where: { seen.insert($0).inserted == false }) {
      throw ValidationError("'\(twice)' is named twice. Name each file once.")
    }
  }
}

/// Models by their names.
struct ModelList {
  let models: [StudyModel]

  init(_ text: String) throws {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    models = try names.map { name in
      guard let model = StudyModel(name: name) else {
        throw ValidationError(
          "--models: there is no model \(Excerpt(name)). "
            + NearestNames.advice(on: name, among: StudyModel.all.map(\.name)))
      }
      return model
    }
    try checkDistinct(names, of: "--models")
  }
}

/// Whole numbers.
struct WholeList {
  let values: [Int]

  init(values: [Int]) { self.values = values }

  init(_ text: String, of option: String, atLeast least: Int) throws {
    values = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let value = Int(part) else {
        throw ValidationError("\(option): \(Excerpt(part)) is not a whole number.")
      }
      try OptionCheck.whole(option, value, atLeast: least)
      return value
    }
    try checkDistinct(values, of: option)
  }
}

/// Refuses a list that names something twice.
func checkDistinct(_ values: [some Hashable], of option: String) throws {
  guard Set(values).count == values.count else {
    throw ValidationError("\(option) names something twice.")
  }
}
