import RecurrentNets
import Synchronization

/// Where a training was when its epochs were over, so that the same training with more epochs goes on from there.
///
/// It ends with the same bits as one that had as many epochs from the beginning. What cannot be gone on with is
/// trained anew: lengths that count training steps, schedules that depend on the length, other data or settings.
public final class TrainingContinuation: Sendable {
  private let kept = Mutex<Kept?>(nil)
  private let parts = Mutex<[Int: TrainingContinuation]>([:])

  private struct Kept {
    let state: TrainingState<Float>
    let identity: TrainingIdentity
  }

  /// Nothing to go on from yet.
  public init() {}

  /// That of one of several networks that make up a forecaster.
  func part(_ number: Int) -> TrainingContinuation {
    parts.withLock { parts in
      if let part = parts[number] { return part }
      let part = TrainingContinuation()
      parts[number] = part
      return part
    }
  }

  /// The state of a training that differs from the one that begins in nothing but fewer epochs.
  func state(for identity: TrainingIdentity, _ options: TrainingOptions) -> TrainingState<Float>? {
    guard case .epochs(let count) = options.length, options.schedule.dependsOnLength == false
    else { return nil }
    return kept.withLock { kept in
      guard let kept, kept.identity == identity, kept.state.epochs.count <= count else {
        return nil
      }
      return kept.state
    }
  }

  /// Keeps the end of an epoch.
  func note(_ event: TrainingEvent, state: () -> TrainingState<Float>, _ identity: TrainingIdentity)
  {
    guard case .step(_, .some) = event else { return }
    let state = state()
    kept.withLock { $0 = Kept(state: state, identity: identity) }
  }
}
