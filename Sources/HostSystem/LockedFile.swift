#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that one process at a time writes: others are refused as long as this value lives.
///
/// What is locked is `<file>.lock` beside it, since the file itself is replaced by each write. It goes with
/// this value; a process that is killed leaves it behind, but not the lock.
package final class LockedFile: Sendable {
  /// The path that was asked for.
  package let path: String
  private let lockPath: String
  private let descriptor: Int32

  /// Takes a file, which need not exist, and finds out whether it can be written.
  ///
  /// - Throws: ``FileError``, ``FileError/inUse(path:)`` if another process has it.
  package init(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .invalidPath(path) }
    lockPath = FilePath.followingLinks(path) + ".lock"
    descriptor = try Self.lock(lockPath, for: path)
    self.path = path
    _ = try PendingFile(at: path, under: temporaryName)
  }

  deinit {
    // Removed while it is still locked, so that nobody else's goes.
    _ = unsafe unlink(lockPath)
    SystemCalls.closeLocked(descriptor)
  }

  /// Replaces the file by pieces one after the other, whole or not at all.
  ///
  /// The temporary file has always the same name: what a killed process left of it is written over.
  package func write(_ pieces: [[UInt8]]) throws(FileError) {
    let pending = try PendingFile(at: path, under: temporaryName)
    try DurableFile.writeThrough(pieces, to: pending.temporaryPath, path: path)
    try pending.commit()
  }

  /// Whether the file is there.
  package var exists: Bool {
    var code: Int32 = 0
    return SystemCalls.status(path, code: &code) != nil
  }

  private var temporaryName: String {
    ".hindsight-\(lockPath.split(separator: "/").last ?? "").tmp"
  }

  private static func lock(_ lockPath: String, for path: String) throws(FileError) -> Int32 {
    while true {
      var code: Int32 = 0
      guard let descriptor = SystemCalls.openFile(lockPath, O_RDWR | O_CREAT, code: &code) else {
        throw .from(code, path: lockPath, action: "opening the file")
      }
      if let error = SystemCalls.takeLock(descriptor, path: path) {
        _ = close(descriptor)
        throw error
      }
      // Whoever had it may have removed the file after it was opened here.
      if SystemCalls.place(of: descriptor) == SystemCalls.status(lockPath, code: &code)?.place {
        return descriptor
      }
      _ = close(descriptor)
    }
  }
}

extension SystemCalls {
  /// Locks an open file for this process alone, without waiting; the error if that fails.
  static func takeLock(_ descriptor: Int32, path: String) -> FileError? {
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return nil }
    return errno == EWOULDBLOCK
      ? .inUse(path: path) : .from(errno, path: path, action: "locking the file")
  }

  /// Closes a locked file; the lock goes at once, even if a process that was just started holds the file until it
  /// runs a program of its own.
  static func closeLocked(_ descriptor: Int32) {
    _ = flock(descriptor, LOCK_UN)
    _ = close(descriptor)
  }
}
