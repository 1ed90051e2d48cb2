public import HostSystem
public import NumericCore
public import RecurrentNets
import SeriesData
public import TensorFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A trained network in one safetensors file: parameters under PyTorch's names and in its order of gates,
/// configuration and scalers in the metadata, a format version, and a checksum.
///
/// Whatever a file holds, reading it takes no more time and memory than its size asks for, and ends with a
/// model or with a ``TensorFileError`` that names the file and the tensor.
public struct ModelFile: Sendable {
  /// The version of the format that is written, and the only one that is read.
  public static let version = "1"

  /// The checksum of the content, which tells models apart: `sha256:` and 64 hexadecimal digits.
  public let checksum: String
  /// Configuration and scalers as JSON with sorted keys.
  public let card: String
  /// How the network was trained, as JSON with sorted keys; for people, and not read again.
  public let trainingOptions: String
  /// The network with its sizes.
  public let network: TrainedNetwork<Float>
  /// What it learned from.
  public let trainedOn: TrainedOn
  /// Steps that it forecasts, H.
  public let horizon: Int
  /// Past steps that it reads.
  public var contextLength: Int { content.contextLength }
  let content: ModelCard
  private let transforms: [ChannelTransform]
  /// The context, and the steps of one readout.
  private let shape: WindowShape

  /// Reads a model file that may hold anything, but should hold one network.
  public init(path: String) throws(TensorFileError) {
    let found: String
    switch try StoredModel(path: path) {
    case .network(let model):
      self = model
      return
    case .ensemble: found = "several networks together"
    case .automatic: found = "networks and statistics together"
    }
    throw TensorFileError(.otherKind(found: found, needed: "a single network"), in: path)
  }

  /// The content of a file whose header was checked.
  ///
  /// - Parameter prefix: put before every name, where a file holds several networks.
  init(_ file: TensorFile, _ checked: CheckedModelCard, prefix: String = "") {
    checksum = file.checksum
    (card, trainingOptions) = (checked.text, checked.trainingOptions)
    (content, transforms) = (checked.content, checked.transforms)
    (trainedOn, shape) = (checked.trainedOn, checked.shape)
    horizon = content.horizon
    network = TrainedNetwork(
      configuration: checked.configuration,
      parameters: NetworkTensors(checked.configuration).parameters(of: file.tensors, prefix: prefix)
    )
  }

  /// Writes a fitted network, whole or not at all.
  public static func write(_ fitted: FittedNetwork, to path: String) throws(FileError) {
    let metadata = ["format_version": version].merging(metadata(of: fitted)) { first, _ in first }
    try TensorFile(metadata: metadata, tensors: tensors(of: fitted)).write(to: path)
  }

  /// What the metadata says of a network.
  static func metadata(of fitted: FittedNetwork, prefix: String = "") -> [String: String] {
    [
      prefix + "model": encode(ModelCard(fitted)),
      prefix + "training": encode(fitted.plan.settings.training),
    ]
  }

  /// The parameters of a network.
  static func tensors(of fitted: FittedNetwork, prefix: String = "") -> [StoredTensor] {
    let network = fitted.training.network
    return NetworkTensors(network.configuration).tensors(of: network.parameters, prefix: prefix)
  }

  /// What the network's outputs mean, and what it is trained further with.
  public var loss: LossConfiguration { content.loss }

  /// Whether it learned from several series, each in its own scale.
  public var scalesEachSeries: Bool { content.scalesEachSeries == true }

  /// The network ready to forecast.
  ///
  /// - Parameters:
  ///   - training: how it is trained further, should it be.
  ///   - weights: how much windows count then.
  ///   - resources: what it may use.
  public func fitted(
    training: TrainingOptions, weights: SeriesWeights = SeriesWeights(),
    resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> FittedNetwork {
    var settings = content.settings(training: training)
    settings.weights = weights
    var fitted = FittedNetwork(
      forecaster: try NetworkForecaster(settings, horizon: horizon, resources: resources),
      plan: NetworkPlan(
        settings, shape: shape, inputs: content.inputs?.plan ?? .none, columns: transforms.count),
      transforms: transforms, inputs: content.inputs ?? .none, trainedOn: trainedOn,
      training: TrainingResult(
        of: network, trainingSteps: content.trainingSteps, options: training))
    fitted.calibration = content.calibration
    return fitted
  }

  /// JSON with sorted keys.
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      preconditionFailure("what was fitted is finite, but \(error)")
    }
  }
}
