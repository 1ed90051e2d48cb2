/// The dynamic optimised Theta model, on the seasonally adjusted series (Fiorucci, Pellegrini, Louzada,
/// Petropoulos and Koehler, 2016, Models for optimising the theta method and their relationship to state space
/// models, section 3.2, DOTM).
///
///     ŷ_t = l₍t−1₎ + ω·[(1 − α)^(t−1)·A₍t−1₎ + (1 − (1 − α)^t)/α·B₍t−1₎],   ω = 1 − 1/θ
///     l_t = α·y_t + (1 − α)·l₍t−1₎
///
/// where A_t and B_t are intercept and slope of the regression line through y₁…y_t, and forecasts take the
/// place of observations after the history. Errors are linear in l₀ and in ω, so both are those of least squares
/// for each α that is tried, with 0 ≤ ω ≤ 1. Intervals are those of the model with a fixed line,
/// σ_h² = σ²·(1 + (h − 1)·α²).
public struct OptimisedThetaBaseline: AdjustedBaseline {
  /// The rule; it has no settings.
  public init() {}

  /// `optimised Theta`.
  public var name: String { "optimised Theta" }

  /// More than the three parameters and the first two steps, whose errors tell nothing.
  public func neededCount(seasonLength: Int) -> Int { 6 }

  func adjustedOutlook(after values: [Double], horizon: Int) -> Outlook {
    DynamicTheta(values).outlook(horizon: horizon)
  }
}

/// The regression line through y₁…y_t, as t grows.
private struct GrowingLine {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private(set) var slope = 0.0

  /// At step 0.
  var intercept: Double { mean - slope * (count + 1) / 2 }

  mutating func append(_ value: Double) {
    count += 1
    if count > 1 {
      slope = ((count - 2) * slope + 6 / count * (value - mean)) / (count + 1)
    }
    mean += (value - mean) / count
  }
}

/// The model on one history.
private struct DynamicTheta {
  private let values: [Double]
  /// Of the line before each step.
  private var intercepts: [Double] = []
  private var slopes: [Double] = []
  private var line = GrowingLine()

  init(_ values: [Double]) {
    self.values = values
    intercepts.reserveCapacity(values.count)
    slopes.reserveCapacity(values.count)
    for value in values {
      intercepts.append(line.intercept)
      slopes.append(line.slope)
      line.append(value)
    }
  }

  private struct Fit {
    var curvature = 0.0, level = 0.0, sumOfSquares = 0.0
  }

  /// What ω is multiplied by, given (1 − α)^(t−1).
  @inline(__always)
  private func lineEffect(
    _ intercept: Double, _ slope: Double, alpha: Double, decay: Double
  ) -> Double {
    decay * intercept + (1 - decay * (1 - alpha)) / alpha * slope
  }

  /// The best ω and l₀ with a smoothing weight, and the level they lead to.
  private func fit(alpha: Double) -> Fit {
    var (level, decay) = (values[0], 1.0)
    var (own, startOwn, lineOwn) = (0.0, 0.0, 0.0)
    var (startStart, startLine, lineLine) = (0.0, 0.0, 0.0)
    for step in values.indices {
      let effect = lineEffect(
        intercepts[step], slopes[step], alpha: alpha, decay: decay)
      let error = values[step] - level
      // The first two lines go through all their points.
      if step >= 2 {
        own += error * error
        startOwn += decay * error
        lineOwn += effect * error
        startStart += decay * decay
        startLine += decay * effect
        lineLine += effect * effect
      }
      level += alpha * error
      decay *= 1 - alpha
    }
    let determinant = startStart * lineLine - startLine * startLine
    let isSingular = determinant <= 1e-12 * startStart * lineLine
    let free = isSingular ? 0 : (startStart * lineOwn - startLine * startOwn) / determinant
    let curvature = min(max(free, 0), 1)
    let start = startStart > 0 ? (startOwn - curvature * startLine) / startStart : 0
    let squares =
      own - 2 * (curvature * lineOwn + start * startOwn) + curvature * curvature * lineLine
      + 2 * curvature * start * startLine + start * start * startStart
    return Fit(
      curvature: curvature, level: level + decay * start, sumOfSquares: max(0, squares))
  }

  func outlook(horizon: Int) -> Outlook {
    let search = BoxSearch([
      .init(0.1...0.99, starts: [0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9])
    ])
    let alpha = search.minimum { fit(alpha: $0[0]).sumOfSquares }[0]
    let best = fit(alpha: alpha)
    var level = best.level
    var line = self.line
    var decay = (0..<values.count).reduce(1.0) { product, _ in product * (1 - alpha) }
    var forecasts: [Double] = []
    forecasts.reserveCapacity(horizon)
    for _ in 0..<horizon {
      let value =
        level + best.curvature
        * lineEffect(line.intercept, line.slope, alpha: alpha, decay: decay)
      forecasts.append(value)
      line.append(value)
      level += alpha * (value - level)
      decay *= 1 - alpha
    }
    let deviation = errorDeviation(
      sumOfSquares: best.sumOfSquares, count: values.count - 2, parameters: 3)
    return Outlook(forecasts) { deviation * (1 + ($0 - 1) * alpha * alpha).squareRoot() }
  }
}
