import SeriesData

/// Why a study cannot be made, gone on with or read.
public enum StudyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no study at a path.
  case missing(path: String)
  /// A file is no study of this program.
  case foreign(path: String)
  /// A study was written by a later version.
  case newer(path: String, version: Int, known: Int)
  /// The study in a folder was begun from other data or with other options.
  case other(path: String, differences: [String])
  /// No file could be read.
  case nothingToStudy(faults: [String])
  /// A file was changed by something else than SQLite, or its disk lost a part of it.
  case damaged(path: String)
  /// The database refused, in its own words.
  case database(path: String, reason: String)

  /// What was found, what was needed and what to do, in sentences.
  public var description: String {
    switch self {
    case .missing(let path):
      "There is no study in '\(path)'. Give the folder that hindsight batch --out named."
    case .foreign(let path):
      "'\(path)' is not the database of a study. Move it away, or give another folder."
    case .newer(let path, let version, let known):
      "'\(path)' was written by a later version of Hindsight: its schema is \(version), and this one knows "
        + "up to \(known). Use that version."
    case .other(let path, let differences):
      "'\(path)' holds a study that began otherwise: \(differences.joined(separator: "; ")). Repeat the "
        + "command that began it, or give another --out."
    case .nothingToStudy(let faults):
      "None of the files could be read. " + shortList(faults)
    case .damaged(let path):
      "The database '\(path)' is damaged: a part of it is not as SQLite wrote it. Put a copy in its place, or begin "
        + "the study again in another folder (--out)."
    case .database(let path, let reason):
      "The database '\(path)' failed: \(reason). What was finished before is kept; once that is mended, the "
        + "same command goes on."
    }
  }
}
