import SeriesData

/// How far a network's forecast of one channel may go before it says nothing any more.
struct ForecastLimit {
  /// The largest magnitude; infinite where the history itself is at the end of all numbers.
  let largest: Double
  private let scaler: FittedScaler

  /// A `Float` holds 24 bits: past 2²⁴ times whatever was seen, the last bit of an output is worth more than
  /// the whole history.
  private static let factor = 0x1p24

  /// - Parameter history: what the scaler scales.
  init(_ scaler: FittedScaler, history: [Double]) {
    self.scaler = scaler
    // One scale above the offset is typical of the training part, whatever the history holds.
    let seen = history.reduce(abs(scaler.inverse(1))) { max($0, abs($1)) }
    largest = seen * Self.factor
  }

  /// Whether a transformed value stands for one that can be told.
  ///
  /// What has a logarithm is above 0: there 0 is a number too small to be held.
  func admits(_ transformed: Double) -> Bool {
    let value = scaler.inverse(transformed)
    return value.isFinite && abs(value) <= largest && !(scaler.takesLogarithm && value == 0)
  }
}

/// The first value of a forecast that is past its limit.
struct ForecastDeparture: Error {
  let channel: Int
  /// Steps after the origin, from 1.
  let step: Int
}
