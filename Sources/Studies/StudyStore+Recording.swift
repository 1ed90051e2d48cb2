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
        for table in ["refusal", "score", "forecast", "interval"] {
          try database.cachedStatement(sql: "DELETE FROM \(table) WHERE unit_id = ?")
            .execute(arguments: [unit.id])
        }
        let writer = try OutcomeWriter(database, unit: unit.id)
        for (target, outcome) in outcomes { try writer.write(outcome, target: target) }
        try database.execute(
          sql: "UPDATE unit SET done = 1, seconds = ? WHERE id = ?", arguments: [seconds, unit.id])
      }
    }
  }
}

private struct OutcomeWriter {
  let unit: Int
  private let refusal: Statement, score: Statement, forecast: Statement, interval: Statement

  init(_ database: Database, unit: Int) throws {
    self.unit = unit
    refusal = try database.cachedStatement(
      sql: "INSERT INTO refusal (unit_id, target_id, reason) VALUES (?, ?, ?)")
    score = try database.cachedStatement(
      sql: "INSERT INTO score (unit_id, target_id, metric, value, undefined) VALUES (?, ?, ?, ?, ?)"
    )
    forecast = try database.cachedStatement(
      sql: "INSERT INTO forecast (unit_id, target_id, origin, ahead, value) VALUES (?, ?, ?, ?, ?)")
    interval = try database.cachedStatement(
      sql: "INSERT INTO interval (unit_id, target_id, origin, ahead, level, lower, upper) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  func write(_ outcome: TargetOutcome, target: Int) throws {
    if let reason = outcome.refusal {
      try refusal.execute(arguments: [unit, target, reason])
    }
    for (metric, kept) in outcome.scores.sorted(by: { $0.key < $1.key }) {
      try score.execute(arguments: [unit, target, metric, kept.value, kept.undefined])
    }
    for path in outcome.heldOut + [outcome.future].compactMap(\.self) {
      for (step, value) in path.values.enumerated() {
        try forecast.execute(arguments: [unit, target, path.origin, step + 1, value])
        for one in path.intervals {
          try interval.execute(arguments: [
            unit, target, path.origin, step + 1, one.level, one.lower[step], one.upper[step],
          ])
        }
      }
    }
  }
}
