import SeriesData

/// How transformed values become the numbers of a window, and outputs become values again.
///
/// | level, loss | input at step t | target h steps ahead of step t |
/// | --- | --- | --- |
/// | none | u_t | u₍t+h₎ |
/// | last value, at the last step T | u_t − u_T | u₍T+h₎ − u_T |
/// | last value, at every step | u_t − u₍t−1₎ | u₍t+h₎ − u_t |
///
/// all divided by the channel's ``ChannelTransform/spread``. Whatever the case, the input at step t
/// and the level of a readout at step t hold nothing that is later than t: at the last step the
/// level u_T is known, and only there is it used.
enum WindowEncoding: Sendable {
  case value, lastValue, difference

  init(level: NetworkSettings.Level, lossAt: NetworkSettings.LossAt) {
    switch (level, lossAt) {
    case (.none, _): self = .value
    case (.lastValue, .last): self = .lastValue
    case (.lastValue, .every): self = .difference
    }
  }

  /// What the network reads at a step of a window.
  func input(_ values: borrowing Span<Double>, at step: Int, of window: Range<Int>) -> Double {
    switch self {
    case .value: values[step]
    case .lastValue: values[step] - values[window.upperBound - 1]
    case .difference: step > 0 ? values[step] - values[step - 1] : 0
    }
  }

  /// What a readout at a step is relative to.
  func level(_ values: borrowing Span<Double>, at step: Int) -> Double {
    self == .value ? 0 : values[step]
  }
}
