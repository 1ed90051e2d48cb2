import Evaluation
import GRDB

/// What came of a unit of work.
struct UnitRecord: Sendable {
  let unit: StudyUnit
  /// What was said of each target, by its number in the study, from 1.
  let outcomes: [(target: Int, outcome: TargetOutcome)]
  let seconds: Double

  var hasFailed: Bool { outcomes.contains { $0.outcome.refusal != nil } }
}

extension StudyStore {
  /// Keeps what came of units in one transaction, each in place of what came of it before.
  func record(_ records: [UnitRecord]) throws {
    try guarded {
      try database.write { database in
        let writer = try RecordWriter(database)
        for record in records { try writer.write(record) }
      }
    }
  }
}

/// Writes the rows that tell what came of units.
private struct RecordWriter {
  private let database: Database
  private let refusal: RowInsertion, score: RowInsertion
  private let forecast: RowInsertion, interval: RowInsertion

  init(_ database: Database) throws {
    func rows(_ table: String, _ columns: Int) throws -> RowInsertion {
      try RowInsertion(into: table, columns: columns, of: database)
    }
    self.database = database
    refusal = try rows("refusal (unit_id, target_id, reason)", 3)
    score = try rows("score (unit_id, target_id, metric, value, undefined)", 5)
    forecast = try rows("forecast (unit_id, target_id, origin, ahead, value)", 5)
    interval = try rows("interval (unit_id, target_id, origin, ahead, level, lower, upper)", 7)
  }

  func write(_ record: UnitRecord) throws {
    let unit = record.unit.id
    let wasDone = try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT done FROM unit WHERE id = ?"), arguments: [unit])
    if wasDone == true { try delete(unit) }
    for (target, outcome) in record.outcomes { try write(outcome, unit: unit, target: target) }
    try database.cachedStatement(sql: "UPDATE unit SET done = 1, seconds = ? WHERE id = ?")
      .execute(arguments: [record.seconds, unit])
  }

  private func write(_ outcome: TargetOutcome, unit: Int, target: Int) throws {
    if let reason = outcome.refusal { try refusal.insert(unit, target, reason) }
    for (metric, kept) in outcome.scores.sorted(by: { $0.key < $1.key }) {
      try score.insert(unit, target, metric, kept.value, kept.undefined)
    }
    for path in outcome.heldOut + [outcome.future].compactMap(\.self) {
      for (step, value) in path.values.enumerated() {
        try forecast.insert(unit, target, path.origin, step + 1, value)
        for one in path.intervals {
          try interval.insert(
            unit, target, path.origin, step + 1, one.level, one.lower[step], one.upper[step])
        }
      }
    }
  }

  private func delete(_ unit: Int) throws {
    for table in ["refusal", "score", "forecast", "interval"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE unit_id = ?", arguments: [unit])
    }
  }
}
