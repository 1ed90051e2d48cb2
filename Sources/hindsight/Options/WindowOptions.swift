import ArgumentParser
import Forecasting
import SeriesData

extension NetworkSettings.Channels: ExpressibleByArgument {}

/// How a network reads the steps and the columns of a series, and which steps decide how long it learns.
struct WindowOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Time steps that the network reads as one, and forecasts as one, all segments of the horizon side by side \
      (SegRNN): for long contexts and horizons, such as 48 for --context 720. (default: each step by itself)
      """, valueName: "steps"))
  var segment: Int?

  @Option(
    help: """
      How several columns are read: all at once, or each by itself by one network for all, which is told which column \
      it reads. (default: independent with --segment, else joint)
      """)
  var channels: NetworkSettings.Channels?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      What decides how long to train, at the end of what is learned from: steps, a share such as 20%, or all from a \
      time on, written as in the file. (default: the longer of the horizon and a tenth)
      """, valueName: "steps"))
  var validation: SeriesEnd?

  @Option(
    name: .customLong("window-stride"), parsing: .unconditional,
    help: ArgumentHelp(
      """
      Steps from one window of training to the next. (default: 1, and with --loss-at every half of the context)
      """, valueName: "steps"))
  var stride: Int?

  func validate() throws {
    try OptionCheck.whole("--segment", segment)
    try OptionCheck.whole("--window-stride", stride)
    try validation?.check("--validation", atLeast: 1)
  }

  /// Refuses what segments do not go with.
  func check(
    _ strategy: NetworkSettings.Strategy, _ lossAt: NetworkSettings.LossAt, truncate: Int?,
    dilation: [Int]
  ) throws {
    guard segment != nil else { return }
    if strategy != .multiOutput || lossAt != .last {
      throw ValidationError(
        "--segment forecasts all segments at once from the end of a context: leave out --strategy and --loss-at."
      )
    }
    if truncate != nil {
      throw ValidationError(
        "--segment makes few recurrent steps of a long context: leave out --truncate.")
    }
    if dilation.contains(where: { $0 != 1 }) {
      throw ValidationError("--segment decodes from one state: leave out --dilation.")
    }
  }

  /// Sets what these options choose.
  func choose(in settings: inout NetworkSettings) {
    settings.segment = segment
    settings.channels = channels
    settings.windowStride = stride
    settings.validation = validation
  }
}
