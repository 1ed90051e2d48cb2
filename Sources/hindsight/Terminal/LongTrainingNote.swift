import Evaluation
import Forecasting
import RecurrentNets
import SeriesData
import Synchronization

/// Says once, after the first epoch, that training will take long, and what makes it shorter.
final class LongTrainingNote: Sendable {
  private let length: TrainingOptions.Length
  private let console: Console
  private let start = ContinuousClock.now
  private let isConsidered = Atomic(false)

  /// A note on training that begins about now.
  init(of length: TrainingOptions.Length, on console: Console) {
    self.length = length
    self.console = console
  }

  /// Estimates the whole from the first epoch; every other call does nothing.
  func consider(_ progress: TrainingProgress) {
    guard isConsidered.exchange(true, ordering: .relaxed) == false else { return }
    // Training that goes on from a checkpoint has spent this time on its last epoch alone. Training again on everything
    // takes no longer than training before the held-out end did.
    let share = progress.fractionDone / Double(progress.record.epoch)
    let seconds = 2 * (start.duration(to: .now) / .seconds(1)) / share
    guard seconds > 60 else { return }
    let (amount, option) =
      switch length {
      case .epochs(let count): (countText(count, "epoch"), "--epochs")
      case .trainingSteps(let count): (countText(count, "training step"), "--training-steps")
      }
    console.say(
      "Training may take up to \(Self.text(seconds: seconds)), for twice \(amount); fewer "
        + "\(option) take less.")
  }

  private static func text(seconds: Double) -> String {
    let minutes = seconds / 60
    if minutes < 100 { return countText(Int(minutes.rounded()), "minute") }
    let hours = minutes / 60
    return hours < 100
      ? "\(decimalText(hours, decimals: 0)) hours"
      : "\(decimalText(hours / 24, decimals: 0)) days"
  }
}
