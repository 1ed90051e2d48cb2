import Evaluation
import Plotting

extension TuningFigure {
  /// The figure of a search: every trial where it came furthest.
  ///
  /// - Parameter name: what was tuned for.
  public init(_ tuning: Tuning, of name: String) {
    let metric = tuning.plan.metric
    let judged = tuning.ranking.filter { $0.outcome.score != nil }
      .sorted { $0.trial.number < $1.trial.number }
    let trials = judged.compactMap { one in
      one.outcome.score.map {
        Trial(number: one.trial.number, score: $0, length: one.length.text)
      }
    }
    let longest = tuning.best?.length.text
    var least: Double?
    let bestSoFar = trials.map { trial in
      if trial.length == longest,
        metric.distance(trial.score) < least.map(metric.distance) ?? .infinity
      {
        least = trial.score
      }
      return least ?? .nan
    }
    let finding = tuning.best.map {
      ": trial \($0.trial.number) is best, \(metric.name) \(metric.text($0.outcome.score))"
    }
    let rungs = tuning.rungs.compactMap { rung in
      rung.first.map { "\(rung.count) of \($0.length.text)" }
    }
    self.init(
      title: name + (finding ?? ""),
      subtitle: "trials: \(rungs.joined(separator: ", ")); the best in black",
      metric: metric.name, trials: trials,
      lengths: tuning.rungs.compactMap { $0.first?.length.text }, bestSoFar: bestSoFar,
      best: judged.firstIndex { $0.trial == tuning.best?.trial },
      rivals: tuning.rivals.compactMap { rival in
        rival.score.map { Rival(name: rival.name, score: $0) }
      },
      options: tuning.space.dimensions.compactMap { Self.option($0, judged) })
  }

  /// `nil` where no trial has a value.
  private static func option(_ dimension: SearchDimension, _ judged: [JudgedTrial]) -> Option? {
    let texts = judged.map { $0.trial.value(of: dimension.option.name) }
    guard texts.contains(where: { $0 != nil }) else { return nil }
    let values: Option.Values
    switch (dimension.values, dimension.option.kind) {
    case (.list(let names), .name), (.list(let names), .flag):
      values = .names(texts.map { text in text.flatMap { names.firstIndex(of: $0) } }, of: names)
    default:
      let numbers = texts.map { $0.flatMap(Double.init) ?? .nan }
      // Whole numbers are read more easily as they are.
      values = .numbers(
        numbers, isLogarithmic: dimension.isLogarithmic && dimension.option.kind == .real)
    }
    return Option(name: dimension.option.name, values: values)
  }
}
