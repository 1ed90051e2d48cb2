/// Exponential smoothing of the seasonally adjusted series: SES, Holt's linear trend, or the damped trend.
///
///     ŷ₍n+h₎ = lₙ + (φ + … + φʰ)·bₙ,   l_t = l₍t−1₎ + φ·b₍t−1₎ + α·e_t,   b_t = φ·b₍t−1₎ + β·e_t
///
/// SES has no slope b, Holt has φ = 1, the damped trend 0.8 ≤ φ ≤ 0.98 (Brown, 1959; Holt, 1957; Gardner and
/// McKenzie, 1985, Forecasting trends in time series). Weights and start are those of the least squared
/// one-step errors; intervals are those of the models ETS(A,N,N), ETS(A,A,N) and ETS(A,Ad,N).
public struct SmoothingBaseline: AdjustedBaseline {
  /// `SES`, `Holt` or `damped trend`.
  public let name: String
  let model: ExponentialSmoothing

  /// Simple exponential smoothing.
  public static let simple = Self(name: "SES", model: .init(trend: .none))
  /// Holt's linear trend.
  public static let holt = Self(name: "Holt", model: .init(trend: .linear))
  /// The damped trend.
  public static let damped = Self(name: "damped trend", model: .init(trend: .damped))

  /// One observation for SES; otherwise one more than there are weights and start values.
  public func neededCount(seasonLength: Int) -> Int { model.neededCount(seasonLength: 1) }

  func adjustedOutlook(after values: [Double], horizon: Int) -> Outlook {
    model.fittedWithoutSeason(values).outlook(horizon: horizon)
  }
}
