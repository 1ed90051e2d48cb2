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
  /// A card of so many bytes has room for thousands of columns, or for long seasons of dozens.
  private static let longestCard = 1 << 22

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

  /// Reads a model file that may hold anything.
  public init(path: String) throws(TensorFileError) {
    let file = try TensorFile(path: path)
    func text(_ key: String) throws(TensorFileError) -> String {
      guard let text = file.metadata[key] else {
        throw TensorFileError(.metadata(key: key, reason: "is missing"), in: path)
      }
      return text
    }
    let version = try text("format_version")
    guard version == Self.version else {
      throw TensorFileError(.otherVersion(found: version, known: Self.version), in: path)
    }
    card = try text("model")
    trainingOptions = try text("training")
    checksum = file.checksum
    do {
      let content = try Self.decode(card)
      let configuration = try content.configuration()
      transforms = try content.transforms()
      trainedOn = TrainedOn(
        columns: content.columns.map(\.name), frequency: try .init(parsing: content.frequency),
        seasonLength: content.seasonLength, pastCovariates: content.inputs?.plan.past ?? [],
        futureCovariates: content.inputs?.plan.future ?? [])
      try content.checkRanges()
      shape = try WindowShape(
        contextLength: content.contextLength,
        horizon: content.strategy == .recursive ? 1 : content.horizon)
      network = TrainedNetwork(
        configuration: configuration,
        parameters: try NetworkTensors(configuration).parameters(of: file.tensors, path: path))
      horizon = content.horizon
      self.content = content
    } catch let error as TensorFileError {
      throw error
    } catch {
      throw TensorFileError(.metadata(key: "model", reason: "is faulty: \(error)"), in: path)
    }
  }

  /// Writes a fitted network, whole or not at all.
  public static func write(_ fitted: FittedNetwork, to path: String) throws(FileError) {
    let network = fitted.training.network
    let file = TensorFile(
      metadata: [
        "format_version": version, "model": encode(ModelCard(fitted)),
        "training": encode(fitted.plan.settings.training),
      ],
      tensors: NetworkTensors(network.configuration).tensors(of: network.parameters))
    try file.write(to: path)
  }

  /// What the network's outputs mean, and what it is trained further with.
  public var loss: LossConfiguration { content.loss }

  /// The network ready to forecast.
  ///
  /// - Parameters:
  ///   - training: how it is trained further, should it be.
  ///   - resources: what it may use.
  public func fitted(
    training: TrainingOptions, resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> FittedNetwork {
    let settings = content.settings(training: training)
    return FittedNetwork(
      forecaster: try NetworkForecaster(settings, horizon: horizon, resources: resources),
      plan: NetworkPlan(settings, shape: shape, inputs: content.inputs?.plan ?? .none),
      transforms: transforms, inputs: content.inputs ?? .none, trainedOn: trainedOn,
      training: TrainingResult(
        of: network, trainingSteps: content.trainingSteps, options: training))
  }

  private static func decode(_ card: String) throws -> ModelCard {
    let bytes = Array(card.utf8)
    guard bytes.count <= longestCard else {
      throw ModelCardFault(description: "it has more than \(longestCard) bytes")
    }
    try JSONScanner.check(bytes, deepest: 12)
    do {
      return try JSONDecoder().decode(ModelCard.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw ModelCardFault(error)
    }
  }

  private static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      preconditionFailure("what was fitted is finite, but \(error)")
    }
  }
}

extension ModelCard {
  fileprivate func checkRanges() throws {
    guard 1...NetworkForecaster.longestHorizon ~= horizon else {
      throw ModelCardFault(description: "the horizon is \(horizon)")
    }
    guard contextLength >= 1, contextLength <= .max - horizon else {
      throw ModelCardFault(description: "the context length is \(contextLength)")
    }
    guard 1...TimeSeries.longestSeason ~= seasonLength else {
      throw ModelCardFault(description: "the season length is \(seasonLength)")
    }
    guard inputs?.isSound != false else {
      throw ModelCardFault(description: "the inputs and their scalers do not fit together")
    }
    guard trainingSteps >= 1 else {
      throw ModelCardFault(description: "the number of training steps is \(trainingSteps)")
    }
  }
}

extension ModelCardFault {
  fileprivate init(_ error: DecodingError) {
    let (context, key): (DecodingError.Context?, (any CodingKey)?) =
      switch error {
      case .keyNotFound(let key, let context): (context, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        (context, nil)
      @unknown default: (nil, nil)
      }
    let path = ((context?.codingPath ?? []) + (key.map { [$0] } ?? [])).map { key in
      key.intValue.map { "[\($0)]" } ?? key.stringValue
    }
    self.init(
      description: "'\(path.joined(separator: "."))': "
        + (key == nil ? context?.debugDescription ?? "\(error)" : "it is missing"))
  }
}
