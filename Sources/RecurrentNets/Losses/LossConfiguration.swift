import NumericCore

/// Which loss, and its settings.
public struct LossConfiguration: Sendable, Hashable, Codable {
  /// What is minimised.
  public let kind: LossKind
  /// The quantiles of the pinball loss, ascending, each between 0 and 1; none for the others.
  public let quantiles: [Double]
  /// Where Huber's loss becomes linear, δ > 0, in the scaled unit.
  public let delta: Double

  /// Checks the settings that the kind has; it ignores those of others.
  public init(
    _ kind: LossKind, quantiles: [Double] = [0.1, 0.5, 0.9], delta: Double = 1
  ) throws(NetworkError) {
    for quantile in quantiles where !(quantile > 0 && quantile < 1) {
      throw .outOfRange(name: "quantile", value: quantile, needed: "between 0 and 1")
    }
    guard quantiles.isEmpty == false else {
      throw .notPositive(name: "number of quantiles", value: 0)
    }
    guard delta > 0 && delta.isFinite else {
      throw .outOfRange(name: "delta", value: delta, needed: "above 0 and finite")
    }
    self.init(kind, checked: Set(quantiles).sorted(), delta: delta)
  }

  /// As ``init(_:quantiles:delta:)``, from what may come from anywhere.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try values.decode(LossKind.self, forKey: .kind)
    let quantiles = try values.decode([Double].self, forKey: .quantiles)
    let delta = try values.decode(Double.self, forKey: .delta)
    self = try Self(kind, quantiles: kind == .pinball ? quantiles : [0.5], delta: delta)
  }

  private init(_ kind: LossKind, checked quantiles: [Double], delta: Double) {
    self.kind = kind
    self.quantiles = kind == .pinball ? quantiles : []
    self.delta = kind == .huber ? delta : 1
  }

  /// A loss with its default settings: quantiles 0.1, 0.5 and 0.9, or δ = 1.
  public static func standard(_ kind: LossKind) -> LossConfiguration {
    LossConfiguration(kind, checked: [0.1, 0.5, 0.9], delta: 1)
  }

  /// The mean squared error.
  public static let mse = standard(.mse)
  /// The mean absolute error.
  public static let mae = standard(.mae)
  /// Huber's loss with δ = 1.
  public static let huber = standard(.huber)

  /// Outputs of the readout that describe one target.
  public var outputsPerTarget: Int {
    switch kind {
    case .mse, .mae, .huber, .poisson: 1
    case .pinball: quantiles.count
    case .normal, .negativeBinomial: 2
    case .studentT: 3
    }
  }

  /// The distribution that the loss is the likelihood of; `nil` for the losses of errors.
  var likelihood: (any Likelihood.Type)? {
    switch kind {
    case .mse, .mae, .huber, .pinball: nil
    case .normal: NormalLikelihood.self
    case .studentT: StudentTLikelihood.self
    case .poisson: PoissonLikelihood.self
    case .negativeBinomial: NegativeBinomialLikelihood.self
    }
  }

  @inline(__always)
  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    switch kind {
    case .mse: MeanSquaredError().evaluate(terms)
    case .mae: MeanAbsoluteError().evaluate(terms)
    case .huber: HuberLoss(delta: delta).evaluate(terms)
    case .pinball: PinballLoss(quantiles: quantiles).evaluate(terms)
    case .normal: LikelihoodLoss<NormalLikelihood>().evaluate(terms)
    case .studentT: LikelihoodLoss<StudentTLikelihood>().evaluate(terms)
    case .poisson: LikelihoodLoss<PoissonLikelihood>().evaluate(terms)
    case .negativeBinomial: LikelihoodLoss<NegativeBinomialLikelihood>().evaluate(terms)
    }
  }
}
