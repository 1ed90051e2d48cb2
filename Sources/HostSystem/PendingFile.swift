#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file in the making: whoever writes it does so under a temporary name, and ``commit()`` puts it
/// whole in its place.
///
/// The temporary lies in the folder of the destination, so that the last step is a rename, which
/// readers see at once or not at all. If the value is dropped without a commit the temporary is
/// removed and what stood at the destination stays as it was. A destination that is no regular file
/// (a pipe, a terminal, `/dev/stdout`) cannot be replaced: it receives the bytes at the commit.
public struct PendingFile: ~Copyable {
  /// The path that was asked for.
  public let path: String
  /// Where the bytes go until the commit; the file exists and is empty.
  public let temporaryPath: String

  private let destination: Destination
  private var needsRemoval = true

  /// Creates the temporary file, and so finds out early whether the folder can be written.
  ///
  /// - Throws: ``FileError`` if the path names a folder, or its folder is missing or not writable.
  public init(at path: String) throws(FileError) {
    try self.init(at: path, under: nil)
  }

  /// As ``init(at:)``, under a temporary name that nobody else uses: a file that stands there is removed.
  init(at path: String, under name: String?) throws(FileError) {
    let destination = try Destination(path)
    let folder = destination.temporaryFolder
    if let name { _ = unsafe unlink(FilePath.join(folder, name)) }
    temporaryPath = try Self.createTemporary(for: path, in: folder, under: name)
    self.path = path
    self.destination = destination
  }

  deinit {
    if needsRemoval { _ = unsafe unlink(temporaryPath) }
  }

  /// Makes the temporary file durable and puts it in its place.
  ///
  /// - Parameter isLasting: whether a power cut right afterwards may not take the file; what can be made again
  ///   need not wait for the device.
  /// - Throws: ``FileError`` if the bytes cannot reach the device or the file cannot be replaced;
  ///   the destination is then as it was.
  public consuming func commit(isLasting: Bool = true) throws(FileError) {
    switch destination {
    case .replaced(let target, let permissions):
      if isLasting || permissions != nil {
        try prepare(temporaryPath, permissions: permissions, isLasting: isLasting)
      }
      guard unsafe rename(temporaryPath, target) == 0 else {
        throw .from(errno, path: path, action: "renaming")
      }
      needsRemoval = false
      if isLasting { try synchroniseFolder(FilePath.folder(of: target)) }
    case .writtenThrough(let target):
      try DurableFile.copy(from: temporaryPath, through: target, path: path)
    }
  }

  private func prepare(
    _ file: String, permissions: mode_t?, isLasting: Bool
  ) throws(FileError) {
    var code: Int32 = 0
    guard let descriptor = SystemCalls.openFile(file, O_RDONLY, code: &code) else {
      throw .from(code, path: path, action: "opening the temporary file")
    }
    defer { _ = close(descriptor) }
    if let permissions, fchmod(descriptor, permissions) != 0 {
      throw .from(errno, path: path, action: "setting permissions")
    }
    guard isLasting == false || fsync(descriptor) == 0 else {
      throw .from(errno, path: path, action: "writing to the device")
    }
  }

  private func synchroniseFolder(_ folder: String) throws(FileError) {
    var code: Int32 = 0
    // A folder that may be written but not read cannot be opened, and some file systems cannot sync
    // folders (EINVAL): the file itself is whole and in place.
    guard let descriptor = SystemCalls.openFile(folder, O_RDONLY, code: &code) else { return }
    defer { _ = close(descriptor) }
    if fsync(descriptor) != 0, errno == EIO || errno == ENOSPC {
      throw .from(errno, path: path, action: "writing the folder to the device")
    }
  }

  private static func createTemporary(
    for path: String, in folder: String, under name: String?
  ) throws(FileError) -> String {
    var code: Int32 = 0
    for _ in 0..<100 {
      let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
      let temporary = FilePath.join(folder, name ?? ".hindsight-\(suffix).tmp")
      if let descriptor = SystemCalls.openFile(
        temporary, O_WRONLY | O_CREAT | O_EXCL, code: &code)
      {
        _ = close(descriptor)
        return temporary
      }
      if code != EEXIST { break }
    }
    throw .from(code, path: path, action: "creating a temporary file")
  }
}

/// How the bytes reach the path: by replacing a file, or by writing into what is there.
enum Destination {
  /// The target of the last symbolic link, and the permissions of the file that stands there.
  case replaced(target: String, permissions: mode_t?)
  case writtenThrough(target: String)

  init(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .invalidPath(path) }
    var code: Int32 = 0
    let status = SystemCalls.status(path, code: &code)
    if let status, status.isFolder { throw .isFolder(path: path) }
    guard !path.hasSuffix("/") else { throw .endsWithSlash(path: path) }
    // A name below /dev or /proc may lead to a regular file (standard output sent into one), which
    // others hold open and which must not be replaced under them.
    let isSpecial = path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
    guard let status else {
      guard code == ENOENT else { throw .from(code, path: path, action: "finding the file") }
      self = .replaced(target: FilePath.followingLinks(path), permissions: nil)
      return
    }
    if isSpecial || !status.isRegular {
      self = .writtenThrough(target: path)
      return
    }
    guard unsafe access(path, W_OK) == 0 else {
      throw .from(errno, path: path, action: "opening the file")
    }
    self = .replaced(
      target: FilePath.followingLinks(path), permissions: status.permissions)
  }

  var temporaryFolder: String {
    switch self {
    case .replaced(let target, _): FilePath.folder(of: target)
    case .writtenThrough: Environment.value("TMPDIR") ?? P_tmpdir
    }
  }
}

extension FileError {
  /// The error that a system call's number means for the file at `path`.
  package static func from(_ code: Int32, path: String, action: String) -> FileError {
    let folder = FilePath.folder(of: FilePath.followingLinks(path))
    var ignored: Int32 = 0
    switch code {
    case ENOENT where SystemCalls.status(folder, code: &ignored) == nil:
      return .missingFolder(path: path, folder: folder)
    case ENOTDIR: return .notAFolder(path: path, folder: folder)
    case EISDIR: return .isFolder(path: path)
    case EACCES, EPERM: return .notPermitted(path: path)
    case EROFS: return .readOnlyFileSystem(path: path)
    case ENOSPC, EDQUOT: return .diskFull(path: path)
    case EPIPE: return .readerGone(path: path)
    case EBADF: return .closed(path: path)
    default:
      return .failed(path: path, action: action, reason: SystemCalls.reason(code))
    }
  }
}
