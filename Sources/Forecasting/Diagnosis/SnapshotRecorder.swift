import RecurrentNets

/// Snapshots of a training that may be long: at most ``most`` at equal distances, and the last one.
final class SnapshotRecorder {
  /// The parameters after some epochs.
  struct Moment: Sendable {
    let epoch: Int
    let parameters: [Float]
  }

  private static let most = 24
  private var moments: [Moment] = []
  private var distance = 1
  /// The parameters after the last epoch.
  private(set) var last: Moment
  /// The parameters after the last training step that was told of.
  private(set) var latest: [Float]

  /// A recorder of a training that begins with a network.
  init(_ initial: TrainedNetwork<Float>) {
    last = Moment(epoch: 0, parameters: initial.parameters)
    latest = initial.parameters
    moments = [last]
  }

  /// Notes the parameters after a training step; every other event does nothing.
  func note(_ event: TrainingEvent, state: () -> TrainingState<Float>) {
    guard case .step(_, let record) = event else { return }
    latest = state().now.parameters
    guard let record else { return }
    last = Moment(epoch: record.epoch, parameters: latest)
    // Training that went back does some epochs again.
    moments.removeAll { $0.epoch >= last.epoch }
    guard last.epoch.isMultiple(of: distance) else { return }
    moments.append(last)
    while moments.count > Self.most {
      distance *= 2
      moments.removeAll { $0.epoch.isMultiple(of: distance) == false }
    }
  }

  /// The snapshots, first to last.
  var all: [Moment] { moments.last?.epoch == last.epoch ? moments : moments + [last] }
}
