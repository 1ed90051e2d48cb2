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
  /// The samples that follow each other in a sequence without a gap or an overlap, sequence by sequence: what
  /// stateful training carries states along. By default each sample stands for itself.
  var tracks: [[Int]] { get }

  /// Writes sample `samples[k]` to lane k: every step of its input, and every target that carries
  /// weight. Weights are zero before the call, and stay so where nothing is written.
  func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Scalar>)
}

extension BatchSource {
  /// Each sample by itself.
  public var tracks: [[Int]] { (0..<count).map { [$0] } }
}

/// The shape of a training sample.
///
/// A sequence that is shorter than its sample ends before it: what follows is 0 and carries no weight, so that
/// sequences of any lengths pass side by side, each as it would alone.
public struct SampleShape: Sendable, Hashable {
  /// Time steps and features of the input.
  public let steps: Int, inputSize: Int
  /// Where the network is read out.
  public let readouts: ReadoutSteps
  /// Targets at each readout; a loss may take several outputs of the network for each.
  public let outputSize: Int
  /// How the targets of a step come back in the inputs of the next; `nil` if they do not.
  public let feedback: Feedback?

  /// Inputs of a step that are earlier targets again; they follow what comes back.
  public let lags: [Lag]

  /// Inputs that hold what was observed some steps before the value that a readout forecasts.
  public struct Lag: Sendable, Hashable {
    /// The steps from that value back, L ≥ 1: the input at step t is the value read at step t + 1 − L, less the one
    /// read at step t where inputs are differences, and 0 where the sequence had not begun.
    public let steps: Int
    /// The first of the features, one for each target.
    public let feature: Int

    /// Inputs of a lag.
    public init(steps: Int, feature: Int) {
      precondition(steps >= 1 && feature >= 0, "a lag of \(steps) steps at feature \(feature)")
      self.steps = steps
      self.feature = feature
    }
  }

  /// How the targets of a readout at step t are the first features of the input at step t + 1.
  public enum Feedback: Sendable, Hashable {
    /// As they are.
    case values
    /// As differences: each input is a value less the one before, each target a value less the one that was read.
    case differences
  }

  /// A shape.
  public init(
    steps: Int, inputSize: Int, readouts: ReadoutSteps, outputSize: Int, feedback: Feedback? = nil,
    lags: [Lag] = []
  ) {
    self.feedback = feedback
    self.lags = lags
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
  /// By lane, the steps of the sequence before the first of its sample.
  public var stepsBefore: [Int]

  /// Room for samples of a shape.
  package init(_ shape: SampleShape, lanes: Int) {
    stepsBefore = [Int](repeating: 0, count: lanes)
    input = Tensor(steps: shape.steps, features: shape.inputSize, lanes: lanes)
    targets = Tensor(steps: shape.readouts.count, features: shape.outputSize, lanes: lanes)
    weights = Tensor(steps: shape.readouts.count, features: shape.outputSize, lanes: lanes)
  }
}
