import Forecasting

/// One way to measure forecasts against what was observed.
///
/// A metric is pooled: it looks at all points of all samples it is given (channels, origins and
/// steps) and every point counts the same, or by its weight. Metrics of single channels or origins are
/// therefore not averaged into the pooled one; ``Contest`` names the other ways to put samples together.
public struct Metric: Sendable {
  /// What a value is measured in.
  public enum Unit: String, Sendable, Hashable {
    /// The unit of the target.
    case target
    /// The unit of the target, squared.
    case targetSquared = "target²"
    /// Percent.
    case percent
    /// Nothing: the value is a ratio.
    case ratio

    /// Whether values of different series can be averaged.
    public var isComparable: Bool { self == .percent || self == .ratio }
  }

  /// Which values are better.
  public enum Aim: Sendable, Hashable {
    /// The lower the better.
    case lowest
    /// The higher the better.
    case highest
    /// The nearer to this value the better.
    case near(Double)
  }

  /// What of a forecast is judged.
  public enum Subject: String, Sendable, Hashable {
    /// The forecast value of each step.
    case points
    /// All prediction intervals together.
    case intervals
    /// The prediction interval of one level.
    case level
  }

  /// What a metric computes from samples; the level is that of ``Metric/level``.
  typealias Computation = @Sendable ([JudgedSample], Double) throws(Undefined) -> Double

  /// The name in tables, in JSON and on the command line; ends with the level if it has one.
  public let name: String
  /// What a value is measured in.
  public let unit: Unit
  /// What of a forecast is judged.
  public let subject: Subject
  /// The definition, with y the actual and f the forecast value of a point.
  public let formula: String
  /// The values it can take, in its unit.
  public let range: String
  /// When there is no value, in words that follow "undefined if".
  public let undefined: String
  /// Which values are better.
  public let aim: Aim
  /// The level of the intervals that are judged, in percent; `nil` if the metric judges something else, or
  /// is yet to be told which (``at(level:)``).
  public let level: Double?
  private let compute: Computation

  /// A metric of the list; `compute` may return an infinite value for one that overflows.
  init(
    name: String, unit: Unit, subject: Subject = .points, formula: String, range: String = "≥ 0",
    undefined: String, aim: Aim = .lowest, level: Double? = nil, compute: @escaping Computation
  ) {
    self.name = name
    self.unit = unit
    self.subject = subject
    self.formula = formula
    self.range = range
    self.undefined = undefined
    self.aim = aim
    self.level = level
    self.compute = compute
  }

  /// The metric of the intervals of a level; the metric itself if it does not judge the intervals of one.
  public func at(level: Double) -> Metric {
    guard subject == .level else { return self }
    let base = name.prefix { $0 != "-" }
    return Metric(
      name: "\(base)-\(PredictionInterval.text(ofLevel: level))", unit: unit, subject: subject,
      formula: formula,
      range: range, undefined: undefined, aim: base == Metric.coverage.name ? .near(level) : aim,
      level: level, compute: compute)
  }

  /// Whether a lower value is a better forecast.
  public var lowerIsBetter: Bool { aim == .lowest }

  /// How far a value is from the best: of two values the one with the lower distance is better.
  public func distance(_ value: Double) -> Double {
    switch aim {
    case .lowest: value
    case .highest: -value
    case .near(let best): abs(value - best)
    }
  }

  /// The value over all points of the samples, or why it is undefined; never infinite.
  public func score(_ samples: [JudgedSample]) -> Score {
    guard !samples.isEmpty else { return .failure(.nothingObserved) }
    guard subject != .level || level != nil else { return .failure(.noLevel) }
    do throws(Undefined) {
      let value = try compute(samples, level ?? 0)
      return value.isFinite ? .success(value) : .failure(.overflow)
    } catch {
      return .failure(error)
    }
  }
}
