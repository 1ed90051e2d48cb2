import Forecasting
import RecurrentNets
import SeriesData

/// A model of a study, by its name on the command line.
public struct StudyModel: Sendable {
  private enum Kind: Sendable {
    case automatic
    case network(CellKind)
    case baseline(any Baseline)
  }

  /// The name on the command line.
  public let name: String
  private let kind: Kind

  private init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// The model of a name; `nil` if there is none.
  public init?(name: String) {
    guard let model = Self.all.first(where: { $0.name == name }) else { return nil }
    self = model
  }

  /// Every model: networks and statistics together, networks, and statistical methods.
  public static let all: [StudyModel] =
    [
      StudyModel("auto", .automatic), StudyModel("rnn", .network(.rnnTanh)),
      StudyModel("gru", .network(.gru)), StudyModel("lstm", .network(.lstm)),
    ] + Baselines.all.map { StudyModel($0.keyword, .baseline($0)) }

  /// The name in tables.
  public var title: String {
    switch kind {
    case .automatic: name
    case .network(let cell): cell.title
    case .baseline(let baseline): baseline.name
    }
  }

  /// Whether it learns nothing across series and draws nothing: each series is then work by itself.
  public var isBaseline: Bool {
    if case .baseline = kind { true } else { false }
  }

  /// Whether it is a network that reads covariates, and has settings of its own.
  public var isNetwork: Bool {
    if case .network = kind { true } else { false }
  }

  /// The forecaster of one unit of work.
  ///
  /// - Parameter settings: those of the network; the default if `nil`.
  func forecaster(
    of panel: [TimeSeries], horizon: Int, holdout: Int, seed: UInt64, levels: [Double],
    settings: NetworkSettings?, resources: NetworkForecaster.Resources
  ) throws -> any Forecaster {
    switch kind {
    case .automatic:
      return try AutomaticForecaster(
        horizon: horizon, levels: levels, seed: seed, resources: resources)
    case .baseline(let baseline): return try BaselineForecaster(baseline, levels: levels)
    case .network(let cell):
      var settings = try settings ?? Self.standard(cell, seed: seed)
      if panel.count > 1 {
        settings.scalesEachSeries = true
        settings.contextLength =
          settings.contextLength
          ?? PanelContext.length(
            for: panel, horizon: horizon, holdout: holdout)
      }
      return try settings.forecaster(horizon: horizon, resources: resources)
    }
  }

  private static func standard(_ cell: CellKind, seed: UInt64) throws -> NetworkSettings {
    var settings = NetworkSettings(
      training: try TrainingOptions(optimiser: OptimiserConfiguration(), seed: seed))
    settings.cell = cell
    return settings
  }
}
