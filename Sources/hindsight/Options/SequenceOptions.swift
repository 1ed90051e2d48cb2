import ArgumentParser
import Forecasting
import RecurrentNets

extension ScheduledSampling.Course: ExpressibleByArgument {}

/// How training goes through time.
struct SequenceOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Steps that gradients go back in time (truncated BPTT). (default: to the start of the window)
      """,
      valueName: "steps"))
  var truncate: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps from one backward pass of --truncate to the next. (default: as many)",
      valueName: "steps"))
  var truncateEvery: Int?

  @Flag(
    help: """
      Take the windows of each series one after the other, and carry the state from each to the next; for \
      --loss-at every.
      """)
  var stateful = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The share of inputs that are in the end the network's own forecasts, from 0 to 1, which is free running; \
      for --strategy recursive --loss-at every. (default: 0, teacher forcing)
      """, valueName: "share"))
  var ownInputs: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Training steps over which the share of --own-inputs rises. (default: 500)",
      valueName: "steps"))
  var ownInputsOver: Int?

  @Option(
    help: ArgumentHelp(
      "How the share of --own-inputs rises. (default: linear)", valueName: "course"))
  var ownInputsCourse: ScheduledSampling.Course?

  func validate() throws {
    try OptionCheck.whole("--truncate", truncate)
    try OptionCheck.whole("--truncate-every", truncateEvery)
    try OptionCheck.whole("--own-inputs-over", ownInputsOver)
    if let truncateEvery {
      guard let truncate else { throw ValidationError("--truncate-every is for --truncate.") }
      guard truncate % truncateEvery == 0 else {
        throw ValidationError(
          "--truncate must be a multiple of --truncate-every, but \(truncate) is none of "
            + "\(truncateEvery).")
      }
    }
    if let ownInputs { try OptionCheck.wholeShare("--own-inputs", ownInputs) }
    if ownInputs == nil && (ownInputsOver != nil || ownInputsCourse != nil) {
      throw ValidationError("--own-inputs-over and --own-inputs-course are for --own-inputs.")
    }
  }

  /// Refuses what the rest of the options does not allow.
  func check(
    _ strategy: NetworkSettings.Strategy, _ lossAt: NetworkSettings.LossAt, _ loss: LossKind
  )
    throws
  {
    if stateful && lossAt == .last {
      throw ValidationError(
        "--stateful carries states from window to window: give --loss-at every.")
    }
    guard ownInputs != nil else { return }
    if strategy != .recursive || lossAt != .every {
      throw ValidationError(
        "--own-inputs is for networks that read one step at a time and forecast the next: give --strategy "
          + "recursive and --loss-at every.")
    }
    if loss.isOfCounts {
      throw ValidationError("--own-inputs is not for --loss \(loss.rawValue).")
    }
  }

  func truncation() throws(NetworkError) -> Truncation? {
    guard let truncate else { return nil }
    return try Truncation(interval: truncateEvery ?? truncate, length: truncate)
  }

  func sampling() throws(NetworkError) -> ScheduledSampling? {
    guard let ownInputs else { return nil }
    return try ScheduledSampling(
      most: ownInputs, course: ownInputsCourse ?? .linear, steps: ownInputsOver ?? 500)
  }
}
