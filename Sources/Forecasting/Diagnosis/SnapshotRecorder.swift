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
  private(set) var last: Moment?

  /// Notes the parameters after an epoch.
  func note(_ moment: Moment) {
    last = moment
    guard moment.epoch.isMultiple(of: distance) else { return }
    moments.append(moment)
    while moments.count > Self.most {
      distance *= 2
      moments.removeAll { $0.epoch.isMultiple(of: distance) == false }
    }
  }

  /// The snapshots, first to last.
  var all: [Moment] {
    guard let last, last.epoch != moments.last?.epoch else { return moments }
    return moments + [last]
  }
}
