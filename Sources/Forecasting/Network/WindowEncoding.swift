/// How transformed values become the numbers of a window, and outputs become values again.
///
/// | level, loss | input at step t | output for h steps ahead of step t |
/// | --- | --- | --- |
/// | none | u_t | u₍t+h₎ |
/// | last value, at the last step T | u_t − u_T | u₍T+h₎ − u_T |
/// | last value, at every step | u_t − u₍t−1₎ | u₍t+h₎ − u_t |
/// | mean, at the last step T | u_t − ū | u₍T+h₎ − ū |
/// | RevIN, at the last step T | (u_t − ū) ÷ s | (u₍T+h₎ − ū) ÷ s |
///
/// with ū the mean and s the deviation of the context's values, and but for RevIN all divided by the channel's ``ChannelTransform/spread``; all zero for a channel without spread.
/// Counts have no level; their inputs are divided by their mean, and outputs are about counts as they are.
/// Whatever the case, nothing that a readout at step t rests on is later than t: the level u_T is in
/// every input of its window, but only step T is read out.
package struct WindowEncoding: Sendable {
  enum Level {
    case none, lastOfWindow, precedingStep, meanOfWindow, revIN

    /// Whether it is one number for a whole window.
    var isOfWindow: Bool { self != .precedingStep }
  }

  let level: Level
  /// Whether outputs are about values as they are, though inputs are divided by the spread.
  private let tellsCounts: Bool
  private let spreads: [Double]
  private let tellsMissing: Bool
  private let contextLength: Int

  /// The encoding for channels of the given spreads.
  package init(_ settings: NetworkSettings, contextLength: Int, spreads: [Double]) {
    self.contextLength = contextLength
    level =
      switch (settings.level, settings.lossAt) {
      case (.none, _): .none
      case (.lastValue, .last): .lastOfWindow
      case (.lastValue, .every): .precedingStep
      case (.mean, _): .meanOfWindow
      case (.revIN, _): .revIN
      }
    tellsCounts = settings.training.loss.kind.isOfCounts
    self.spreads = spreads
    tellsMissing = settings.tellsMissing
  }

  var channelCount: Int { spreads.count }

  /// Writes what the network reads of one channel of a window to a lane of `input`.
  ///
  /// - Parameter positions: which of the window's steps, all by default.
  package func write(
    _ values: [Double], of window: Range<Int>, positions: Range<Int>? = nil, channel: Int,
    lane: Int, into input: WindowInput
  ) {
    let start = window.lowerBound
    let positions = positions ?? 0..<window.count
    let last = window.upperBound - 1
    let factor = 1 / unit(of: values, after: last, channel: channel)
    switch level {
    case .none, .lastOfWindow, .meanOfWindow, .revIN:
      let base = base(values, at: last)
      input.set(lane, feature: channel, steps: positions) {
        Float((values[start + $0] - base) * factor)
      }
    case .precedingStep:
      input.set(lane, feature: channel, steps: positions) {
        Float((values[start + $0] - values[max(start + $0 - 1, 0)]) * factor)
      }
    }
  }

  /// Tells the network which values of one channel of a window are missing, if it is to know: in the features
  /// after those of the values.
  ///
  /// - Parameter missing: `nil` if none is; steps past its end are there.
  package func write(
    missing: [Bool]?, of window: Range<Int>, positions: Range<Int>? = nil, channel: Int, lane: Int,
    into input: WindowInput
  ) {
    guard tellsMissing else { return }
    let start = window.lowerBound
    input.set(lane, feature: channelCount + channel, steps: positions ?? 0..<window.count) {
      guard let missing, start + $0 < missing.count else { return 0 }
      return missing[start + $0] ? 1 : 0
    }
  }

  /// What a readout at `step` should give for the values of later steps.
  package func outputs(
    after step: Int, in values: [Double], channel: Int
  ) -> OutputEncoding {
    OutputEncoding(
      base: base(values, at: step),
      factor: tellsCounts ? 1 : 1 / unit(of: values, after: step, channel: channel))
  }

  /// The value that an output of a readout at `step` stands for.
  package func value(
    of output: Double, after step: Int, in values: [Double], channel: Int
  ) -> Double {
    let isOwn = level == .revIN && spreads[channel] > 0
    return base(values, at: step)
      + output * (isOwn ? unit(of: values, after: step, channel: channel) : unit(channel))
  }

  /// The level at a step: of the context that ends there, where it is that of a context.
  func base(_ values: [Double], at step: Int) -> Double {
    switch level {
    case .none: 0
    case .lastOfWindow, .precedingStep: values[step]
    case .meanOfWindow, .revIN: mean(values, upTo: step)
    }
  }

  private func mean(_ values: [Double], upTo step: Int) -> Double {
    let context = values[max(0, step + 1 - contextLength)...step]
    // Distances from one of the values are exact where none differs.
    return values[step]
      + context.reduce(0) { $0 + ($1 - values[step]) / Double(context.count) }
  }

  /// What inputs after the level are divided by in the context that ends at a step; infinite for a channel that
  /// never changes.
  func unit(of values: [Double], after step: Int, channel: Int) -> Double {
    guard spreads[channel] > 0 else { return .infinity }
    guard level == .revIN else { return spreads[channel] }
    let mean = mean(values, upTo: step)
    let context = values[max(0, step + 1 - contextLength)...step]
    let squares = context.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / Double(context.count) }
    // A context that hardly changes would be blown up to noise.
    return max(squares.squareRoot(), 0.01 * spreads[channel])
  }

  /// What an output of 1 stands for.
  func unit(_ channel: Int) -> Double { tellsCounts ? 1 : spreads[channel] }

  /// What differences are multiplied by, but for RevIN, where that is another in each window.
  func factor(_ channel: Int) -> Double {
    spreads[channel] > 0 ? 1 / spreads[channel] : 0
  }
}

/// How a readout writes values that are still to come.
package struct OutputEncoding: Sendable {
  fileprivate let base: Double, factor: Double

  /// The output that stands for a value.
  @inline(__always)
  package func output(for value: Double) -> Float { Float((value - base) * factor) }
}
