public import HostSystem
public import RecurrentNets
import SeriesData
import TensorFiles

/// Several networks that forecast together in one safetensors file: of each what a ``ModelFile`` holds, after its
/// number, and how their forecasts become one.
///
/// A file is read as a ``ModelFile`` is, without trust.
public struct EnsembleModel: Sendable {
  /// The checksum of the content, which tells models apart: `sha256:` and 64 hexadecimal digits.
  public let checksum: String
  /// The networks, in order; they have learned from the same columns, and forecast the same horizon.
  public let members: [ModelFile]
  let content: EnsembleCard

  /// The key of the card, which tells these files from those of one network.
  static let key = "ensemble"
  static func prefix(_ number: Int) -> String { "members.\(number)." }

  /// Steps that are forecast, H.
  public var horizon: Int { members[0].horizon }
  /// What the networks learned from.
  public var trainedOn: TrainedOn { members[0].trainedOn }
  /// Whether they learned from several series, each in its own scale.
  public var scalesEachSeries: Bool { members[0].scalesEachSeries }

  /// Writes trained networks, whole or not at all.
  public static func write(_ fitted: FittedEnsemble, to path: String) throws(FileError) {
    var metadata = [
      "format_version": ModelFile.version, key: ModelFile.encode(EnsembleCard(fitted)),
    ]
    for (number, network) in fitted.networks.enumerated() {
      metadata.merge(ModelFile.metadata(of: network, prefix: prefix(number))) { first, _ in first }
    }
    let tensors = fitted.networks.enumerated().flatMap { number, network in
      ModelFile.tensors(of: network, prefix: prefix(number))
    }
    try TensorFile(metadata: metadata, tensors: tensors).write(to: path)
  }

  /// The content of a file whose header was checked.
  init(_ file: TensorFile, _ checked: CheckedEnsembleCard) {
    checksum = file.checksum
    content = checked.content
    members = checked.members.enumerated().map { number, card in
      ModelFile(file, card, prefix: Self.prefix(number))
    }
  }

  /// The networks ready to forecast.
  ///
  /// - Parameters:
  ///   - training: how they are trained further, should they be; each from a seed of its own.
  ///   - weights: how much windows count then.
  ///   - resources: what they may use.
  public func fitted(
    training: TrainingOptions, weights: SeriesWeights = SeriesWeights(),
    resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> FittedEnsemble {
    var networks: [FittedNetwork] = []
    for member in members {
      var own = training
      own.seed = EnsembleSettings.seed(ofNetwork: networks.count, from: training.seed)
      networks.append(try member.fitted(training: own, weights: weights, resources: resources))
    }
    return FittedEnsemble(
      networks: networks, combination: content.combination, weights: content.weights)
  }

  /// What the file says, but for parameters: what all networks share, and of each what they do not.
  public var facts: [ModelFile.Fact] {
    let all = members.map(\.facts)
    var facts = [
      ModelFile.Fact(
        name: "forecaster",
        value: EnsembleForecaster.name(
          of: members.count, members[0].network.configuration.cell.title)),
      ModelFile.Fact(name: "combined by", value: content.combination.rawValue),
    ]
    if content.combination == .validation {
      facts += content.weights.shares.enumerated().map {
        ModelFile.Fact(name: "network \($0 + 1): weight", value: "\($1)")
      }
    }
    for fact in all[0] {
      let values = all.map { facts in facts.first { $0.name == fact.name }?.value ?? "none" }
      facts +=
        Set(values).count == 1
        ? [fact]
        : values.enumerated().map {
          ModelFile.Fact(name: "network \($0 + 1): \(fact.name)", value: $1)
        }
    }
    return facts
  }
}
