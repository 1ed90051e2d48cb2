public import NumericCore

/// What feeds training: samples that are gathered into lanes when they are needed.
///
/// A network reads numbers only: scaled values, covariates and masks, never a date or a name. A
/// conformer is called from several threads at once.
public protocol BatchSource<Scalar>: Sendable {
  /// The type of the numbers.
  associatedtype Scalar: KernelScalar

  /// The shape of every sample.
  var shape: SampleShape { get }
  /// The number of samples.
  var count: Int { get }

  /// Writes sample `samples[k]` to lane k: every step of its input, and every target that carries
  /// weight. Weights are zero before the call, and stay so where nothing is written.
  func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Scalar>)
}

/// The shape of a training sample.
public struct SampleShape: Sendable, Hashable {
  /// Time steps and features of the input.
  public let steps: Int, inputSize: Int
  /// Where the network is read out.
  public let readouts: ReadoutSteps
  /// Targets at each readout; a loss may take several outputs of the network for each.
  public let outputSize: Int

  /// A shape.
  public init(steps: Int, inputSize: Int, readouts: ReadoutSteps, outputSize: Int) {
    self.steps = steps
    self.inputSize = inputSize
    self.readouts = readouts
    self.outputSize = outputSize
  }
}

/// The samples of one shard in their lanes.
public final class LaneBatch<Scalar: KernelScalar> {
  /// Inputs `[time, feature, lane]`.
  public let input: Tensor<Scalar>
  /// Targets `[readout, output, lane]` and their loss weights, ≥ 0.
  public let targets: Tensor<Scalar>, weights: Tensor<Scalar>

  package init(_ shape: SampleShape, lanes: Int) {
    input = Tensor(steps: shape.steps, features: shape.inputSize, lanes: lanes)
    targets = Tensor(steps: shape.readouts.count, features: shape.outputSize, lanes: lanes)
    weights = Tensor(steps: shape.readouts.count, features: shape.outputSize, lanes: lanes)
  }
}
