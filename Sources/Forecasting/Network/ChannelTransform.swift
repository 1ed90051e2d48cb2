package import SeriesData

/// What is fitted to one channel: steps, a pointwise scaler after them, and the size of what comes of it.
package struct ChannelTransform: Sendable {
  /// What is done before the scaler.
  package let steps: FittedTransform
  package let scaler: FittedScaler
  /// What differences are divided by.
  ///
  /// The root mean square of u₍t+h₎ − u_t over the steps h of a readout, which brings windows without
  /// level to the size of 1; 1 where windows keep their level; 0 where nothing ever changes, so that
  /// a constant channel is forecast as it is. Of counts it is their mean.
  package let spread: Double

  package init(steps: FittedTransform = .none, scaler: FittedScaler, spread: Double) {
    self.steps = steps
    self.scaler = scaler
    self.spread = spread
  }

  /// A channel of one history: its values, and the steps that were not observed.
  package typealias Known = (values: [Double], missing: [Bool]?, firstStep: Int)

  /// Fits to the values of the training part and nothing else.
  ///
  /// - Parameters:
  ///   - known: what is known of each history, of which the longest tells the steps.
  ///   - horizon: steps that one readout forecasts.
  package init(
    fittedOn known: [Known], channel: String, takesLogarithm: Bool, settings: NetworkSettings,
    seasonLength: Int, horizon: Int
  ) throws(SeriesError) {
    // Steps have a place in time, which histories one after the other would not have.
    let longest = known.dropFirst().reduce(known[0]) { $0.values.count < $1.values.count ? $1 : $0 }
    let steps = try FittedTransform(
      settings.transform ?? [], fittedOn: longest.values, seasonLength: seasonLength,
      firstStep: longest.firstStep, channel: channel)
    var values: [[Double]] = []
    for one in known {
      let transformed = try steps.transform(
        one.values, firstStep: one.firstStep, channel: channel)
      values.append(Self.observed(transformed, one.missing))
    }
    let scaler = try FittedScaler(
      settings.transform == nil ? settings.scaler : .unscaled, takesLogarithm: takesLogarithm,
      fittedOn: values.flatMap { $0.filter { !$0.isNaN } }, channel: channel)
    self.steps = steps
    self.scaler = scaler
    let transformed = values.map { $0.map(scaler.transform) }
    if settings.training.loss.kind.isOfCounts {
      spread = arithmeticMean(transformed.flatMap { $0.filter { !$0.isNaN } })
      return
    }
    spread =
      switch settings.level {
      case .none: transformed.allSatisfy { Set($0.filter { !$0.isNaN }).count <= 1 } ? 0 : 1
      case .lastValue, .mean, .revIN: Self.changes(transformed, horizon: horizon)
      }
  }

  /// A history in the network's terms.
  func transform(
    _ values: [Double], firstStep: Int, channel: String
  ) throws(SeriesError) -> [Double] {
    try scaler.transform(
      steps.transform(values, firstStep: firstStep, channel: channel), channel: channel)
  }

  /// The observations that values of the steps after a history stand for.
  func inverse(_ following: [Double], after history: [Double], firstStep: Int) -> [Double] {
    steps.inverse(following.map(scaler.inverse), after: history, firstStep: firstStep)
  }

  /// The values, NaN where nothing was observed.
  private static func observed(_ values: [Double], _ missing: [Bool]?) -> [Double] {
    guard let missing else { return values }
    return zip(values, missing).map { $1 ? .nan : $0 }
  }

  /// Whether the largest value is at least three times the smallest, all being positive.
  package static func spansScales(_ values: [[Double]]) -> Bool {
    let all = values.lazy.joined().filter { !$0.isNaN }
    guard let least = all.min(), let greatest = all.max() else { return false }
    return least > 0 && greatest / 3 >= least
  }

  /// Changes are taken inside each history, never from one to the next; where no two observations are as near as the
  /// horizon, from each to the one that follows it.
  private static func changes(_ values: [[Double]], horizon: Int) -> Double {
    var (largest, sum, count) = (0.0, 0.0, 0.0)
    // Divided by the largest so far, squares of huge changes do not overflow.
    for history in values {
      for lag in 1...horizon where lag < history.count {
        for step in lag..<history.count {
          let change = abs(history[step] - history[step - lag])
          guard !change.isNaN else { continue }
          if change > largest {
            sum *= (largest / change) * (largest / change)
            largest = change
          }
          if largest > 0 { sum += (change / largest) * (change / largest) }
          count += 1
        }
      }
    }
    if count == 0 && values.contains(where: { $0.contains(where: \.isNaN) }) {
      return changes(values.map { $0.filter { $0.isNaN == false } }, horizon: 1)
    }
    let spread = count > 0 ? largest * (sum / count).squareRoot() : 0
    return spread.isNormal ? spread : 0
  }
}
