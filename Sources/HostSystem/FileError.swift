/// Why a file could not be written: the path first, then what stands in the way and what to do.
public enum FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path is empty, or holds a NUL character, which no file name can.
  case invalidPath(String)
  /// The folder that should hold the file does not exist.
  case missingFolder(path: String, folder: String)
  /// A part of the path that should be a folder is a file.
  case notAFolder(path: String, folder: String)
  /// The path names a folder.
  case isFolder(path: String)
  /// The path ends with a slash, as only a folder's may.
  case endsWithSlash(path: String)
  /// The user may not write the file or its folder.
  case notPermitted(path: String)
  /// The file system is mounted read-only.
  case readOnlyFileSystem(path: String)
  /// The device or the quota is full.
  case diskFull(path: String)
  /// Whoever read the pipe has closed it.
  case readerGone(path: String)
  /// The stream was closed before the program began.
  case closed(path: String)
  /// Another process writes the file.
  case inUse(path: String)
  /// Any other refusal of the operating system, in its own words.
  case failed(path: String, action: String, reason: String)

  /// What happened and what to do, for a person.
  public var description: String {
    switch self {
    case .invalidPath(let path):
      path.isEmpty
        ? "Cannot write a file without a name. Name one."
        : "Cannot write '\(path.split(separator: "\0").joined(separator: "\\0"))': "
          + "a file name cannot hold a NUL character."
    case .missingFolder(let path, let folder):
      "Cannot write '\(path)': the folder '\(folder)' does not exist. "
        + "Make it first with mkdir -p, or name another place."
    case .notAFolder(let path, let folder):
      "Cannot write '\(path)': '\(folder)' is not a folder. Name another place."
    case .isFolder(let path):
      "Cannot write '\(path)': it is a folder. Name a file in it."
    case .endsWithSlash(let path):
      "Cannot write '\(path)': a file's name cannot end with a slash. Name a file in that folder."
    case .notPermitted(let path):
      "Cannot write '\(path)': permission denied. Change its permissions, or name another place."
    case .readOnlyFileSystem(let path):
      "Cannot write '\(path)': the file system is read-only. Name another place."
    case .diskFull(let path):
      "Cannot write '\(path)': no space is left on the device. Free some, or name another place."
    case .readerGone(let path):
      "Cannot write '\(path)': its reader is gone. Keep the reader, or write to a file."
    case .closed(let path):
      "Cannot write '\(path)': it is closed. Open it, or write to a file."
    case .inUse(let path):
      "Cannot write '\(path)': another run writes it. Wait for its end, or name another file."
    case .failed(let path, let action, let reason):
      "Cannot write '\(path)': \(action) failed (\(reason)). Try again, or name another place."
    }
  }
}
