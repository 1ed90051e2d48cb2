#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is read from its beginning to its end, a piece at a time.
struct ByteSource: ~Copyable {
  private let descriptor: Int32

  /// Opens a file to read.
  init(path: String) throws(FileFault) {
    // A path would silently end at a NUL.
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
    let descriptor = Self.retrying { Int(unsafe open(path, O_RDONLY | O_CLOEXEC)) }
    guard descriptor >= 0 else { throw Self.fault() }
    self.descriptor = Int32(descriptor)
  }

  deinit { close(descriptor) }

  /// Reads at most the bytes from `start` to the end of `buffer`; 0 at the end of the file.
  func read(into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    let descriptor = self.descriptor
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      return Self.retrying { unsafe systemRead(descriptor, rest) }
    }
    guard count >= 0 else { throw Self.fault() }
    return count
  }

  /// A signal may interrupt a call before it has done anything.
  private static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func fault() -> FileFault {
    switch errno {
    case ENOENT, ENOTDIR: .missing
    case EISDIR: .isFolder
    case EACCES, EPERM: .notPermitted
    case let code: .failed(reason: unsafe String(cString: strerror(code)))
    }
  }
}

/// `read(2)`, under a name that the method above does not hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(descriptor, bytes.baseAddress, bytes.count)
}
