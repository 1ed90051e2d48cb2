import Forecasting
import Reporting

/// A network of an ensemble as it is asked for.
struct EnsembleMember: Encodable {
  let seed: UInt64
  /// Null where the length of the history decides.
  let contextLength: Nullable<Int>
  let loss: String

  /// Those of an ensemble; none of one network.
  static func all(of settings: NetworkSettings) -> [EnsembleMember] {
    guard settings.ensemble != nil else { return [] }
    return settings.ofEachNetwork.map {
      EnsembleMember(
        seed: $0.training.seed, contextLength: Nullable($0.contextLength),
        loss: $0.training.loss.kind.rawValue)
    }
  }
}
