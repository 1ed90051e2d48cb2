package import HostSystem

/// A safetensors file: named tensors and a dictionary of texts, under a checksum.
///
/// The checksum covers the content, whatever the order in which another program writes it again: the
/// texts but itself by their keys, then the tensors by their names.
package struct TensorFile: Sendable {
  package static let checksumKey = "checksum"
  /// Texts by key, without the checksum.
  package let metadata: [String: String]
  /// In order of their bytes in the file.
  package let tensors: [StoredTensor]

  package init(metadata: [String: String], tensors: [StoredTensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// The bytes of the file in pieces: the header's length, the header, and the tensors one after the other.
  package var pieces: [[UInt8]] {
    var texts = metadata
    texts[Self.checksumKey] = checksum
    let entries = texts.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(quoted($1))" }
    var members = ["\"__metadata__\":{\(entries.joined(separator: ","))}"]
    var offset = 0
    for tensor in tensors {
      let end = offset + tensor.bytes.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(tensor.name)):{\"dtype\":\"\(tensor.element.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    // The data begins at a multiple of eight bytes, so that it can be mapped into memory.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    return [length, header] + tensors.map(\.bytes)
  }

  /// Writes the file, whole or not at all.
  package func write(to path: String) throws(FileError) {
    try DurableFile.write(pieces, to: path)
  }

  /// The checksum of the content: `sha256:` and 64 hexadecimal digits.
  package var checksum: String {
    var hash = SHA256()
    func take(_ text: String) {
      let bytes = Array(text.utf8)
      hash.update(Array("\(bytes.count):".utf8)[...])
      hash.update(bytes[...])
    }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      take(key)
      take(value)
    }
    for tensor in tensors.sorted(by: { $0.name < $1.name }) {
      take(tensor.name)
      take("\(tensor.element.rawValue)\(tensor.shape)")
      hash.update(tensor.bytes[...])
    }
    return "sha256:" + hash.finish()
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
