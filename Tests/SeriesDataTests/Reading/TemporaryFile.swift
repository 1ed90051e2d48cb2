import Foundation
import SeriesData

/// A file in a folder of its own that is removed with it.
final class TemporaryFile {
  let path: String
  private let folder: URL

  init(_ bytes: some Sequence<UInt8>, name: String = "x.csv") throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("series-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    path = file.path
    try Data(bytes).write(to: file)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

/// What reading a text gives.
func reading(_ text: String, _ options: CSVReader.Options = .init()) throws -> SeriesReading {
  try CSVReader.read(path: TemporaryFile(text.utf8).path, options: options)
}

/// The message of reading bytes, with the temporary folder taken out; `nil` if they can be read.
func message(_ bytes: some Sequence<UInt8>, _ options: CSVReader.Options = .init()) throws
  -> String?
{
  let file = try TemporaryFile(bytes)
  do throws(ReadError) {
    _ = try CSVReader.read(path: file.path, options: options)
    return nil
  } catch {
    return error.description.replacingOccurrences(of: file.path, with: "x.csv")
  }
}
