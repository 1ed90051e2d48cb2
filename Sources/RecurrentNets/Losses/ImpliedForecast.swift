import NumericCore

extension LossConfiguration {
  /// What the outputs for one target say is to be expected.
  ///
  /// MSE: the mean. MAE: the median. Huber: between the two. Pinball: the quantile nearest to the median.
  /// Likelihoods: the mean, which for normal and Student's t is the median too.
  public func point(_ outputs: [Double]) -> Double {
    precondition(outputs.count == outputsPerTarget, "\(outputs.count) outputs for one target")
    if let likelihood { return likelihood.mean(Self.triple(outputs)) }
    if kind == .pinball { return quantile(0.5, outputs) ?? outputs[0] }
    return outputs[0]
  }

  /// Whether outputs tell quantiles.
  public var tellsQuantiles: Bool { kind == .pinball || likelihood != nil }

  /// Whether outputs tell a whole distribution.
  public var tellsDistribution: Bool { likelihood != nil }

  /// The quantile of a target that its outputs tell; `nil` for losses that tell none.
  ///
  /// Of the pinball loss it is the output of the nearest of its quantiles, after sorting, so that
  /// quantiles do not cross (Chernozhukov, Fernández-Val and Galichon, 2010).
  public func quantile(_ probability: Double, _ outputs: [Double]) -> Double? {
    precondition(outputs.count == outputsPerTarget, "\(outputs.count) outputs for one target")
    if let likelihood { return likelihood.quantile(probability, Self.triple(outputs)) }
    guard kind == .pinball else { return nil }
    let nearest = quantiles.indices.min {
      abs(quantiles[$0] - probability) < abs(quantiles[$1] - probability)
    }
    return nearest.map { outputs.sorted()[$0] }
  }

  /// A draw from the distribution that the outputs tell, by a draw from the uniform one on (0, 1); `nil` for
  /// losses without a likelihood.
  public func sample(_ uniform: Double, _ outputs: [Double]) -> Double? {
    likelihood?.quantile(uniform, Self.triple(outputs))
  }

  /// What the bias of each block of outputs should begin with, so that the first forecast is the mean of
  /// counts, which are not scaled.
  public func initialBias(mean: Double) -> [Double] {
    guard kind.isOfCounts else { return [Double](repeating: 0, count: outputsPerTarget) }
    return [Double.log(max(mean, 1e-3))]
      + [Double](repeating: 0, count: outputsPerTarget - 1)
  }

  private static func triple(_ outputs: [Double]) -> OutputTriple {
    var triple = OutputTriple.zero
    for (place, output) in outputs.enumerated() { triple[place] = output }
    return triple
  }
}
