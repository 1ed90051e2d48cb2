public import RecurrentNets

/// The sizes of one training step that is timed.
public struct Shape: Sendable, Hashable {
  /// The kind of every layer.
  public var cell: CellKind
  /// Features of the input and of the hidden state.
  public var input: Int, hidden: Int
  /// Time steps, windows and layers.
  public var steps: Int, batch: Int, layers: Int
  /// Steps that the readout forecasts.
  public var horizon: Int
  /// Whether the network is read out at every time step, or at the last one.
  public var readsEveryStep: Bool

  /// A shape.
  public init(
    cell: CellKind, input: Int = 1, hidden: Int, steps: Int, batch: Int, layers: Int = 1,
    horizon: Int = 12, readsEveryStep: Bool = false
  ) {
    self.cell = cell
    self.input = input
    self.hidden = hidden
    self.steps = steps
    self.batch = batch
    self.layers = layers
    self.horizon = horizon
    self.readsEveryStep = readsEveryStep
  }

  /// The network.
  public func configuration() throws(NetworkError) -> NetworkConfiguration {
    try NetworkConfiguration(
      cell: cell, inputSize: input, hiddenSize: hidden, layers: layers, outputSize: horizon)
  }

  /// Mean squared error, Adam, clipping at norm 1; each epoch is one training step.
  public func options(trainingSteps: Int) throws(NetworkError) -> TrainingOptions {
    try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(kind: .adam, learningRate: 0.001),
      length: .epochs(trainingSteps), batchSize: batch, clipping: .norm(1))
  }

  /// What a sample looks like.
  public var sample: SampleShape {
    SampleShape(
      steps: steps, inputSize: input,
      readouts: readsEveryStep ? .every(of: steps) : .last(of: steps), outputSize: horizon)
  }
}
