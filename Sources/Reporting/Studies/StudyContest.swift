import Evaluation
import Forecasting

extension Contest {
  /// What contenders of a study said of the held-out ends, beside what came; scaled metrics, for which the history
  /// is not kept, are undefined.
  init(_ contenders: some Sequence<StudyContender>, of results: StudyResults) {
    let places = results.targets.indices.flatMap { target in
      let origins =
        contenders.lazy.compactMap { $0.outcomes[target]?.heldOut.map(\.origin) }
        .max { $0.count < $1.count } ?? []
      return origins.enumerated().map { number, origin in
        Place(
          column: target, origin: number, known: origin,
          time: results.targets[target].time(at: origin - 1))
      }
    }
    self.init(
      columns: results.targets.map(\.label), places: places,
      entrants: contenders.map { contender in
        Entrant(
          name: contender.label, isBaseline: contender.isBaseline,
          samples: places.map { place in
            contender.outcomes[place.column]?.heldOut.first { $0.origin == place.known }
              .flatMap { JudgedSample($0, of: results.targets[place.column]) }
          })
      }, horizon: contenders.map(\.horizon).max() ?? 1)
  }
}

extension JudgedSample {
  /// What was observed of the steps of a path; `nil` if nothing was.
  fileprivate init?(_ path: StudyPath, of target: StudyTarget) {
    let steps = path.values.indices.filter { target.observation(at: path.origin + $0) != nil }
    guard !steps.isEmpty else { return nil }
    self.init(
      actual: steps.compactMap { target.observation(at: path.origin + $0) },
      forecast: steps.map { path.values[$0] }, steps: steps.map { $0 + 1 },
      intervals: path.intervals.map { interval in
        PredictionInterval(
          level: interval.level, lower: steps.map { interval.lower[$0] },
          upper: steps.map { interval.upper[$0] })
      }, history: [], seasonLength: 1)
  }
}
