package import NumericCore

/// How transformed values become the numbers of a window, and outputs become values again.
///
/// | level, loss | input at step t | output for h steps ahead of step t |
/// | --- | --- | --- |
/// | none | u_t | u₍t+h₎ |
/// | last value, at the last step T | u_t − u_T | u₍T+h₎ − u_T |
/// | last value, at every step | u_t − u₍t−1₎ | u₍t+h₎ − u_t |
///
/// all divided by the channel's ``ChannelTransform/spread``; all zero for a channel without spread.
/// Whatever the case, nothing that a readout at step t rests on is later than t: the level u_T is in
/// every input of its window, but only step T is read out.
package struct WindowEncoding: Sendable {
  private enum Level {
    case none, lastOfWindow, precedingStep
  }

  private let level: Level
  private let spreads: [Double]

  /// The encoding for channels of the given spreads.
  package init(_ settings: NetworkSettings, spreads: [Double]) {
    level =
      switch (settings.level, settings.lossAt) {
      case (.none, _): .none
      case (.lastValue, .last): .lastOfWindow
      case (.lastValue, .every): .precedingStep
      }
    self.spreads = spreads
  }

  var channelCount: Int { spreads.count }

  /// Writes what the network reads of one channel of a window to a lane of `input`.
  ///
  /// - Parameter positions: which of the window's steps, all by default.
  package func write(
    _ values: [Double], of window: Range<Int>, positions: Range<Int>? = nil, channel: Int,
    lane: Int, into input: Tensor<Float>
  ) {
    let factor = factor(channel)
    for position in positions ?? 0..<window.count {
      let step = window.lowerBound + position
      let base =
        switch level {
        case .none: 0.0
        case .lastOfWindow: values[window.upperBound - 1]
        case .precedingStep: values[max(step - 1, 0)]
        }
      input[position][channel, lane] = Float((values[step] - base) * factor)
    }
  }

  /// What a readout at `step` should give for the value at the later step `target`.
  package func output(
    for target: Int, after step: Int, in values: [Double], channel: Int
  ) -> Float {
    Float((values[target] - base(values, at: step)) * factor(channel))
  }

  /// The value that an output of a readout at `step` stands for.
  package func value(
    of output: Float, after step: Int, in values: [Double], channel: Int
  ) -> Double {
    base(values, at: step) + Double(output) * spreads[channel]
  }

  private func base(_ values: [Double], at step: Int) -> Double {
    level == .none ? 0 : values[step]
  }

  private func factor(_ channel: Int) -> Double {
    spreads[channel] > 0 ? 1 / spreads[channel] : 0
  }
}
