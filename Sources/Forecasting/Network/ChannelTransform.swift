import SeriesData

/// What is fitted to one channel: a pointwise transform, and the size of its changes.
struct ChannelTransform: Sendable {
  let scaler: FittedScaler
  /// The root mean square of u₍t+h₎ − u_t over the horizon, which brings windows without level to the
  /// size of 1; 1 where windows keep their level or nothing ever changes.
  let spread: Double

  /// Fits to `values` and nothing else.
  ///
  /// - Parameter horizon: steps that one readout forecasts.
  init(
    fittedOn values: [Double], channel: String, settings: NetworkSettings, horizon: Int
  ) throws(SeriesError) {
    let takesLogarithm =
      switch settings.logarithm {
      case .always: true
      case .never: false
      case .auto: Self.spansScales(values)
      }
    scaler = try FittedScaler(
      settings.scaler, takesLogarithm: takesLogarithm, fittedOn: values, channel: channel)
    let transformed = try scaler.transform(values, channel: channel)
    spread = settings.level == .none ? 1 : Self.changes(transformed, horizon: horizon)
  }

  /// Whether every value is positive and the largest at least three times the smallest.
  private static func spansScales(_ values: [Double]) -> Bool {
    guard let least = values.min(), let greatest = values.max() else { return false }
    return least > 0 && greatest / 3 >= least
  }

  private static func changes(_ values: [Double], horizon: Int) -> Double {
    var sum = 0.0
    var count = 0.0
    for lag in 1...horizon where lag < values.count {
      for step in lag..<values.count {
        let change = values[step] - values[step - lag]
        sum += change * change
        count += 1
      }
    }
    let spread = count > 0 ? (sum / count).squareRoot() : 0
    return spread > 0 && spread.isFinite ? spread : 1
  }
}
