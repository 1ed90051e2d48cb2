import Evaluation
import Foundation
import GRDB
import NumericCore
import SeriesData
import Studies

/// A folder of its own for one test, removed with what is in it.
final class Workplace: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "hindsight-studies-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func put(_ text: String, at name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: file(name)))
  }

  /// A long file of series with a level of their own that go up and down.
  func putPanel(at name: String, series: Int, length: Int = 24) throws {
    let rows = (1...series).flatMap { one in
      (1...length).map { step in "s\(one),\(step),\(one * 10 + step * step * (one + 3) % 7)" }
    }
    try put("unique_id,t,y\n" + rows.joined(separator: "\n") + "\n", at: name)
  }

  /// A study of files of this folder.
  func plan(
    _ files: [String], models: [String] = ["naive", "theta"], horizons: [Int] = [2],
    seeds: [UInt64] = [1]
  ) -> StudyPlan {
    StudyPlan(
      files: files.map(file), models: models.compactMap(StudyModel.init), horizons: horizons,
      seeds: seeds, version: "1", command: "a test")
  }

  /// Does a study, or what is left of it.
  @discardableResult
  func run(
    _ plan: StudyPlan, in folder: String = "study", threads: Int = 2,
    report: @escaping @Sendable (StudyRun.Progress) -> Void = { _ in }
  ) async throws -> StudyRun {
    let store = try StudyStore(folder: file(folder))
    let run = try StudyRun(
      plan, StudyMaterial(plan), in: store,
      resources: .init(pool: WorkerPool(threadCount: threads)))
    try await run.run(report: report)
    try store.close()
    return run
  }

  /// Every row of every table but for what time took, as text.
  func dump(_ folder: String = "study") throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    let database = try DatabaseQueue(
      path: file("\(folder)/study.sqlite"), configuration: configuration)
    return try database.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try tables.flatMap { table in
        let columns = try database.columns(in: table).map(\.name).filter { $0 != "seconds" }
        let list = columns.joined(separator: ", ")
        return try Row.fetchAll(
          database, sql: "SELECT \(list) FROM \(table) ORDER BY \(list)"
        ).map { "\(table) \($0)" }
      }
    }
  }
}
