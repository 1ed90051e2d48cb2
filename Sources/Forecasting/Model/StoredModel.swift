import RecurrentNets
public import TensorFiles

/// What a model file holds: one network, or networks and statistics together.
public enum StoredModel: Sendable {
  case network(ModelFile)
  case automatic(AutomaticModel)

  /// Reads a model file that may hold anything.
  public init(path: String) throws(TensorFileError) {
    var checked: Checked?
    let file = try TensorFile(path: path) { outline throws(TensorFileError) in
      checked =
        outline.metadata[AutomaticModel.key] == nil
        ? .network(try CheckedModelCard(outline, path: path))
        : .automatic(try CheckedAutomaticCard(outline, path: path))
    }
    switch checked {
    case .network(let card)?: self = .network(ModelFile(file, card))
    case .automatic(let card)?: self = .automatic(try AutomaticModel(file, card, path: path))
    case nil: preconditionFailure("a file was read whose header was not")
    }
  }

  private enum Checked {
    case network(CheckedModelCard)
    case automatic(CheckedAutomaticCard)
  }

  /// The checksum of the content, which tells models apart.
  public var checksum: String {
    switch self {
    case .network(let model): model.checksum
    case .automatic(let model): model.checksum
    }
  }

  /// What the file says, but for parameters.
  public var facts: [ModelFile.Fact] {
    switch self {
    case .network(let model): model.facts
    case .automatic(let model): model.facts
    }
  }

  /// The matrices of the networks by PyTorch's names, after the number of the network where there are several.
  public var matrices: [StoredMatrix] {
    switch self {
    case .network(let model): StoredMatrix.all(of: model.network)
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
