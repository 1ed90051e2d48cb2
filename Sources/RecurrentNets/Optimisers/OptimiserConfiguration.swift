public import NumericCore

/// Which optimiser, and its settings.
public struct OptimiserConfiguration: Sendable, Hashable, Codable {
  /// The method.
  public let kind: OptimiserKind
  /// The size of a step, η > 0; a ``LearningRateSchedule`` starts from it.
  public let learningRate: Double
  /// The momentum of SGD and RMSProp, in [0, 1).
  public let momentum: Double
  /// Whether SGD looks ahead (Nesterov's momentum).
  public let nesterov: Bool
  /// The weight decay λ ≥ 0: λ·θ is added to the gradient, or, by AdamW, η·λ·θ taken away from θ itself.
  public let weightDecay: Double

  /// Checks the ranges; Nesterov's momentum needs a momentum.
  ///
  /// - Parameters:
  ///   - learningRate: ``OptimiserKind/defaultLearningRate`` if `nil`.
  ///   - weightDecay: if `nil`, 0.01 for AdamW and 0 for the others, as PyTorch's.
  public init(
    kind: OptimiserKind = .adam, learningRate: Double? = nil, momentum: Double = 0,
    nesterov: Bool = false, weightDecay: Double? = nil
  ) throws(NetworkError) {
    let learningRate = learningRate ?? kind.defaultLearningRate
    let weightDecay = weightDecay ?? (kind == .adamw ? 0.01 : 0)
    guard learningRate > 0 && learningRate.isFinite else {
      throw .outOfRange(name: "learning rate", value: learningRate, needed: "above 0 and finite")
    }
    guard momentum >= 0 && momentum < 1 else {
      throw .outOfRange(name: "momentum", value: momentum, needed: "at least 0 and below 1")
    }
    guard momentum == 0 || kind.takesMomentum else {
      throw .outOfRange(
        name: "momentum", value: momentum, needed: "0 where \(kind.rawValue) is the optimiser")
    }
    guard nesterov == false || (momentum > 0 && kind == .sgd) else {
      throw .outOfRange(
        name: "momentum", value: momentum,
        needed: "above 0 and that of SGD where Nesterov's momentum is asked for")
    }
    guard weightDecay >= 0 && weightDecay.isFinite else {
      throw .outOfRange(name: "weight decay", value: weightDecay, needed: "at least 0 and finite")
    }
    self.kind = kind
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
  }

  /// A new optimiser whose moments are zero.
  public func makeOptimiser<Scalar: KernelScalar>(count: Int) -> any Optimiser<Scalar> {
    switch kind {
    case .sgd: StochasticGradientDescent(self, count: count)
    case .rmsprop: RMSProp(self, count: count)
    case .adagrad: Adagrad(self, count: count)
    case .adam, .adamw: Adam(self, count: count)
    }
  }

  /// Adds λ·θ to the gradient of part of the buffer (weight decay as a penalty λ/2·‖θ‖² on the loss).
  func addDecay<Scalar: KernelScalar>(
    of parameters: Tensor<Scalar>, to gradient: Tensor<Scalar>, range: Range<Int>
  ) {
    guard weightDecay > 0 else { return }
    Scalar.kernels.addScaled(
      parameters.elements(range), by: Scalar(weightDecay), into: gradient.elements(range))
  }
}
