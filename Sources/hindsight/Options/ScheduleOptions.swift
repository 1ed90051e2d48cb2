import ArgumentParser
import RecurrentNets

/// The schedules by which users know them; options say the rest.
enum ScheduleKind: String, CaseIterable, ExpressibleByArgument {
  case constant, step, exponential, cosine
  case oneCycle = "one-cycle"
  case plateau

  var takesFactor: Bool { self == .step || self == .exponential || self == .plateau }
  var takesEpochs: Bool { self == .step || self == .plateau }
  var takesWarmUp: Bool { self == .cosine || self == .oneCycle }
}

/// How the learning rate changes.
struct ScheduleOptions: ParsableArguments {
  @Option(
    name: .customLong("schedule"),
    help: ArgumentHelp("How the learning rate changes while training.", valueName: "schedule"))
  var kind = ScheduleKind.constant

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      What the rate is multiplied by after each epoch (exponential), or each time (step, plateau). \
      (default: 0.95 for exponential, 0.1 for step, 0.5 for plateau)
      """,
      valueName: "factor"))
  var scheduleFactor: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Epochs from one lowering to the next (step), or epochs without a lower loss that are borne \
      (plateau). (default: 30 for step, 5 for plateau)
      """,
      valueName: "epochs"))
  var scheduleEpochs: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The share of training in which the rate rises. (default: 0.05 for cosine, 0.3 for one-cycle)",
      valueName: "share"))
  var warmUp: Double?

  func validate() throws {
    if let scheduleFactor {
      try OptionCheck.positive("--schedule-factor", scheduleFactor)
      try OptionCheck.share("--schedule-factor", scheduleFactor)
    }
    try OptionCheck.whole("--schedule-epochs", scheduleEpochs, atLeast: kind == .plateau ? 0 : 1)
    if let warmUp { try OptionCheck.share("--warm-up", warmUp) }
    if scheduleFactor != nil && kind.takesFactor == false {
      throw ValidationError("--schedule-factor is for --schedule step, exponential or plateau.")
    }
    if scheduleEpochs != nil && kind.takesEpochs == false {
      throw ValidationError("--schedule-epochs is for --schedule step or plateau.")
    }
    if warmUp != nil && kind.takesWarmUp == false {
      throw ValidationError("--warm-up is for --schedule cosine or one-cycle.")
    }
  }

  var choice: LearningRateSchedule {
    switch kind {
    case .constant: .constant
    case .step: .step(epochs: scheduleEpochs ?? 30, factor: scheduleFactor ?? 0.1)
    case .exponential: .exponential(factor: scheduleFactor ?? 0.95)
    case .cosine: .cosine(warmUp: warmUp ?? 0.05)
    case .oneCycle: .oneCycle(warmUp: warmUp ?? 0.3)
    case .plateau: .plateau(epochs: scheduleEpochs ?? 5, factor: scheduleFactor ?? 0.5)
    }
  }
}
