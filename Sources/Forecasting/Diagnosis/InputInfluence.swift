import NumericCore
import RecurrentNets
import SeriesData

/// What forecasts rest on: ∂ŷ₍t+k₎/∂x₍t−j₎ by BPTT, for some k and every lag j of the context, beside the
/// autocorrelation.
///
/// Both sides are in the scaled unit, and the encoding of the window counts: where the last value is taken away as
/// level, it influences every forecast by itself. Covariates, and the past as it is read by lags, are left out.
public struct InputInfluence: Sendable, Hashable, Encodable {
  /// The influence on one column.
  public struct Column: Sendable, Hashable, Encodable {
    /// Its name.
    public let name: String
    /// `[k][lag]`: the mean over windows of |∂ŷ₍t+k₎/∂x₍t−j₎| with the column's own past.
    public let own: [[Double]]
    /// The same with the past of the other columns, added up; zeros without others.
    public let others: [[Double]]
    /// Between y₍t+1₎ and y₍t−j₎ for lag j of the context.
    ///
    /// Of many series, that of the longest; empty for a constant column.
    public let autocorrelations: [Double]

    private enum CodingKeys: CodingKey { case name, own, others, autocorrelations }

    /// Writes what is too large for a number as null.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(own.map { $0.map { $0.isFinite ? $0 : nil } }, forKey: .own)
      try container.encode(others.map { $0.map { $0.isFinite ? $0 : nil } }, forKey: .others)
      try container.encode(autocorrelations, forKey: .autocorrelations)
    }
  }

  /// The steps ahead k that were looked at: the first, the middle and the last of a readout; the last one where
  /// the window goes on through the horizon.
  public let stepsAhead: [Int]
  /// The columns in order.
  public let columns: [Column]
  /// Steps in one season; 1 without.
  public let seasonLength: Int

  init(
    of network: TrainedNetwork<Double>, on samples: DiagnosticSamples, material: DiagnosisMaterial
  ) {
    let horizon = material.plan.shape.horizon
    let decodes = material.plan.layout(channels: material.data.transforms.count).decodes
    let steps = decodes ? [horizon] : Set([1, (horizon + 1) / 2, horizon]).sorted()
    let longest = material.histories.dropFirst().reduce(material.histories[0]) {
      $0.count < $1.count ? $1 : $0
    }
    let gradients = ForecastGradients(network, samples, material)
    stepsAhead = steps
    seasonLength = longest.seasonLength
    columns = longest.channels.enumerated().map { index, channel in
      let found = steps.map { gradients.magnitudes(channel: index, stepsAhead: $0) }
      return Column(
        name: channel.name, own: found.map { $0[index] },
        others: found.map { magnitudes in
          magnitudes[0].indices.map { lag in
            magnitudes.indices.reduce(0) { $0 + ($1 == index ? 0 : magnitudes[$1][lag]) }
          }
        },
        autocorrelations: Self.autocorrelations(
          (try? material.data.transforms[index].transform(
            channel.values, firstStep: longest.axis.stepNumber, channel: channel.name)) ?? [],
          count: material.plan.shape.contextLength))
    }
  }

  private static func autocorrelations(
    _ values: [Double], count: Int
  ) -> [Double] {
    Array(SeriesData.autocorrelations(values, lags: count).dropFirst())
  }

  /// The influence of a lag on all columns and steps ahead together.
  public var total: [Double] {
    let all = columns.flatMap { zip($0.own, $0.others) }
    return (0..<(all.first?.0.count ?? 0)).map { lag in
      all.reduce(0) { $0 + $1.0[lag] + $1.1[lag] }
    }
  }

  /// What the influence says about the context length.
  public var advice: ContextAdvice { ContextAdvice(total, seasonLength: seasonLength) }
}
