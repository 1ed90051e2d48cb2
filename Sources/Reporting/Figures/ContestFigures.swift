import Evaluation
import Plotting
import SeriesData

extension LeaderboardFigure {
  /// The mean of each entrant over series, or origins of a single one, with 1.96 standard errors on either side.
  init(_ contest: Contest, metric: Metric) {
    let shown = contest.entrants.indices.filter { contest.entrants[$0].sampleCount > 0 }
    let entrants = shown.compactMap { index -> Entrant? in
      let losses = contest.losses(metric, of: [index]).map { $0[0] }
      return losses.isEmpty ? nil : Entrant(name: contest.entrants[index].name, losses: losses)
    }
    let best = entrants.min { $0.value < $1.value }
    self.init(
      title: best.map {
        "\($0.name.capitalised) has the \(metric.lowerIsBetter ? "lowest" : "best") mean \(metric.name)"
      }
        ?? "\(metric.name) of \(shown.count) forecasters",
      subtitle: contest.verdicts(metric).first?.brief ?? "",
      measure: "\(metric.name)\(metric.lowerIsBetter ? "" : ", distance from the best"), mean over "
        + (contest.casesAreColumns ? "series" : "origins"), interval: "95 % interval",
      entrants: entrants)
  }
}

extension LeaderboardFigure.Entrant {
  /// The mean of losses with 1.96 standard errors on either side.
  init(name: String, losses: [Double]) {
    let mean = losses.reduce(0) { $0 + $1 / Double(losses.count) }
    let squares = losses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let count = Double(losses.count)
    let reach = count > 1 ? 1.96 * (squares / (count - 1) / count).squareRoot() : 0
    self.init(name: name, value: mean, lower: mean - reach, upper: mean + reach)
  }
}

extension CriticalDifferenceFigure {
  /// The mean ranks of a test.
  ///
  /// - Parameter cases: what forecasters were ranked on, such as `series`.
  init(_ test: FriedmanNemenyi, of names: [String], metric: Metric, cases: String) {
    let best = zip(test.meanRanks, names).min { $0.0 < $1.0 }
    let equals = test.meanRanks.count { $0 - (best?.0 ?? 0) < test.criticalDifference } - 1
    let name = best?.1.capitalised ?? ""
    self.init(
      title: equals == 0
        ? "\(name) ranks best, by more than chance"
        : "\(name) ranks best, and \(countText(equals, "other")) as well as it within chance",
      subtitle:
        "Critical difference \(decimalText(test.criticalDifference, decimals: 2)) of mean ranks over "
        + "\(test.count) \(cases) (Nemenyi, 5 %)",
      metric: metric.name, criticalDifference: test.criticalDifference,
      entrants: zip(names, test.meanRanks).map { Entrant(name: $0, rank: $1) })
  }
}

extension CalibrationFigure {
  /// The coverage of every entrant with intervals, and the PIT of one.
  init(_ contest: Contest, showing index: Int) {
    let levels = contest.levels(of: index)
    let able = contest.entrants.indices.filter { contest.levels(of: $0) == levels }
    let tails = levels.map { (1 - $0 / 100) / 2 }
    let quantiles = ([0] + tails + tails.map { 1 - $0 } + [1]).sorted()
    var counts = [Int](repeating: 0, count: quantiles.count - 1)
    for sample in contest.entrants[index].samples.compactMap(\.self) {
      for point in sample.actual.indices {
        // A value lies above as many quantiles as it is larger than.
        let ends = sample.intervals.flatMap { [$0.lower[point], $0.upper[point]] }
        counts[min(ends.count { sample.actual[point] > $0 }, counts.count - 1)] += 1
      }
    }
    let total = max(1, counts.reduce(0, +))
    let coverages = able.map { entrant in
      levels.map { contest.score(.coverage.at(level: $0), of: entrant, .pooled).value ?? .nan }
    }
    let name = contest.entrants[index].name
    let widest = levels.count - 1
    let own = coverages[able.firstIndex(of: index) ?? 0][widest]
    self.init(
      title:
        "\(name.capitalised)'s \(decimalText(levels[widest], decimals: 0)) % intervals hold \(decimalText(own, decimals: 1)) %",
      subtitle: own < levels[widest] - 5
        ? "Too narrow: more falls outside than is promised."
        : own > levels[widest] + 4 ? "Too wide: less falls outside than is promised." : "",
      levels: levels,
      entrants: zip(able, coverages).map {
        Entrant(name: contest.entrants[$0].name, coverages: $1)
      }, forecaster: name, quantiles: quantiles,
      shares: counts.map { Double($0) / Double(total) })
  }
}

extension ResidualFigure {
  /// The errors of an entrant in the first column: one step ahead from each origin, or step by step from a
  /// single origin.
  init(_ contest: Contest, showing index: Int) {
    let column = contest.places.first?.column ?? 0
    let samples = zip(contest.places, contest.entrants[index].samples)
      .filter { $0.0.column == column }.compactMap(\.1)
    let isRolling = samples.count > 1
    let errors =
      isRolling ? samples.compactMap(\.errors.first) : samples.first?.errors ?? []
    let bias = errors.isEmpty ? 0 : errors.reduce(0) { $0 + $1 / Double(errors.count) }
    let lags = max(0, min(24, errors.count / 3))
    let correlations =
      errors.count > 5 ? SeriesData.autocorrelations(errors, lags: lags).dropFirst() : []
    let direction = bias > 0 ? "too low" : "too high"
    let what = isRolling ? "one step ahead" : "step by step"
    self.init(
      title: "\(contest.entrants[index].name.capitalised)'s forecasts are \(direction) by "
        + "\(decimalText(abs(bias), decimals: 2)) on average",
      subtitle: "\(contest.columns[column]), \(what): "
        + (correlations.first.map {
          "autocorrelation of the errors \(decimalText($0, decimals: 2)) at lag 1"
        }
          ?? "too few errors for an autocorrelation"),
      axis: HorizontalAxis(.number, label: isRolling ? "origin" : "steps ahead"),
      errors: errors.enumerated().map { Point(x: Double($0 + 1), y: $1) },
      autocorrelations: Array(correlations))
  }
}

extension ScatterFigure {
  /// All points of an entrant.
  init(_ contest: Contest, showing index: Int) {
    let samples = contest.entrants[index].samples.compactMap(\.self)
    let share = Metric.rSquared.score(samples).value
    let name = contest.entrants[index].name
    self.init(
      title: share.map {
        $0 > 0
          ? "\(name.capitalised) explains \(decimalText(100 * $0, decimals: 1)) % of the variance"
          : "\(name.capitalised) explains none of the variance"
      } ?? "\(name.capitalised) beside what came",
      subtitle: "All steps from \(contest.extent)",
      name: contest.columns.count == 1 ? contest.columns[0] : "value",
      points: samples.flatMap { zip($0.actual, $0.forecast).map { Point(x: $0, y: $1) } })
  }
}

extension Contest {
  /// The levels of an entrant's intervals, ascending.
  func levels(of entrant: Int) -> [Double] {
    let first = entrants[entrant].samples.lazy.compactMap(\.self).first
    return (first?.intervals.map(\.level) ?? []).sorted()
  }
}
