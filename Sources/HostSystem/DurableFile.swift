#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes files whole or not at all.
///
/// The bytes go to a temporary name in the same folder, to the device, and by a rename into place;
/// then the folder is synchronised too, so that neither a full disk nor a power cut leaves half a
/// file. See ``PendingFile`` for a file that a child process writes.
public enum DurableFile {
  /// Writes `bytes` to `path`, replacing a file that stands there and keeping its permissions.
  ///
  /// A symbolic link stays, and the file it names is replaced. A pipe, a terminal or another device
  /// receives the bytes directly.
  ///
  /// - Parameter isLasting: whether a power cut right afterwards may not take the file.
  /// - Throws: ``FileError``; a file that stood at `path` is then as it was.
  public static func write(
    _ bytes: [UInt8], to path: String, isLasting: Bool = true
  ) throws(FileError) {
    try write([bytes], to: path, isLasting: isLasting)
  }

  /// Writes pieces one after the other to `path`, like ``write(_:to:isLasting:)-([UInt8],_,_)``, without putting them
  /// together in memory.
  package static func write(
    _ bytes: [[UInt8]], to path: String, isLasting: Bool = true
  ) throws(FileError) {
    if case .writtenThrough(let target) = try Destination(path) {
      return try writeThrough(bytes, to: target, path: path)
    }
    let pending = try PendingFile(at: path)
    try writeThrough(bytes, to: pending.temporaryPath, path: path)
    try pending.commit(isLasting: isLasting)
  }

  /// Writes `text` as UTF-8 to `path`, like ``write(_:to:isLasting:)-([UInt8],_,_)``.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  static func copy(from source: String, through target: String, path: String) throws(FileError) {
    var code: Int32 = 0
    guard let bytes = FileContents.read(source, code: &code) else {
      throw .from(code, path: path, action: "reading the temporary file")
    }
    try writeThrough([bytes], to: target, path: path)
  }

  static func writeThrough(
    _ pieces: [[UInt8]], to target: String, path: String
  ) throws(FileError) {
    var code: Int32 = 0
    guard let descriptor = SystemCalls.openFile(target, O_WRONLY, code: &code) else {
      throw .from(code, path: path, action: "opening the file")
    }
    for bytes in pieces where code == 0 { code = SystemCalls.writeAll(bytes, to: descriptor) }
    // Some network file systems report a full disk only when the file is closed.
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else { throw .from(code, path: path, action: "writing") }
  }
}

/// The bytes of whole files: small ones that the operating system provides, and images to be
/// checked.
package enum FileContents {
  /// All bytes of the file, or `nil` if it cannot be read.
  package static func bytes(at path: String) -> [UInt8]? {
    var code: Int32 = 0
    return read(path, code: &code)
  }

  /// The file as text without surrounding white space, or `nil` if it cannot be read.
  package static func text(at path: String) -> String? {
    bytes(at: path).map { bytes in
      let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
      let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
      let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }

  static func read(_ path: String, code: inout Int32) -> [UInt8]? {
    guard let descriptor = SystemCalls.openFile(path, O_RDONLY, code: &code) else { return nil }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      guard let next = SystemCalls.readSome(descriptor, atMost: 65536, code: &code) else {
        return nil
      }
      if next.isEmpty { return bytes }
      bytes += next
    }
  }
}
