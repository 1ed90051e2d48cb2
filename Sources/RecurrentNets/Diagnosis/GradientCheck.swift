package import NumericCore

/// BPTT against central differences, parameter matrix by parameter matrix, in `Double`.
///
/// The difference quotient (L(θ + δ) − L(θ − δ)) / 2δ needs no backward pass and no derivative: where it equals
/// what BPTT says, BPTT is right for this network, this loss and these windows. Of a large matrix some
/// elements are checked, evenly spread. The gradient is the whole one, without truncation; dropout is drawn
/// once and kept.
public struct GradientCheck: Sendable, Hashable, Encodable {
  /// What was found for one matrix.
  public struct Matrix: Sendable, Hashable {
    /// PyTorch's name for it.
    public let name: String
    /// Its elements, and how many of them were checked.
    public let count: Int, checked: Int
    /// The largest |BPTT − difference| ÷ max(|BPTT|, |difference|, a thousandth of the largest gradient
    /// of all), where smaller gradients drown in rounding; `nil` if it is no number.
    public let largestError: Double?
    /// The element where it is, row by row.
    public let worstElement: Int

    package init(name: String, count: Int, checked: Int, largestError: Double?, worstElement: Int) {
      self.name = name
      self.count = count
      self.checked = checked
      self.largestError = largestError
      self.worstElement = worstElement
    }
  }

  /// The matrices in order of memory.
  public let matrices: [Matrix]
  /// The windows whose mean loss was differentiated, and that loss.
  public let windows: Int, loss: Double

  /// The largest error that passes: differences are good to about 1e-8, and a wrong term is off by far more.
  public static var tolerance: Double { 1e-5 }

  /// Whether every error is small.
  public var passes: Bool { matrices.allSatisfy { $0.largestError ?? .infinity < Self.tolerance } }

  /// What a check found elsewhere.
  package init(matrices: [Matrix], windows: Int, loss: Double) {
    self.matrices = matrices
    self.windows = windows
    self.loss = loss
  }

  /// Checks a network on at most sixteen samples of a source.
  ///
  /// - Throws: ``NetworkError/noWindows`` if no sample carries a loss; `CancellationError` soon after the
  ///   task is cancelled.
  package init<Scalar: KernelScalar>(
    of network: TrainedNetwork<Scalar>, on source: any BatchSource<Scalar>, loss: LossConfiguration,
    seed: UInt64, carriesStates: Bool = false, pool: WorkerPool
  ) throws {
    let samples = DiagnosticSamples(
      source, atMost: Scalar.laneMultiple, carriesStates: carriesStates)
    guard let strip = samples.strips.first else { throw NetworkError.noWindows }
    let workers = (0..<pool.threadCount).map { _ in
      LossProbe(network.widened, strip: strip, shape: samples.shape, loss: loss, seed: seed)
    }
    guard let (mean, gradient) = workers[0].differentiate() else { throw NetworkError.noWindows }
    let work = DifferenceWork(workers, gradient: gradient)
    var matrices: [Matrix] = []
    for slice in ParameterLayout(network.configuration).slices {
      try Task.checkCancellation()
      let checked = min(slice.range.count, workers[0].affordableElements)
      let elements = (0..<checked).map { slice.offset + $0 * slice.range.count / checked }
      let errors = work.errors(at: elements, pool: pool)
      let worst = errors.indices.max { errors[$0] < errors[$1] } ?? 0
      matrices.append(
        Matrix(
          name: slice.name, count: slice.range.count, checked: checked,
          largestError: errors[worst].isFinite ? errors[worst] : nil,
          worstElement: elements[worst] - slice.offset))
    }
    self.matrices = matrices
    windows = samples.count
    self.loss = mean
  }
}
