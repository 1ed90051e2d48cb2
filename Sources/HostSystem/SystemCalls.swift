#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operating system's file calls, each repeated when a signal interrupts it.
enum SystemCalls {
  /// What a path names.
  struct Status {
    let isRegular: Bool
    let isFolder: Bool
    let permissions: mode_t
    let byteCount: Int
    let place: Place
  }

  /// What tells two files apart.
  struct Place: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
  }

  /// The last error of this thread, in the system's words.
  static func reason(_ code: Int32) -> String {
    unsafe String(cString: strerror(code))
  }

  /// Opens a file; `nil` with the error number in `code` if that fails.
  static func openFile(_ path: String, _ flags: Int32, code: inout Int32) -> Int32? {
    while true {
      let descriptor = unsafe path.withCString { path in
        unsafe open(path, flags | O_CLOEXEC, 0o666)
      }
      if descriptor >= 0 { return descriptor }
      code = errno
      if code != EINTR { return nil }
    }
  }

  /// Writes all bytes; the error number, or 0.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = unsafe write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        written += count
      }
      return 0
    }
  }

  /// The next bytes of a file, empty at its end; `nil` with the error number in `code` on failure.
  static func readSome(_ descriptor: Int32, atMost count: Int, code: inout Int32) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var result = -1
      repeat {
        result = unsafe read(descriptor, buffer.baseAddress, count)
      } while result < 0 && errno == EINTR
      failure = result < 0 ? errno : 0
      filled = max(result, 0)
    }
    code = failure
    return failure == 0 ? bytes : nil
  }

  /// What the path names after following links; `nil` with the error number in `code` on failure.
  static func status(_ path: String, code: inout Int32) -> Status? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      code = errno
      return nil
    }
    let kind = status.st_mode & S_IFMT
    return Status(
      isRegular: kind == S_IFREG, isFolder: kind == S_IFDIR,
      permissions: status.st_mode & 0o777, byteCount: Int(status.st_size),
      place: Place(
        device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino)))
  }

  /// Which file is open under a number; `nil` if the system does not say.
  static func place(of descriptor: Int32) -> Place? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    return Place(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
  }

  /// The path that a symbolic link holds; `nil` if the path is no link.
  static func linkTarget(_ path: String) -> String? {
    let capacity = Int(PATH_MAX)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      let count = unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return -1 }
        return unsafe readlink(path, start, capacity)
      }
      filled = max(count, 0)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
