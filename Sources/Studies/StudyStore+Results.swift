public import Evaluation
import Forecasting
import GRDB

extension StudyStore {
  /// What the study found so far.
  ///
  /// - Throws: ``StudyError`` if the database cannot be read.
  public func results() throws -> StudyResults {
    try guarded { try database.read { try ResultsReader($0).results(name: studyName) } }
  }

  /// The name of the folder.
  private var studyName: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[parts.count - 2]) : "study"
  }
}

/// Puts together from rows what a study found.
private struct ResultsReader {
  let database: Database

  init(_ database: Database) { self.database = database }

  func results(name: String) throws -> StudyResults {
    let facts = try Row.fetchAll(database, sql: "SELECT name, value FROM fact ORDER BY position")
    let files = try Row.fetchAll(database, sql: "SELECT path, sha256, fault FROM file ORDER BY id")
    let targets = try targets()
    return StudyResults(
      name: name, facts: facts.map { StudyResults.Fact($0[0], $0[1]) },
      files: files.map { StudyResults.File(path: $0[0], digest: $0[1], fault: $0[2]) },
      targets: targets, contenders: try contenders(targetCount: targets.count),
      unitsLeft: try Int.fetchOne(database, sql: "SELECT count(*) FROM unit WHERE NOT done") ?? 0)
  }

  private func targets() throws -> [StudyTarget] {
    var steps: [Int: (times: [String], positions: [Double])] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT series_id, time, position FROM step ORDER BY series_id, step")
    while let row = try rows.next() {
      steps[row[0], default: ([], [])].times.append(row[1])
      steps[row[0], default: ([], [])].positions.append(row[2])
    }
    var observations: [Int: [Double]] = [:]
    let values = try Row.fetchCursor(
      database, sql: "SELECT target_id, value FROM observation ORDER BY target_id, step")
    while let row = try values.next() {
      observations[row[0], default: []].append(row[1] ?? .nan)
    }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT target.id, series.id, series.file_id, series.name, target.name, series.frequency,
          series.season_length, series.observations, series.calendar,
          (SELECT count(*) > 1 FROM target AS other WHERE other.series_id = series.id)
        FROM target JOIN series ON series.id = target.series_id ORDER BY target.id
        """
    ).map { row in
      let id: Int = row[0]
      let series: Int = row[1]
      let file: Int = row[2]
      return StudyTarget(
        file: file - 1, series: row[3], column: row[4], isOneOfSeveral: row[9], frequency: row[5],
        seasonLength: row[6], count: row[7], recent: observations[id] ?? [],
        times: steps[series]?.times ?? [], positions: steps[series]?.positions ?? [],
        isCalendar: row[8])
    }
  }

  private struct Key: Hashable {
    let model: String, horizon: Int, seed: String?
  }

  private func contenders(targetCount: Int) throws -> [StudyContender] {
    var places: [Key: Int] = [:]
    var contenders: [StudyContender] = []
    var owners: [Int: Int] = [:]
    let seeds = try Int.fetchOne(database, sql: "SELECT count(DISTINCT seed) FROM unit") ?? 0
    let units = try Row.fetchCursor(
      database, sql: "SELECT id, model, horizon, seed FROM unit ORDER BY id")
    while let row = try units.next() {
      let key = Key(model: row[1], horizon: row[2], seed: row[3])
      if places[key] == nil {
        places[key] = contenders.count
        let model = StudyModel(name: key.model)
        contenders.append(
          StudyContender(
            model: key.model, title: model?.title ?? key.model,
            isBaseline: model?.isBaseline ?? false, horizon: key.horizon,
            seed: key.seed.flatMap(UInt64.init), isOneOfSeveral: seeds > 1,
            outcomes: Array(repeating: nil, count: targetCount)))
      }
      owners[row[0]] = places[key]
    }
    try readOutcomes { unit, target, change in
      guard let owner = owners[unit], (1...targetCount).contains(target) else { return }
      change(&contenders[owner].outcomes[target - 1])
    }
    return contenders
  }

  /// Calls `with` for each row that tells of an outcome.
  private func readOutcomes(
    _ with: (_ unit: Int, _ target: Int, _ change: (inout TargetOutcome?) -> Void) -> Void
  ) throws {
    let refusals = try Row.fetchCursor(
      database, sql: "SELECT unit_id, target_id, reason FROM refusal")
    while let row = try refusals.next() {
      with(row[0], row[1]) { $0.made.refusal = row[2] }
    }
    let scores = try Row.fetchCursor(
      database, sql: "SELECT unit_id, target_id, metric, value, undefined FROM score")
    while let row = try scores.next() {
      with(row[0], row[1]) {
        $0.made.scores[row[2]] = StudyScore(value: row[3], undefined: row[4])
      }
    }
    try readPaths(with)
  }

  private func readPaths(
    _ with: (_ unit: Int, _ target: Int, _ change: (inout TargetOutcome?) -> Void) -> Void
  ) throws {
    let counts = Dictionary(
      try Row.fetchAll(
        database,
        sql: "SELECT target.id, series.observations FROM target "
          + "JOIN series ON series.id = target.series_id"
      ).map { ($0[0] as Int, $0[1] as Int) }
    ) { first, _ in first }
    let forecasts = try Row.fetchCursor(
      database,
      sql: "SELECT unit_id, target_id, origin, value FROM forecast "
        + "ORDER BY unit_id, target_id, origin, ahead")
    while let row = try forecasts.next() {
      let (target, origin): (Int, Int) = (row[1], row[2])
      with(row[0], target) {
        $0.made.path(from: origin, isFuture: origin == counts[target]) { $0.values.append(row[3]) }
      }
    }
    let intervals = try Row.fetchCursor(
      database,
      sql: "SELECT unit_id, target_id, origin, level, lower, upper FROM interval "
        + "ORDER BY unit_id, target_id, origin, level, ahead")
    while let row = try intervals.next() {
      let (target, origin): (Int, Int) = (row[1], row[2])
      with(row[0], target) {
        $0.made.path(from: origin, isFuture: origin == counts[target]) {
          $0.extend(level: row[3], lower: row[4], upper: row[5])
        }
      }
    }
  }
}

extension Optional where Wrapped == TargetOutcome {
  /// The outcome, an empty one if there was none.
  fileprivate var made: TargetOutcome {
    get { self ?? TargetOutcome() }
    set { self = newValue }
    _modify {
      var outcome = self ?? TargetOutcome()
      self = nil
      defer { self = outcome }
      yield &outcome
    }
  }
}

extension TargetOutcome {
  /// Changes the path from an origin.
  fileprivate mutating func path(
    from origin: Int, isFuture: Bool, _ change: (inout StudyPath) -> Void
  ) {
    if isFuture {
      var path = future ?? StudyPath(origin: origin, values: [])
      future = nil
      change(&path)
      future = path
      return
    }
    if heldOut.last?.origin != origin, !heldOut.contains(where: { $0.origin == origin }) {
      heldOut.append(StudyPath(origin: origin, values: []))
    }
    guard let index = heldOut.firstIndex(where: { $0.origin == origin }) else { return }
    change(&heldOut[index])
  }
}

extension StudyPath {
  /// Adds the next step of the interval of a level.
  fileprivate mutating func extend(level: Double, lower: Double, upper: Double) {
    guard let index = intervals.firstIndex(where: { $0.level == level }) else {
      intervals.append(PredictionInterval(level: level, lower: [lower], upper: [upper]))
      return
    }
    let old = intervals[index]
    intervals[index] = PredictionInterval(
      level: level, lower: old.lower + [lower], upper: old.upper + [upper])
  }
}
