import RealModule

/// A scaler fitted on the training part of one channel: y = (f(x) − offset) ÷ scale, where f is the
/// logarithm or nothing.
///
/// `inverse(transform(x))` is x to 10⁻¹² of the larger of |x| and the fitted range for every fitted x, and to
/// 10⁻¹² of the larger of |x| and the greatest fitted |x| for every other, as long as y is finite.
public struct FittedScaler: Sendable, Hashable {
  /// The rule that found offset and scale.
  public let kind: ScalerKind
  /// Whether the logarithm is taken first.
  public let takesLogarithm: Bool
  /// What is subtracted, in the unit of the target or its logarithm.
  public let offset: Double
  /// What is divided by; finite and at least 2.2 · 10⁻³⁰⁸.
  public let scale: Double

  /// Fits a scaler on the values of the training part, which must be finite.
  ///
  /// - Parameters:
  ///   - channel: the name of the channel, for messages.
  ///   - takesLogarithm: take the logarithm first; all values must then be positive.
  public init(
    _ kind: ScalerKind, takesLogarithm: Bool, fittedOn values: [Double], channel: String
  ) throws(SeriesError) {
    guard !values.isEmpty else { throw .nothingToFit(channel: channel) }
    let mapped = try Self.mapped(values, takesLogarithm, channel)
    (offset, scale) = kind.fit(mapped)
    self.kind = kind
    self.takesLogarithm = takesLogarithm
  }

  /// The scaled value of an observation.
  ///
  /// With the logarithm, `x` must be positive (``transform(_:channel:)`` checks it); for 0 the
  /// result is −∞, for a negative value NaN.
  public func transform(_ x: Double) -> Double {
    let x = takesLogarithm ? Double.log(x) : x
    let distance = x - offset
    if distance.isFinite { return distance / scale }
    // The distance of two huge values of opposite sign overflows where its halves do not.
    return 2 * ((x / 2 - offset / 2) / scale)
  }

  /// The observation whose scaled value is `y`.
  public func inverse(_ y: Double) -> Double {
    let distance = y * scale
    let x = distance.isFinite ? distance + offset : 2 * (y / 2 * scale + offset / 2)
    return takesLogarithm ? Double.exp(x) : x
  }

  /// The scaled values of observations that the scaler need not have seen.
  ///
  /// - Parameter channel: the name of the channel, for messages.
  /// - Throws: ``SeriesError/notPositiveForLogarithm(channel:position:value:)``, with positions from 1.
  public func transform(_ values: [Double], channel: String) throws(SeriesError) -> [Double] {
    if takesLogarithm { _ = try Self.mapped(values, true, channel) }
    return values.map(transform)
  }

  private static func mapped(
    _ values: [Double], _ takesLogarithm: Bool, _ channel: String
  ) throws(SeriesError) -> [Double] {
    guard takesLogarithm else { return values }
    if let index = values.firstIndex(where: { !($0 > 0) }) {
      throw .notPositiveForLogarithm(
        channel: channel, position: index + 1, value: values[index])
    }
    return values.map { Double.log($0) }
  }
}

extension FittedScaler: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, takesLogarithm, offset, scale
  }

  /// Reads a scaler and refuses one that could not have been fitted.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(ScalerKind.self, forKey: .kind)
    takesLogarithm = try container.decode(Bool.self, forKey: .takesLogarithm)
    offset = try container.decode(Double.self, forKey: .offset)
    scale = try container.decode(Double.self, forKey: .scale)
    guard offset.isFinite else {
      throw DecodingError.dataCorruptedError(
        forKey: .offset, in: container,
        debugDescription: "The offset of a scaler must be finite, but is \(offset).")
    }
    guard scale.isFinite, scale >= .leastNormalMagnitude else {
      throw DecodingError.dataCorruptedError(
        forKey: .scale, in: container,
        debugDescription: "The scale of a scaler must be positive and finite, but is \(scale).")
    }
  }
}
