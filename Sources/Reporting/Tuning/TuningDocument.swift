public import Evaluation

/// Everything that a search found, as one JSON document.
public struct TuningDocument<Configuration: Encodable & Sendable>: Encodable, Sendable {
  private let program: ProgramIdentity
  private let file: String
  private let configuration: Configuration
  private let metric: String
  private let space: [String: [String]]
  private let intervals: [String: [Double]]
  private let rungs: [Rung]
  private let trials: [Judged]
  private let baselines: [Rival]
  private let influences: [Influence]
  private let verdict: [String]
  private let next: Nullable<String>
  private let heldOut: Nullable<ContestSummary>

  private struct Rung: Encodable {
    let trials: Int
    let length: [String: Int]
  }

  private struct Judged: Encodable {
    let rank: Int
    let trial: Int
    let length: [String: Int]
    let score: Nullable<Double>
    let failure: Nullable<String>
    let settings: [String: String]
  }

  private struct Rival: Encodable {
    let name: String
    let score: Nullable<Double>
  }

  private struct Influence: Encodable {
    let option: String
    let strength: Double
    let pValue: Double
    let trials: Int
    let largerIsBetter: Nullable<Bool>
    let bestValue: Nullable<String>
  }

  /// The document of one search.
  ///
  /// - Parameters:
  ///   - file: what was read, as the user named it.
  ///   - configuration: the settings of the run, defaults included.
  ///   - next: the command to run with the best settings; `nil` if every trial failed.
  ///   - heldOut: how the best trial fared on what tuning had not seen; `nil` if nothing was held out.
  public init(
    program: ProgramIdentity, file: String, configuration: Configuration, tuning: Tuning,
    next: String?, heldOut: Contest?
  ) {
    self.program = program
    self.file = file
    self.configuration = configuration
    metric = tuning.plan.metric.name
    var lists: [String: [String]] = [:]
    var intervals: [String: [Double]] = [:]
    for dimension in tuning.space.dimensions {
      switch dimension.values {
      case .list(let list): lists[dimension.option.name] = list
      case .interval(let low, let high): intervals[dimension.option.name] = [low, high]
      }
    }
    space = lists
    self.intervals = intervals
    rungs = tuning.plan.schedule.rungs.map { Rung(trials: $0.count, length: $0.length.counts) }
    trials = tuning.ranking.enumerated().map { rank, judged in
      Judged(
        rank: rank + 1, trial: judged.trial.number, length: judged.length.counts,
        score: Nullable(judged.outcome.score), failure: Nullable(judged.outcome.failure),
        settings: Dictionary(
          uniqueKeysWithValues: judged.trial.choices.map { ($0.option, $0.value) }))
    }
    baselines = tuning.rivals.map { Rival(name: $0.name, score: Nullable($0.score)) }
    influences = tuning.influences.map {
      Influence(
        option: $0.option, strength: $0.strength, pValue: $0.pValue, trials: $0.count,
        largerIsBetter: Nullable($0.largerIsBetter), bestValue: Nullable($0.bestValue))
    }
    verdict = tuning.verdict
    self.next = Nullable(next)
    self.heldOut = Nullable(
      heldOut.map { ContestSummary($0, criterion: tuning.plan.metric, reference: nil) })
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  ///
  /// - Throws: ``ReportingError/notEncodable(field:)`` if a number is not finite.
  public func bytes() throws(ReportingError) -> [UInt8] { try JSONDocument.bytes(self) }
}
