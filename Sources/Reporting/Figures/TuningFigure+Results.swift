public import Evaluation
public import Plotting

extension TuningFigure {
  /// The figure of a search: every trial where it came furthest.
  ///
  /// - Parameter name: what was tuned for.
  public init(_ tuning: Tuning, of name: String) {
    let judged = tuning.ranking.sorted { $0.trial.number < $1.trial.number }
    let scores = judged.map { $0.outcome.score ?? .nan }
    var best: Double?
    let bestSoFar = scores.map { score in
      if score.isFinite,
        tuning.plan.metric.distance(score) < best.map(tuning.plan.metric.distance) ?? .infinity
      {
        best = score
      }
      return best ?? .nan
    }
    let metric = tuning.plan.metric
    let finding = tuning.best.map {
      ": trial \($0.trial.number) is best, \(metric.name) \(metric.text($0.outcome.score))"
    }
    let rungs = tuning.rungs.compactMap { rung in
      rung.first.map { "\(rung.count) of \($0.length.text)" }
    }
    self.init(
      title: name + (finding ?? ""), subtitle: "trials: " + rungs.joined(separator: ", "),
      metric: metric.name, scores: scores, bestSoFar: bestSoFar,
      rivals: tuning.rivals.compactMap { rival in
        rival.score.map { Rival(name: rival.name, score: $0) }
      },
      options: tuning.space.dimensions.compactMap { Self.option($0, judged, best: tuning.best) })
  }

  /// `nil` where no trial has a score and a value.
  private static func option(
    _ dimension: SearchDimension, _ judged: [JudgedTrial], best: JudgedTrial?
  ) -> Option? {
    let name = dimension.option.name
    let known = judged.compactMap { one -> (trial: Int, value: String, score: Double)? in
      guard let value = one.trial.value(of: name), let score = one.outcome.score else { return nil }
      return (one.trial.number, value, score)
    }
    guard known.isEmpty == false else { return nil }
    let values: Option.Values
    if dimension.option.kind == .whole || dimension.option.kind == .real {
      values = .numbers(known.map { Double($0.value) ?? .nan })
    } else {
      let names = dimension.names
      values = .names(known.map { names.firstIndex(of: $0.value) ?? 0 }, of: names)
    }
    return Option(
      name: name, values: values, isLogarithmic: dimension.isLogarithmic,
      scores: known.map(\.score),
      best: best.flatMap { best in known.firstIndex { $0.trial == best.trial.number } })
  }
}

extension SearchDimension {
  /// The values of a list; none of an interval.
  fileprivate var names: [String] {
    if case .list(let list) = values { list } else { [] }
  }
}
