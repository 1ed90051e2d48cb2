import RecurrentNets
import SeriesData
import TensorFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The card of a model file whose every line was checked, and the shapes of its tensors with it.
struct CheckedModelCard {
  let text: String, trainingOptions: String
  let content: ModelCard
  let configuration: NetworkConfiguration
  let transforms: [ChannelTransform]
  let trainedOn: TrainedOn
  /// The context, and the steps of one readout.
  let shape: WindowShape

  /// A card of so many bytes has room for thousands of columns, or for long seasons of dozens.
  private static let longest = 1 << 22

  /// - Parameter prefix: stands before the names of the network's tensors and texts, where a file holds several.
  init(
    _ outline: TensorFileOutline, prefix: String = "", path: String
  ) throws(TensorFileError) {
    try outline.checkVersion(path: path)
    let key = prefix + "model"
    text = try outline.text(key, path: path)
    trainingOptions = try outline.text(prefix + "training", path: path)
    do {
      content = try Self.decode(ModelCard.self, from: text)
      configuration = try content.configuration()
      transforms = try content.transforms()
      trainedOn = TrainedOn(
        columns: content.columns.map(\.name), frequency: try .init(parsing: content.frequency),
        seasonLength: content.seasonLength, pastCovariates: content.inputs?.plan.past ?? [],
        futureCovariates: content.inputs?.plan.future ?? [],
        staticCovariates: content.inputs?.plan.fixed.map(\.name) ?? [])
      try content.checkRanges()
      shape = try WindowShape(
        contextLength: content.contextLength,
        horizon: content.strategy == .recursive ? 1 : content.horizon)
    } catch {
      throw TensorFileError(.metadata(key: key, reason: "is faulty: \(error)"), in: path)
    }
    try NetworkTensors(configuration).check(
      outline.tensors.filter { $0.name.hasPrefix(prefix) }, prefix: prefix, path: path)
  }

  /// Decodes a card that may hold anything.
  static func decode<Card: Decodable>(_ type: Card.Type, from card: String) throws -> Card {
    let bytes = Array(card.utf8)
    guard bytes.count <= longest else {
      throw ModelCardFault(description: "it has more than \(longest) bytes")
    }
    try JSONScanner.check(bytes, deepest: 12)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw ModelCardFault(error)
    }
  }
}

extension TensorFileOutline {
  /// A text of the metadata that must be there.
  func text(_ key: String, path: String) throws(TensorFileError) -> String {
    guard let text = metadata[key] else {
      throw TensorFileError(.metadata(key: key, reason: "is missing"), in: path)
    }
    return text
  }

  /// Refuses another version of the format.
  func checkVersion(path: String) throws(TensorFileError) {
    let version = try text("format_version", path: path)
    guard version == ModelFile.version else {
      throw TensorFileError(.otherVersion(found: version, known: ModelFile.version), in: path)
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
    if let dilation = dilations?.max(), dilation > contextLength {
      throw ModelCardFault(
        description: "the dilation is \(dilation), but the context length \(contextLength)")
    }
    guard 1...TimeSeries.longestSeason ~= seasonLength else {
      throw ModelCardFault(description: "the season length is \(seasonLength)")
    }
    guard inputs?.isSound != false else {
      throw ModelCardFault(description: "the inputs and their scalers do not fit together")
    }
    let isCalibrated = levels.isEmpty == false && loss.tellsQuantiles == false
    guard (calibration != nil) == isCalibrated,
      calibration?.isSound(levels: levels.count, steps: horizon) != false
    else {
      throw ModelCardFault(description: "the widths of its intervals do not fit its levels")
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
