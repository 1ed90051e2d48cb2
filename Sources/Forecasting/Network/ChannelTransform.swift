package import SeriesData

/// What is fitted to one channel: a pointwise transform, and the size of its changes.
package struct ChannelTransform: Sendable {
  package let scaler: FittedScaler
  /// What differences are divided by.
  ///
  /// The root mean square of u₍t+h₎ − u_t over the steps h of a readout, which brings windows without
  /// level to the size of 1; 1 where windows keep their level; 0 where nothing ever changes, so that
  /// a constant channel is forecast as it is. Of counts it is their mean.
  package let spread: Double

  package init(scaler: FittedScaler, spread: Double) {
    self.scaler = scaler
    self.spread = spread
  }

  /// Fits to the values of the training part and nothing else.
  ///
  /// - Parameters:
  ///   - values: of each history; NaN where none was observed.
  ///   - horizon: steps that one readout forecasts.
  package init(
    fittedOn values: [[Double]], channel: String, takesLogarithm: Bool, settings: NetworkSettings,
    horizon: Int
  ) throws(SeriesError) {
    let scaler = try FittedScaler(
      settings.scaler, takesLogarithm: takesLogarithm,
      fittedOn: values.flatMap { $0.filter { !$0.isNaN } }, channel: channel)
    self.scaler = scaler
    let transformed = values.map { $0.map(scaler.transform) }
    if settings.training.loss.kind.isOfCounts {
      spread = arithmeticMean(transformed.flatMap { $0.filter { !$0.isNaN } })
      return
    }
    spread =
      switch settings.level {
      case .lastValue: Self.changes(transformed, horizon: horizon)
      case .none: transformed.allSatisfy { Set($0.filter { !$0.isNaN }).count <= 1 } ? 0 : 1
      }
  }

  /// Whether the largest value is at least three times the smallest, all being positive.
  package static func spansScales(_ values: [[Double]]) -> Bool {
    let all = values.lazy.joined().filter { !$0.isNaN }
    guard let least = all.min(), let greatest = all.max() else { return false }
    return least > 0 && greatest / 3 >= least
  }

  /// Changes are taken inside each history, never from one to the next.
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
    let spread = count > 0 ? largest * (sum / count).squareRoot() : 0
    return spread.isNormal ? spread : 0
  }
}
