/// One way to measure forecasts against what was observed.
///
/// A metric is pooled: it looks at all points of all samples it is given (channels, origins and
/// steps) and every point counts the same. Metrics of single channels or origins are therefore not
/// averaged into the pooled one.
public struct Metric: Sendable {
  /// What a value is measured in.
  public enum Unit: String, Sendable, Hashable {
    /// The unit of the target.
    case target
    /// Percent.
    case percent
    /// Nothing: the value is a ratio.
    case ratio
  }

  /// The name in tables, in JSON and on the command line.
  public let name: String
  /// What a value is measured in.
  public let unit: Unit
  /// The definition, with y the actual and f the forecast value of a point.
  public let formula: String
  /// The values it can take, in its unit.
  public let range: String
  /// Whether a lower value is a better forecast.
  public let lowerIsBetter: Bool
  private let compute: @Sendable ([JudgedSample]) throws(Undefined) -> Double

  /// A metric of the list; `compute` may return an infinite value for one that overflows.
  init(
    name: String, unit: Unit, formula: String, range: String,
    lowerIsBetter: Bool = true,
    compute: @escaping @Sendable ([JudgedSample]) throws(Undefined) -> Double
  ) {
    self.name = name
    self.unit = unit
    self.formula = formula
    self.range = range
    self.lowerIsBetter = lowerIsBetter
    self.compute = compute
  }

  /// The value over all points of the samples, or why it is undefined; never infinite.
  ///
  public func score(_ samples: [JudgedSample]) -> Score {
    guard !samples.isEmpty else { return .failure(.nothingObserved) }
    do throws(Undefined) {
      let value = try compute(samples)
      return value.isFinite ? .success(value) : .failure(.overflow)
    } catch {
      return .failure(error)
    }
  }
}
