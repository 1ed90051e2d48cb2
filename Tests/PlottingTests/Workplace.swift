import Foundation
import Plotting
import Testing

/// A folder of its own for one test, removed with what is in it.
final class Workplace {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "hindsight-plots-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: file(name))) }

  /// The names in the folder, hidden ones included, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// A program of a few lines of shell in place of gnuplot.
  func program(_ lines: String, timeLimitSeconds: Int = 120) throws -> GnuplotProgram {
    let path = file("fake-gnuplot")
    try "#!/bin/sh\n\(lines)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return GnuplotProgram(path, timeLimitSeconds: timeLimitSeconds)
  }
}

/// Whether the real gnuplot is here to be tested with.
let hasGnuplot = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }

extension Figure {
  /// A panel with one curve through `values`, at positions 0, 1, 2 and so on.
  static func simple(
    title: String = "A title", label: String = "value", _ values: [Double],
    scale: VerticalAxis.Scale = .linear
  ) -> Figure {
    let points = values.enumerated().map { Point(x: Double($0.offset), y: $0.element) }
    return Figure(
      title: title,
      panels: [
        Panel(
          horizontal: HorizontalAxis(.number, label: "step"),
          vertical: VerticalAxis(label: label, scale: scale),
          marks: [.curve(Curve(.observed, label: "observed", points: points))])
      ])
  }
}
