import RealModule
import SeriesData

/// How much the windows of series count in the loss, beside what is masked.
public struct SeriesWeights: Sendable, Hashable, Encodable {
  /// The weights of series by name, each at least 0; 1 for a series that is not named.
  public var ofSeries: [String: Double] = [:]
  /// The steps after which a window counts half as much as one that ends so much later; `nil`: all count alike.
  public var halfLife: Double?

  /// All windows count alike.
  public init() {}

  /// The weights of series in the order of their names.
  func of(_ names: [String]) -> WindowWeights {
    WindowWeights(ofSeries: names.map { ofSeries[$0] ?? 1 }, halfLife: halfLife)
  }
}

/// The weights of the windows of series that are told apart by their position.
package struct WindowWeights: Sendable {
  /// By series; 1 for all if empty.
  var ofSeries: [Double] = []
  var halfLife: Double?

  /// The weight of every target of a window.
  func of(_ sample: Sample, seriesLength: Int) -> Float {
    let series = ofSeries.isEmpty ? 1 : ofSeries[sample.series]
    guard let halfLife else { return Float(series) }
    return Float(series * Double.exp2(-Double(seriesLength - sample.steps.upperBound) / halfLife))
  }
}
