#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file to which lines are added one by one, each with one call, so that a reader sees whole lines.
///
/// One process at a time writes a regular file; a pipe or a device takes the lines as they come.
package final class LineLog: Sendable {
  private let path: String
  private let descriptor: Int32
  private let isRegular: Bool

  /// Opens a file, or makes it; what it holds stays until ``keep(_:)``.
  package init(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .invalidPath(path) }
    var code: Int32 = 0
    let flags = O_WRONLY | O_CREAT | O_APPEND
    guard let descriptor = SystemCalls.openFile(path, flags, code: &code) else {
      throw .from(code, path: path, action: "opening the file")
    }
    self.path = path
    self.descriptor = descriptor
    isRegular = SystemCalls.status(path, code: &code)?.isRegular ?? false
    if isRegular, let error = SystemCalls.takeLock(descriptor, path: path) { throw error }
  }

  deinit { SystemCalls.closeLocked(descriptor) }

  /// Adds a line.
  package func add(_ line: String) throws(FileError) {
    try check(SystemCalls.writeAll(Array("\(line)\n".utf8), to: descriptor), "writing")
  }

  /// The bytes of the file; none of a pipe or a device.
  package func bytes() -> [UInt8] { isRegular ? FileContents.bytes(at: path) ?? [] : [] }

  /// Cuts off what follows the first `count` bytes.
  package func keep(_ count: Int) throws(FileError) {
    guard isRegular else { return }
    try check(ftruncate(descriptor, off_t(count)) == 0 ? 0 : errno, "cutting the file off")
  }

  /// Makes durable what was added.
  package func synchronise() throws(FileError) {
    guard isRegular else { return }
    try check(fsync(descriptor) == 0 ? 0 : errno, "writing to the device")
  }

  private func check(_ code: Int32, _ action: String) throws(FileError) {
    guard code == 0 else { throw .from(code, path: path, action: action) }
  }
}
