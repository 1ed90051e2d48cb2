import Evaluation
import Forecasting

/// The means of a study and what they rest on, as one JSON document.
struct StudyMetricsDocument: Encodable {
  struct Fact: Encodable {
    let name: String
    let value: String
  }

  struct File: Encodable {
    let path: String
    let sha256: Nullable<String>
    let fault: Nullable<String>
  }

  struct Definition: Encodable {
    let name: String
    let unit: String
    let formula: String
    let range: String
    let lowerIsBetter: Bool
  }

  struct Row: Encodable {
    let model: String
    let title: String
    let isBaseline: Bool
    let seed: Nullable<UInt64>
    let isRanked: Bool
    let judged: Int
    let refused: Int
    let means: [String: Double?]
    let undefined: [String: Int]
    /// The mean scaled error at each step ahead.
    let errorByStep: [Double?]
  }

  struct Board: Encodable {
    let horizon: Int
    let criterion: String
    let verdict: String
    let series: Int
    let models: [Row]
  }

  let program: ProgramIdentity
  let study: String
  let facts: [Fact]
  let files: [File]
  let unitsLeft: Int
  let metrics: [Definition]
  let leaderboards: [Board]

  init(_ results: StudyResults, _ boards: [Leaderboard], program: ProgramIdentity) {
    self.program = program
    study = results.name
    facts = results.facts.map { Fact(name: $0.name, value: $0.value) }
    files = results.files.map {
      File(path: $0.path, sha256: Nullable($0.digest), fault: Nullable($0.fault))
    }
    unitsLeft = results.unitsLeft
    metrics = results.metrics.map {
      Definition(
        name: $0.name, unit: $0.unit.rawValue, formula: $0.formula, range: $0.range,
        lowerIsBetter: $0.lowerIsBetter)
    }
    leaderboards = boards.map { board in
      Board(
        horizon: board.horizon, criterion: board.criterion.name, verdict: board.verdict,
        series: board.targets,
        models: board.rows.map { Row($0, board: board, targets: results.targets) })
    }
  }
}

extension StudyMetricsDocument.Row {
  init(_ row: Leaderboard.Row, board: Leaderboard, targets: [StudyTarget]) {
    model = row.contender.model
    title = row.contender.title
    isBaseline = row.contender.isBaseline
    seed = Nullable(row.contender.seed)
    isRanked = row.isRanked
    judged = row.judged
    refused = row.refused
    means = Dictionary(
      uniqueKeysWithValues: board.metrics.map { ($0.name, row.means[$0.name]) })
    undefined = row.undefined
    errorByStep = StepErrors.means(of: row.contender, on: targets)
  }
}
