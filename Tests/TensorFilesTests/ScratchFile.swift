import Foundation

/// A file in a place of its own for one test, removed with it.
final class ScratchFile {
  let path = NSTemporaryDirectory() + "hindsight-\(UUID().uuidString).safetensors"

  init() {}

  init(_ bytes: [UInt8]) throws { try put(bytes) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
}

/// The bytes of a file with a given header, and data behind it.
func fileBytes(_ header: String, data: [UInt8] = []) -> [UInt8] {
  let count = header.utf8.count
  return (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + Array(header.utf8) + data
}
