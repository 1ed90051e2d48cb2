#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is read from its beginning to its end, a piece at a time, and decompressed if it begins
/// as gzip files do.
struct ByteSource: ~Copyable {
  private let file: OpenFile
  /// The number of all bytes, if it is known before they are read.
  var size: Int? { inflater == nil ? file.size : nil }
  /// Bytes that were read to see what the file is, and are not yet given out.
  private var beginning: [UInt8]
  private var inflater: Inflater?

  /// Opens a file to read; `-` is standard input.
  static func open(path: String) throws(FileFault) -> ByteSource {
    let file = try OpenFile(path: path)
    let mark: [UInt8] = [0x1F, 0x8B]
    var bytes = [UInt8](repeating: 0, count: mark.count)
    var filled = 0
    while filled < mark.count {
      let count = try file.read(into: &bytes, from: filled)
      if count == 0 { break }
      filled += count
    }
    let isCompressed = filled == mark.count && bytes == mark
    return ByteSource(
      file: file, beginning: Array(bytes[..<filled]),
      inflater: isCompressed ? try Inflater(beginning: bytes) : nil)
  }

  private init(file: consuming OpenFile, beginning: [UInt8], inflater: consuming Inflater?) {
    self.file = file
    self.beginning = beginning
    self.inflater = inflater
  }

  /// Reads at most the bytes from `start` to the end of `buffer`; 0 at the end of the file.
  mutating func read(into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    if inflater != nil {
      return try inflater?.read(into: &buffer, from: start, of: file) ?? 0
    }
    guard beginning.isEmpty else {
      let count = min(beginning.count, buffer.count - start)
      for index in 0..<count { buffer[start + index] = beginning[index] }
      beginning.removeFirst(count)
      return count
    }
    return try file.read(into: &buffer, from: start)
  }
}

/// A descriptor that is closed with its last use, unless it is standard input.
struct OpenFile: ~Copyable {
  private let descriptor: Int32

  init(path: String) throws(FileFault) {
    // A path would silently end at a NUL.
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
    guard path != "-" else {
      descriptor = STDIN_FILENO
      return
    }
    let opened = Self.retrying { Int(unsafe open(path, O_RDONLY | O_CLOEXEC)) }
    guard opened >= 0 else { throw Self.fault() }
    descriptor = Int32(opened)
  }

  /// The number of bytes of a regular file.
  var size: Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

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
