import CGnuplot
import HostSystem

/// A gnuplot script: lines of commands, and datablocks of numbers.
struct Script {
  /// One piece of the script, in order.
  enum Piece: Equatable {
    /// Commands, each ending with a newline.
    case commands(String)
    /// The datablock `$name`: rows of equally many numbers.
    case datablock(name: String, rows: [[Double]])
  }

  private(set) var pieces: [Piece] = []

  /// Appends one command.
  mutating func add(_ line: String) { pieces.append(.commands(line + "\n")) }

  /// Appends a datablock; there must be a row.
  mutating func addDatablock(_ name: String, rows: [[Double]]) {
    pieces.append(.datablock(name: name, rows: rows))
  }

  /// Writes the script to a file, whole or not at all.
  func write(to path: String, isLasting: Bool = true) throws(FileError) {
    let pending = try PendingFile(at: path)
    let writer = try ScriptWriter.open(pending.temporaryPath, path: path)
    for piece in pieces { try writer.send(piece) }
    try writer.finish()
    try pending.commit(isLasting: isLasting)
  }
}

/// The stream of the gnuplot-iostream library into one file.
///
/// It owns the library's object, hands it to nobody, and frees it once.
@safe private struct ScriptWriter: ~Copyable {
  private let stream: OpaquePointer
  private let path: String

  private init(_ stream: OpaquePointer, path: String) {
    unsafe self.stream = unsafe stream
    self.path = path
  }

  /// Opens the temporary file that becomes the script at `path`.
  static func open(_ temporaryPath: String, path: String) throws(FileError) -> ScriptWriter {
    var opened: OpaquePointer?
    let status = unsafe cg_open(temporaryPath, &opened)
    guard let stream = unsafe opened else {
      throw .failed(path: path, action: "opening the script", reason: "memory ran out")
    }
    let writer = unsafe ScriptWriter(stream, path: path)
    try writer.check(status)
    return writer
  }

  deinit { unsafe cg_close(stream) }

  func send(_ piece: Script.Piece) throws(FileError) {
    switch piece {
    case .commands(let text):
      let bytes = Array(text.utf8)
      try check(
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe cg_text(
            stream, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        })
    case .datablock(let name, let rows):
      let values = rows.flatMap { $0 }
      let columns = rows.first?.count ?? 0
      precondition(
        values.count == rows.count * columns,
        "datablock: \(values.count) numbers in \(rows.count) rows of \(columns)")
      try check(unsafe cg_datablock(stream, name, rows.count, columns, values))
    }
  }

  func finish() throws(FileError) { try check(unsafe cg_flush(stream)) }

  private func check(_ status: cg_status) throws(FileError) {
    guard status != CG_OK else { return }
    let number = unsafe cg_error_number(stream)
    if number != 0 { throw .from(number, path: path, action: "writing the script") }
    let reason = unsafe String(cString: cg_message(stream))
    throw .failed(path: path, action: "writing the script", reason: reason)
  }
}

extension Script {
  /// The script as gnuplot reads it from a stream.
  var text: String {
    pieces.map { piece in
      switch piece {
      case .commands(let text): text
      case .datablock(let name, let rows):
        "$\(name) << EOD\n"
          + rows.map { $0.map(\.description).joined(separator: " ") + "\n" }.joined() + "EOD\n"
      }
    }.joined()
  }
}
