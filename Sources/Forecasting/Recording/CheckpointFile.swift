import TensorFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The checkpoint of a run in a safetensors file: `1.parameters`, `1.moment.0`, … of the first training, then
/// those of the second, and a text for each in the metadata.
enum CheckpointFile {
  private static let versionKey = "checkpoint_version", version = "1"
  private static let countKey = "trainings"
  /// A run trains each of its networks twice; more would be another program's.
  private static let most = 2 * EnsembleSettings.mostNetworks

  /// The bytes, in pieces, of the trainings of a run, first to last.
  static func pieces(of trainings: [StoredTraining]) throws -> [[UInt8]] {
    var metadata = [versionKey: version, countKey: "\(trainings.count)"]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for (index, training) in trainings.enumerated() {
      metadata[key(index)] = String(
        decoding: try encoder.encode(training.card), as: UTF8.self)
    }
    return TensorFile(
      metadata: metadata,
      tensors: trainings.enumerated().flatMap { $1.tensors(prefix: prefix($0)) }
    ).pieces
  }

  /// Reads a file that may hold anything; moments need not be finite, for they may overflow.
  static func read(_ path: String) throws -> [StoredTraining] {
    let file = try TensorFile(path: path, admitsNotFinite: true)
    func text(_ key: String) throws(TensorFileError) -> String {
      guard let text = file.metadata[key] else {
        throw TensorFileError(.metadata(key: key, reason: "is missing"), in: path)
      }
      return text
    }
    let found = try text(versionKey)
    guard found == version else {
      throw TensorFileError(.otherVersion(found: found, known: version), in: path)
    }
    guard let count = Int(try text(countKey)), 1...most ~= count else {
      throw TensorFileError(.metadata(key: countKey, reason: "is no count of trainings"), in: path)
    }
    return try (0..<count).map { index in
      let bytes = Array(try text(key(index)).utf8)
      do {
        try JSONScanner.check(bytes, deepest: 8)
        let card = try JSONDecoder().decode(StoredTraining.Card.self, from: Data(bytes))
        return StoredTraining(card, tensors: file.tensors, prefix: prefix(index))
      } catch {
        throw TensorFileError(
          .metadata(key: key(index), reason: "is faulty: \(error)"), in: path)
      }
    }
  }

  private static func prefix(_ index: Int) -> String { "\(index + 1)." }

  private static func key(_ index: Int) -> String { "training.\(index + 1)" }
}
