import Forecasting

/// How the errors of a contender grow with the steps that it looks ahead.
public enum StepErrors {
  /// The mean over targets of the scaled absolute error at each step h = 1…H; `nil` where nothing was observed.
  ///
  /// A target's errors are divided by their own mean and multiplied by its MASE: the mean over the steps is that
  /// MASE. Targets without one are left out.
  public static func means(of contender: StudyContender, on targets: [StudyTarget]) -> [Double?] {
    var sums = [Double](repeating: 0, count: contender.horizon)
    var counts = [Int](repeating: 0, count: contender.horizon)
    for (target, outcome) in zip(targets, contender.outcomes) {
      guard let outcome, let mase = outcome.scores[Metric.mase.name]?.value else { continue }
      let errors = outcome.heldOut.flatMap { path in
        path.values.enumerated().compactMap { step, value in
          target.observation(at: path.origin + step).map { (step: step, error: abs($0 - value)) }
        }
      }
      guard errors.isEmpty == false else { continue }
      let mean = arithmeticMean(errors.map(\.error))
      let unit = mean > 0 ? mase / mean : 0
      for (step, error) in errors where (error * unit).isFinite {
        sums[step] += error * unit
        counts[step] += 1
      }
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : nil }
  }
}
