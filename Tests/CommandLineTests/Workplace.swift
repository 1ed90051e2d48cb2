import Foundation

/// A folder of its own for one test, removed with what is in it.
final class Workplace {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "hindsight-program-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: file(name))))
  }

  func put(_ bytes: [UInt8], at name: String) throws {
    try Data(bytes).write(to: URL(filePath: file(name)))
  }

  func put(_ text: String, at name: String) throws { try put(Array(text.utf8), at: name) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
  }

  func allow(_ permissions: Int, _ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: file(name))
  }

  /// An executable of a few lines of shell.
  func makeProgram(_ lines: String, at name: String) throws {
    try put("#!/bin/sh\n\(lines)\n", at: name)
    try allow(0o755, name)
  }

  /// The names in the folder, hidden ones included, sorted.
  func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }
}

/// The series that are shipped.
enum Dataset {
  /// The files of series in `datasets`.
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: path(""))) ?? [])
    .filter { $0.hasSuffix(".csv") }.sorted()

  /// The path of a file in `datasets`.
  static func path(_ name: String) -> String { Repository.path("datasets/\(name)") }
}

/// The files around the sources.
enum Repository {
  /// The path of a file, from its path in the repository.
  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: name).path
  }
}
