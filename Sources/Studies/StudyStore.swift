import GRDB
import HostSystem

/// The database of a study: one SQLite file, `study.sqlite` in the study's folder.
///
/// Each unit of work is one transaction: it is there whole, or not at all, whenever the process ends. A power cut
/// may take the last units with it, which are then done again; what is there is sound. Any SQLite tool can read
/// the file, also while the study runs; docs/STUDIES.md describes the tables.
public final class StudyStore: Sendable {
  /// The path of the database.
  public let path: String
  let database: DatabaseQueue
  /// Held while the study is written.
  private let lock: LockedFile?

  /// The database's name in the study's folder.
  public static let fileName = "study.sqlite"

  /// Opens the study of a folder, or makes one there, to work on it.
  ///
  /// - Throws: ``StudyError`` if the file is no study; ``FileError`` if it cannot be written, or another process
  ///   works on it.
  public init(folder: String) throws {
    try Folder.make(folder)
    path = FilePath.join(folder, Self.fileName)
    lock = try LockedFile(path)
    database = try Self.open(path, toRead: false)
    try guarded {
      try database.write { database in
        try Self.check(database, path: path, mayBeEmpty: true)
      }
    }
  }

  /// Opens a study that is there, to read it.
  ///
  /// - Parameter place: the folder, or the database in it.
  /// - Throws: ``StudyError`` if there is none, or the file is no study.
  public init(reading place: String) throws {
    let inFolder = FilePath.join(place, Self.fileName)
    path = Folder.exists(place) ? inFolder : place
    guard FileIdentity.exists(path) else { throw StudyError.missing(path: place) }
    lock = nil
    database = try Self.open(path, toRead: true)
    try guarded {
      try database.read { database in
        try Self.check(database, path: path, mayBeEmpty: false)
      }
    }
  }

  private static func open(_ path: String, toRead: Bool) throws(StudyError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.readonly = toRead
    if toRead == false {
      // A log beside the file makes a transaction one write. Written through at its checkpoints only, it cannot be
      // torn, not even by a power cut.
      configuration.journalMode = .wal
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    }
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Self.error(error, path: path)
    }
  }

  /// Whether the file is a study of a version that is known; an empty one becomes a study.
  private static func check(_ database: Database, path: String, mayBeEmpty: Bool) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if mark == StudySchema.applicationID {
      guard (1...StudySchema.version).contains(version) else {
        throw StudyError.newer(path: path, version: version, known: StudySchema.version)
      }
      return
    }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard mayBeEmpty, mark == 0, version == 0, tables == 0 else {
      throw StudyError.foreign(path: path)
    }
    try database.execute(sql: StudySchema.sql)
    try database.execute(sql: "PRAGMA application_id = \(StudySchema.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(StudySchema.version)")
  }

  /// Takes what is in the log beside the file into the file, so that the file alone is the study.
  public func close() throws {
    try guarded {
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try database.close()
    }
  }

  /// Does work with the database; its errors come out as ``StudyError``.
  func guarded<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw Self.error(error, path: path)
    }
  }

  private static func error(_ error: any Error, path: String) -> StudyError {
    guard let error = error as? DatabaseError else {
      return .database(path: path, reason: "\(error)")
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: return .foreign(path: path)
    case .SQLITE_CORRUPT: return .damaged(path: path)
    default:
      return .database(
        path: path, reason: error.message ?? "SQLite's error \(error.resultCode.rawValue)")
    }
  }
}
