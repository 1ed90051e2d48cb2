import Foundation
import GRDB
import HostSystem
import Studies
import Testing

@Suite("The database of a study")
struct StudyStoreTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func message(_ body: () async throws -> Void) async -> String {
    do {
      try await body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("its tables are those that are documented")
  func schema() async throws {
    try workplace.putPanel(at: "a.csv", series: 1)
    try await workplace.run(workplace.plan(["a.csv"]))
    let database = try DatabaseQueue(path: workplace.file("study/study.sqlite"))
    let columns = try await database.read { database in
      try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name"
      ).map { name in
        "\(name): " + (try database.columns(in: name).map(\.name)).joined(separator: " ")
      }
    }
    #expect(
      columns == [
        "fact: position name value decides",
        "file: id path sha256 fault",
        "forecast: unit_id target_id origin ahead value",
        "forecasts: file series target model horizon seed origin ahead time forecast actual",
        "interval: unit_id target_id origin ahead level lower upper",
        "observation: target_id step value",
        "refusal: unit_id target_id reason",
        "score: unit_id target_id metric value undefined",
        "scores: file series target model horizon seed metric value undefined",
        "series: id file_id position name frequency season_length observations calendar",
        "step: series_id step time position",
        "target: id series_id position name",
        "unit: id file_id series_id model horizon seed done seconds",
      ])
    let version = try await database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(version == 1)
    let page = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/STUDIES.md"), encoding: .utf8)
    for line in columns {
      let name = line.prefix { $0 != ":" }
      #expect(page.contains("| `\(name)` |"), "docs/STUDIES.md lacks \(name)")
    }
  }

  @Test("a finished study is one file")
  func oneFile() async throws {
    try workplace.putPanel(at: "a.csv", series: 2)
    try await workplace.run(workplace.plan(["a.csv"]))
    let names = try FileManager.default.contentsOfDirectory(atPath: workplace.file("study"))
    #expect(names == ["study.sqlite"])
  }

  @Test("other data and other options are refused with what differs")
  func others() async throws {
    try workplace.putPanel(at: "a.csv", series: 2)
    let plan = workplace.plan(["a.csv"])
    try await workplace.run(plan)
    var other = workplace.plan(["a.csv"], models: ["naive"], horizons: [2, 3])
    let options = await message { try await workplace.run(other) }
    #expect(options.contains("models was naive, theta, here it is naive;"))
    #expect(options.contains("horizons was 2, here it is 2, 3."))
    other = plan
    other.reading.seasonLength = 4
    #expect(
      await message { try await workplace.run(other) }
        .contains("other options read the series of \(workplace.file("a.csv"))."))
    try workplace.putPanel(at: "a.csv", series: 2, length: 25)
    #expect(
      await message { try await workplace.run(plan) }
        .contains("otherwise: the data of \(workplace.file("a.csv")) differ. Repeat"))
  }

  @Test("a damaged database is told to be damaged")
  func damaged() async throws {
    try workplace.putPanel(at: "a.csv", series: 2)
    try await workplace.run(workplace.plan(["a.csv"]))
    let path = workplace.file("study/study.sqlite")
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    for index in bytes.indices.dropFirst(4096) { bytes[index] = 0xA5 }
    try Data(bytes).write(to: URL(filePath: path))
    let message = await message { _ = try StudyStore(reading: workplace.file("study")).results() }
    #expect(message.hasPrefix("The database '\(path)' is damaged"))
  }

  @Test("what is no study is refused, and stays as it was")
  func foreign() async throws {
    try FileManager.default.createDirectory(
      atPath: workplace.file("study"), withIntermediateDirectories: true)
    try workplace.put(String(repeating: "no database ", count: 100), at: "study/study.sqlite")
    #expect(
      await message { _ = try StudyStore(folder: workplace.file("study")) }
        .contains("is not the database of a study"))
    try FileManager.default.removeItem(atPath: workplace.file("study/study.sqlite"))
    let database = try DatabaseQueue(path: workplace.file("study/study.sqlite"))
    try await database.write { try $0.execute(sql: "CREATE TABLE other (x)") }
    try database.close()
    for open in [
      { _ = try StudyStore(folder: workplace.file("study")) },
      { _ = try StudyStore(reading: workplace.file("study")) },
    ] {
      #expect(await message(open).contains("is not the database of a study"))
    }
    #expect(
      await message { _ = try StudyStore(reading: workplace.file("nowhere")) }
        .hasPrefix("There is no study in"))
  }

  @Test("a study of a later version is refused")
  func newer() async throws {
    try workplace.putPanel(at: "a.csv", series: 1)
    try await workplace.run(workplace.plan(["a.csv"]))
    let database = try DatabaseQueue(path: workplace.file("study/study.sqlite"))
    try await database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 9") }
    try database.close()
    #expect(
      await message { _ = try StudyStore(reading: workplace.file("study")) }
        .contains("its schema is 9, and this one knows up to 1"))
  }

  @Test("two runs do not work on one study at a time")
  func lock() throws {
    let store = try StudyStore(folder: workplace.file("study"))
    #expect(throws: FileError.inUse(path: store.path)) {
      _ = try StudyStore(folder: workplace.file("study"))
    }
  }
}
