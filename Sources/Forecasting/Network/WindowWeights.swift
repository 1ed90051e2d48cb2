import RealModule
import SeriesData

/// How much the windows of series count in the loss, beside what is masked.
public struct SeriesWeights: Sendable, Hashable, Encodable {
  /// The weights of series by name, each at least 0; 1 for a series that is not named.
  public var ofSeries: [String: Double] = [:]
  /// The steps after which a window counts half as much as one that ends so much later; `nil`: all count alike.
  public var halfLife: Double?
  /// Whether every series counts alike, but for its weight, rather than every window: else a series counts as much as it
  /// has windows.
  public var balancesSeries = false

  /// All windows count alike.
  public init() {}

  /// The weights of series in their order, and of their steps.
  func of(_ histories: [TimeSeries]) -> WindowWeights {
    WindowWeights(
      ofSeries: histories.map { ofSeries[$0.name] ?? 1 }, halfLife: halfLife,
      balances: balancesSeries, ofSteps: histories.map { $0.covariates.weights?.values })
  }
}

/// The weights of the windows of series that are told apart by their position.
package struct WindowWeights: Sendable {
  /// By series; 1 for all if empty.
  var ofSeries: [Double] = []
  var halfLife: Double?
  var balances = false
  /// By series, what its rows count; all alike where there is none, and for all series if empty.
  var ofSteps: [[Double]?] = []

  /// The weights with which series count alike, however many of these windows each has; unchanged if that was not asked for.
  func balanced(over windows: WindowIndex) -> WindowWeights {
    guard balances else { return self }
    let counts = windows.counts
    let mean = Double(windows.count) / Double(max(1, counts.count { $0 > 0 }))
    var weights = self
    weights.ofSeries = zip(ofSeries, counts).map { $1 > 0 ? $0 * mean / Double($1) : $0 }
    return weights
  }

  /// The weight that the targets of a window have in common.
  func of(_ sample: Sample, seriesLength: Int) -> Float {
    let series = ofSeries.isEmpty ? 1 : ofSeries[sample.series]
    guard let halfLife else { return Float(series) }
    return Float(series * Double.exp2(-Double(seriesLength - sample.steps.upperBound) / halfLife))
  }

  /// The weight of a step of a series as a target, beside that of its window.
  func of(step: Int, ofSeries series: Int) -> Float {
    guard ofSteps.isEmpty == false, let steps = ofSteps[series] else { return 1 }
    return Float(steps[step])
  }
}
