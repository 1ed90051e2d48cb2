#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Folders that hold what is written.
package enum Folder {
  /// Makes a folder, unless it is there; the one above it must be.
  package static func make(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .invalidPath(path) }
    if exists(path) { return }
    guard unsafe mkdir(path, 0o777) == 0 else {
      let code = errno
      guard code != EEXIST else { throw .notAFolder(path: path, folder: path) }
      throw .from(code, path: path, action: "making the folder")
    }
  }

  /// Whether the path leads to a folder.
  package static func exists(_ path: String) -> Bool {
    var code: Int32 = 0
    return SystemCalls.status(path, code: &code)?.isFolder == true
  }
}
