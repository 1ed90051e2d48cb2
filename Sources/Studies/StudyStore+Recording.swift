import Evaluation
import GRDB

extension StudyStore {
  /// Keeps what came of a unit, whole or not at all, in place of what came of it before.
  ///
  /// - Parameter outcomes: what was said of each target, by its number in the study, from 1.
  func record(
    _ unit: StudyUnit, _ outcomes: [(target: Int, outcome: TargetOutcome)], seconds: Double
  ) throws {
    try guarded {
      try database.write { database in
        let wasDone = try Bool.fetchOne(
          database.cachedStatement(sql: "SELECT done FROM unit WHERE id = ?"),
          arguments: [unit.id])
        if wasDone == true { try OutcomeRows.delete(ofUnit: unit.id, from: database) }
        var rows = OutcomeRows(unit: unit.id)
        for (target, outcome) in outcomes { rows.add(outcome, target: target) }
        try rows.insert(into: database)
        try database.cachedStatement(sql: "UPDATE unit SET done = 1, seconds = ? WHERE id = ?")
          .execute(arguments: [seconds, unit.id])
      }
    }
  }
}

/// The rows that tell what came of a unit.
private struct OutcomeRows {
  private let unit: Int
  private var refusals = TableRows("refusal (unit_id, target_id, reason)", columns: 3)
  private var scores = TableRows("score (unit_id, target_id, metric, value, undefined)", columns: 5)
  private var forecasts = TableRows(
    "forecast (unit_id, target_id, origin, ahead, value)", columns: 5)
  private var intervals = TableRows(
    "interval (unit_id, target_id, origin, ahead, level, lower, upper)", columns: 7)

  init(unit: Int) { self.unit = unit }

  mutating func add(_ outcome: TargetOutcome, target: Int) {
    let place: TableRows.Row = [unit, target]
    if let reason = outcome.refusal { refusals.add(place + [reason]) }
    for (metric, kept) in outcome.scores.sorted(by: { $0.key < $1.key }) {
      scores.add(place + [metric, kept.value, kept.undefined])
    }
    for path in outcome.heldOut + [outcome.future].compactMap(\.self) {
      for (step, value) in path.values.enumerated() {
        let ahead: TableRows.Row = place + [path.origin, step + 1]
        forecasts.add(ahead + [value])
        for one in path.intervals {
          intervals.add(ahead + [one.level, one.lower[step], one.upper[step]])
        }
      }
    }
  }

  func insert(into database: Database) throws {
    for rows in [refusals, scores, forecasts, intervals] { try rows.insert(into: database) }
  }

  static func delete(ofUnit unit: Int, from database: Database) throws {
    for table in ["refusal", "score", "forecast", "interval"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE unit_id = ?", arguments: [unit])
    }
  }
}

/// Rows of one table, which are inserted many at a time: a statement for each would take several times as long as
/// SQLite itself does.
private struct TableRows {
  typealias Row = [(any DatabaseValueConvertible)?]

  /// SQLite takes some thirty thousand values in one statement.
  private static let mostTogether = 1000

  private let table: String
  private let columns: Int
  private var values: Row = []

  init(_ table: String, columns: Int) {
    self.table = table
    self.columns = columns
  }

  mutating func add(_ row: Row) { values += row }

  func insert(into database: Database) throws {
    let row = "(" + repeatElement("?", count: columns).joined(separator: ", ") + ")"
    for start in stride(from: 0, to: values.count, by: Self.mostTogether * columns) {
      let some = values[start..<min(start + Self.mostTogether * columns, values.count)]
      let rows = repeatElement(row, count: some.count / columns).joined(separator: ", ")
      try database.cachedStatement(sql: "INSERT INTO \(table) VALUES \(rows)")
        .execute(arguments: StatementArguments(some))
    }
  }
}
