extension Metric {
  /// Every metric, in the order in which they are listed; those of one level are yet to be told which.
  ///
  /// A new one is a declaration and a name here.
  public static let all: [Metric] = [
    me, mae, mse, rmse, mape, smape, guardedSMAPE, wape, mase, rmsse, rSquared, owa,
    pinball, crps, calibrationError, coverage, width, winkler, msis,
  ]

  /// Those that stand in the table of every forecast.
  public static let headline: [Metric] = [mae, rmse, mape, smape, mase]

  /// Every metric that can be told of forecasts with intervals of these levels, each level by itself.
  public static func all(levels: [Double]) -> [Metric] {
    all.flatMap { metric in
      switch metric.subject {
      case .points: [metric]
      case .intervals: levels.isEmpty ? [] : [metric]
      case .level: levels.map { metric.at(level: $0) }
      }
    }
  }

  /// The metric of a name such as `MASE` or `coverage-80`, in large letters or small; `nil` if there is none.
  public static func named(_ name: String) -> Metric? {
    let name = name.lowercased()
    if let metric = all.first(where: { $0.name.lowercased() == name }) {
      // An interval without a level is that of the M4 competition.
      return metric.at(level: 95)
    }
    let parts = name.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, let level = Double(parts[1]), level > 0, level < 100 else { return nil }
    return all.first { $0.subject == .level && $0.name.lowercased() == parts[0] }?.at(level: level)
  }
}
