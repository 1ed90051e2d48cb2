#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that is read in parts, by someone who knows how much to ask for.
///
/// What is no regular file is refused before it is opened: a pipe would be waited for, and a device may
/// never end.
package struct InputFile: ~Copyable {
  /// Why a file cannot be read, in a few words that follow its name.
  package struct Refusal: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// The size of the file when it was opened.
  package let byteCount: Int
  private let descriptor: Int32

  /// Opens a file.
  package init(_ path: String) throws(Refusal) {
    var code: Int32 = 0
    guard !path.isEmpty, !path.utf8.contains(0), let status = SystemCalls.status(path, code: &code)
    else { throw Self.refusal(code == 0 ? ENOENT : code) }
    guard status.isFolder == false else { throw Refusal(description: "it is a folder") }
    guard status.isRegular else { throw Refusal(description: "it is no regular file") }
    guard let descriptor = SystemCalls.openFile(path, O_RDONLY, code: &code) else {
      throw Self.refusal(code)
    }
    self.descriptor = descriptor
    byteCount = status.byteCount
  }

  deinit { _ = close(descriptor) }

  /// The next bytes of the file: as many as asked for, fewer at its end.
  package func next(_ count: Int) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(count, byteCount))
    while bytes.count < count {
      var code: Int32 = 0
      let wanted = min(count - bytes.count, 1 << 20)
      guard let part = SystemCalls.readSome(descriptor, atMost: wanted, code: &code) else {
        throw Self.refusal(code)
      }
      if part.isEmpty { break }
      bytes += part
    }
    return bytes
  }

  private static func refusal(_ code: Int32) -> Refusal {
    switch code {
    case ENOENT, ENOTDIR: Refusal(description: "there is no such file")
    case EACCES, EPERM: Refusal(description: "it may not be read")
    default: Refusal(description: SystemCalls.reason(code))
    }
  }
}
