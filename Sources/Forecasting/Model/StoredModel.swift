public import HostSystem
import RecurrentNets
public import TensorFiles

/// What a model file holds: one network, several together, or networks and statistics together.
public enum StoredModel: Sendable {
  case network(ModelFile)
  case ensemble(EnsembleModel)
  case automatic(AutomaticModel)

  /// Reads a model file that may hold anything.
  public init(path: String) throws(TensorFileError) {
    var checked: Checked?
    let file = try TensorFile(path: path) { outline throws(TensorFileError) in
      checked =
        if outline.metadata[AutomaticModel.key] != nil {
          .automatic(try CheckedAutomaticCard(outline, path: path))
        } else if outline.metadata[EnsembleModel.key] != nil {
          .ensemble(try CheckedEnsembleCard(outline, path: path))
        } else {
          .network(try CheckedModelCard(outline, path: path))
        }
    }
    switch checked {
    case .network(let card)?: self = .network(ModelFile(file, card))
    case .ensemble(let cards)?: self = .ensemble(EnsembleModel(file, cards))
    case .automatic(let card)?: self = .automatic(try AutomaticModel(file, card, path: path))
    case nil: preconditionFailure("a file was read whose header was not")
    }
  }

  private enum Checked {
    case network(CheckedModelCard)
    case ensemble(CheckedEnsembleCard)
    case automatic(CheckedAutomaticCard)
  }

  /// Writes what was fitted, whole or not at all.
  ///
  /// - Precondition: it is what a model file can hold.
  public static func write(
    _ fitted: any FittedForecaster, to path: String
  ) throws(FileError) {
    switch fitted {
    case let network as FittedNetwork: try ModelFile.write(network, to: path)
    case let networks as FittedEnsemble: try EnsembleModel.write(networks, to: path)
    case let both as FittedAutomatic: try AutomaticModel.write(both, to: path)
    default: preconditionFailure("\(type(of: fitted)) is in no model file")
    }
  }

  /// The checksum of the content, which tells models apart.
  public var checksum: String {
    switch self {
    case .network(let model): model.checksum
    case .ensemble(let model): model.checksum
    case .automatic(let model): model.checksum
    }
  }

  /// What the file says, but for parameters.
  public var facts: [ModelFile.Fact] {
    switch self {
    case .network(let model): model.facts
    case .ensemble(let model): model.facts
    case .automatic(let model): model.facts
    }
  }

  /// The matrices of the networks by PyTorch's names, after the number of the network where there are several.
  public var matrices: [StoredMatrix] {
    switch self {
    case .network(let model): StoredMatrix.all(of: model.network)
    case .ensemble(let model):
      model.members.enumerated().flatMap { number, member in
        StoredMatrix.all(of: member.network, prefix: EnsembleModel.prefix(number))
      }
    case .automatic(let model):
      model.networks.enumerated().flatMap { number, network in
        StoredMatrix.all(of: network, prefix: "networks.\(number).")
      }
    }
  }
}

/// A matrix of a model file.
public struct StoredMatrix: Sendable, Hashable {
  /// PyTorch's name, perhaps after the number of a network.
  public let name: String
  /// Its size.
  public let rows: Int, columns: Int
  let values: ArraySlice<Float>

  static func all(of network: TrainedNetwork<Float>, prefix: String = "") -> [StoredMatrix] {
    ParameterLayout(network.configuration).slices.map {
      StoredMatrix(
        name: prefix + $0.name, rows: $0.rows, columns: $0.columns,
        values: network.parameters[$0.range])
    }
  }
}

extension AutomaticModel {
  /// What the file says, but for the parameters of the networks and the errors.
  public var facts: [ModelFile.Fact] {
    let shares = content.shares
    var facts = [
      ModelFile.Fact(name: "forecaster", value: "auto: networks and statistics"),
      ModelFile.Fact(name: "horizon", value: "\(horizon)"),
      ModelFile.Fact(name: "frequency", value: "\(frequency)"),
      ModelFile.Fact(name: "season length", value: "\(seasonLength)"),
      ModelFile.Fact(name: "share of networks", value: "\(shares.networks)"),
      ModelFile.Fact(name: "share of statistics", value: "\(shares.statistics)"),
      ModelFile.Fact(name: "share of seasonal median", value: "\(shares.seasonalMedian)"),
      ModelFile.Fact(name: "share of seasonal naive", value: "\(shares.seasonalNaive)"),
      ModelFile.Fact(name: "share of the year before", value: "\(content.yearShare)"),
      ModelFile.Fact(name: "held-out ends", value: "\(content.heldOutEnds)"),
      ModelFile.Fact(
        name: "levels",
        value: content.levels.isEmpty
          ? "none" : content.levels.map(plainText).joined(separator: ", ")),
      ModelFile.Fact(name: "networks", value: "\(networks.count)"),
    ]
    if let card = content.networks, let network = networks.first {
      facts += [
        ModelFile.Fact(name: "cell", value: network.configuration.cell.title),
        ModelFile.Fact(name: "hidden size", value: "\(card.hiddenSize)"),
        ModelFile.Fact(
          name: "parameters of each", value: "\(network.configuration.parameterCount)"),
        ModelFile.Fact(name: "steps from one state to the next", value: "\(card.stride)"),
        ModelFile.Fact(name: "lags", value: "\(card.lags)"),
        ModelFile.Fact(
          name: "long season", value: card.longSeason.map { "\($0)" } ?? "none"),
      ]
    }
    return facts
  }
}
