public import Forecasting
public import SeriesData

/// What a study consists of: files × models × horizons × seeds.
public struct StudyPlan: Sendable {
  /// The files, each of one series or many; they are read one by one.
  public var files: [String]
  /// How files are read.
  public var reading: CSVReader.Options
  /// The models, each once.
  public var models: [StudyModel]
  /// The steps that are forecast, each number once.
  public var horizons: [Int]
  /// The seeds of models that draw random numbers, each once.
  public var seeds: [UInt64]
  /// The steps at the end of each series on which models are judged; as many as the horizon if `nil`.
  public var holdout: Int?
  /// The levels of prediction intervals, in percent, where a model tells any.
  public var levels: [Double]
  /// Where all forecasts are brought; a series that breaks them is refused.
  public var bounds: ForecastBounds
  /// The settings of networks, by the name of the model and by seed; the default where there are none.
  public var networks: [String: [UInt64: NetworkSettings]]
  /// The version of the program, which decides what models forecast.
  public var version: String
  /// The command that repeats the study.
  public var command: String

  /// A study.
  public init(
    files: [String], reading: CSVReader.Options = .init(), models: [StudyModel], horizons: [Int],
    seeds: [UInt64] = [1], holdout: Int? = nil, levels: [Double] = [],
    bounds: ForecastBounds = .none, networks: [String: [UInt64: NetworkSettings]] = [:],
    version: String, command: String
  ) {
    precondition(!files.isEmpty && !models.isEmpty && !horizons.isEmpty && !seeds.isEmpty)
    self.files = files
    self.reading = reading
    self.models = models
    self.horizons = horizons
    self.seeds = seeds
    self.holdout = holdout
    self.levels = levels
    self.bounds = bounds
    self.networks = networks
    self.version = version
    self.command = command
  }

  /// The steps on which a model of a horizon is judged.
  func holdout(of horizon: Int) -> Int { holdout ?? horizon }
}

/// One piece of a study that is done, and kept, as a whole.
///
/// A method that learns nothing across series is asked for each series by itself; a network learns from all
/// series of a file at once.
struct StudyUnit: Sendable, Hashable {
  /// The number in the study, from 1.
  let id: Int
  let file: Int
  /// The position of the series in the file; `nil` for all of them.
  let series: Int?
  let model: Int
  let horizon: Int
  /// `nil` where nothing is drawn.
  let seed: UInt64?
}

extension StudyPlan {
  /// All units, in an order that depends on the plan and the numbers of series only.
  func units(seriesCounts: [Int]) -> [StudyUnit] {
    var units: [StudyUnit] = []
    for horizon in horizons {
      for (model, choice) in models.enumerated() {
        for file in files.indices where seriesCounts[file] > 0 {
          let series = choice.isBaseline ? (0..<seriesCounts[file]).map(Optional.some) : [nil]
          let seeds = choice.isBaseline ? [nil] : seeds.map(Optional.some)
          for series in series {
            for seed in seeds {
              units.append(
                StudyUnit(
                  id: units.count + 1, file: file, series: series, model: model, horizon: horizon,
                  seed: seed))
            }
          }
        }
      }
    }
    return units
  }
}
