public import RecurrentNets

/// What goes on inside a network that reads the windows of some histories.
public struct NetworkDiagnosis: Sendable {
  /// The network at one moment of its training.
  public struct Snapshot: Sendable {
    /// The epochs that were done; `nil` if the network was trained elsewhere.
    public let epoch: Int?
    /// How the gradient flows back through its states.
    public let flow: GradientFlow
    /// The spectral radii of its recurrent weights, layer by layer.
    public let radii: [RecurrentRadii]
  }

  /// The name of the cell.
  public let forecaster: String
  /// The kind of the cell.
  public let cell: CellKind
  /// The windows that were looked at.
  public let windows: Int
  /// The network during training, from before the first epoch to after the last one; of long trainings
  /// every second epoch, every fourth, and so on.
  public let snapshots: [Snapshot]
  /// The network that is kept: the best epoch's, or the one that was given; if training failed, the last one
  /// before that, some training steps after the epoch.
  public let kept: Snapshot
  /// How that network uses its gates and units, layer by layer.
  public let gates: [GateUsage]
  /// What its forecasts rest on.
  public let influence: InputInfluence
  /// Why training ended before its time; the network is then the last one before that.
  public let trainingFailure: NetworkError?
}
