import Evaluation
import GRDB
import SeriesData

extension StudyStore {
  /// Writes down what a study consists of; of one that is there, checks that it began the same.
  ///
  /// - Returns: the numbers of the units that are done, and of those that were and could forecast nothing.
  /// - Throws: ``StudyError/other(path:differences:)`` with what differs.
  func begin(
    _ plan: StudyPlan, _ material: StudyMaterial, units: [StudyUnit]
  ) throws -> (done: Set<Int>, failed: Set<Int>) {
    let facts = try StudyFacts(plan, material)
    return try guarded {
      try database.write { database in
        let known = try StudyFacts(from: database)
        if known.isEmpty {
          try facts.write(to: database)
          try Self.write(material, plan, to: database)
          try Self.write(units, plan, to: database)
          return ([], [])
        }
        let differences = known.differences(from: facts)
        guard differences.isEmpty else {
          throw StudyError.other(path: path, differences: differences)
        }
        let done = try Set(Int.fetchAll(database, sql: "SELECT id FROM unit WHERE done"))
        let failed = try Set(Int.fetchAll(database, sql: Self.failedUnits))
        return (done.subtracting(failed), failed)
      }
    }
  }

  /// What could forecast nothing, for want of memory perhaps, may succeed another time.
  private static let failedUnits = """
    SELECT id FROM unit WHERE done
      AND EXISTS (SELECT 1 FROM refusal WHERE unit_id = unit.id)
      AND NOT EXISTS (SELECT 1 FROM forecast WHERE unit_id = unit.id)
    """

  private static func write(
    _ units: [StudyUnit], _ plan: StudyPlan, to database: Database
  ) throws {
    let firstSeries = try Int.fetchAll(
      database,
      sql: "SELECT coalesce(min(series.id), 0) FROM file LEFT JOIN series "
        + "ON series.file_id = file.id GROUP BY file.id ORDER BY file.id")
    let insertion = try RowInsertion(
      into: "unit (id, file_id, series_id, model, horizon, seed)", columns: 6, of: database)
    for unit in units {
      try insertion.insert(
        unit.id, unit.file + 1, unit.series.map { firstSeries[unit.file] + $0 },
        plan.models[unit.model].name, unit.horizon, unit.seed.map(String.init))
    }
  }

  private static func write(
    _ material: StudyMaterial, _ plan: StudyPlan, to database: Database
  ) throws {
    let insertion = try RowInsertion(
      into: "file (id, path, sha256, fault)", columns: 4, of: database)
    var writer = try SeriesWriter(database, plan)
    for (number, file) in material.files.enumerated() {
      var fault: String?
      if case .failure(let reason) = file.reading { fault = reason.description }
      try insertion.insert(number + 1, file.path, file.digest, fault)
      for (position, series) in file.panel.enumerated() {
        try writer.add(series, position: position, file: number + 1)
      }
    }
  }
}

/// Writes series with their last observations: what figures show, and what was held out.
private struct SeriesWriter {
  private let series: RowInsertion, target: RowInsertion
  private let step: RowInsertion, observation: RowInsertion
  private let longestHorizon: Int
  private let longestHoldout: Int
  private var seriesCount = 0
  private var targetCount = 0

  init(_ database: Database, _ plan: StudyPlan) throws {
    func rows(_ table: String, _ columns: Int) throws -> RowInsertion {
      try RowInsertion(into: table, columns: columns, of: database)
    }
    series = try rows(
      "series (id, file_id, position, name, frequency, season_length, observations, calendar)", 8)
    target = try rows("target (id, series_id, position, name)", 4)
    step = try rows("step (series_id, step, time, position)", 4)
    observation = try rows("observation (target_id, step, value)", 3)
    longestHorizon = plan.horizons.max() ?? 1
    longestHoldout = plan.horizons.map(plan.holdout).max() ?? 1
  }

  mutating func add(_ one: TimeSeries, position: Int, file: Int) throws {
    seriesCount += 1
    try series.insert(
      seriesCount, file, position, one.name, "\(one.axis.frequency)", one.seasonLength, one.count,
      one.axis.isCalendar)
    // Twice what a figure shows, so that it can decide how much that is.
    let kept = 2 * (max(60, 10 * longestHorizon) + longestHoldout)
    let first = max(0, one.count - kept)
    let canGoOn = (try? one.checkTimes(ofNext: longestHorizon)) != nil
    for index in first..<one.count + (canGoOn ? longestHorizon : 0) {
      try step.insert(
        seriesCount, index, one.axis.label(at: index), one.axis.position(at: index))
    }
    for (index, channel) in one.channels.enumerated() {
      targetCount += 1
      try target.insert(targetCount, seriesCount, index, channel.name)
      let observations = channel.observations
      for index in first..<one.count {
        let value = observations[index]
        try observation.insert(targetCount, index, value.isNaN ? nil : value)
      }
    }
  }
}
