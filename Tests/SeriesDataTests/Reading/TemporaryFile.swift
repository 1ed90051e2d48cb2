import Foundation
import SeriesData

/// Runs `body` with the path of a file of these bytes, in a folder of its own that is removed afterwards.
func withTemporaryFile<Result>(
  _ bytes: some Sequence<UInt8>, name: String = "x.csv", _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("series-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(bytes).write(to: file)
  return try body(file.path)
}

/// What reading a text gives.
func reading(
  _ text: String, name: String = "x.csv", _ options: CSVReader.Options = .init()
) throws -> SeriesReading {
  try withTemporaryFile(text.utf8, name: name) { try CSVReader.read(path: $0, options: options) }
}

/// The message of reading bytes, with the temporary folder taken out; `nil` if they can be read.
///
/// `read` may read in another way than with the default buffer.
func message(
  _ bytes: some Sequence<UInt8>, _ options: CSVReader.Options = .init(),
  read: (String, CSVReader.Options) throws(ReadError) -> SeriesReading = {
    path, options throws(ReadError) in try CSVReader.read(path: path, options: options)
  }
) throws -> String? {
  try withTemporaryFile(bytes) { path in
    do throws(ReadError) {
      _ = try read(path, options)
      return nil
    } catch {
      return error.description.replacingOccurrences(of: path, with: "x.csv")
    }
  }
}
