import ArgumentParser
import Evaluation
import HostSystem

/// `hindsight metrics`: what the numbers are.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Lists the metrics: formula, unit, range, and when they are undefined.",
    discussion: """
      EXAMPLES:
        hindsight metrics
        hindsight backtest sales.csv --horizon 12 --metric RMSSE --metric ME

      In the formulas y is an actual and f a forecast value, L and U are the ends of an interval, and m is the \
      season length. Metrics of intervals take a level: coverage-80.
      """)

  func run() throws {
    let text = Metric.all.map { metric in
      """
      \(metric.name)\(metric.subject == .level ? "-LEVEL" : "")
        \(metric.formula)
        unit: \(metric.unit.rawValue); range: \(metric.range); \(Self.aim(of: metric))
        undefined if \(metric.undefined)

      """
    }.joined()
    try StandardStream.output.write(Array(text.utf8))
  }

  private static func aim(of metric: Metric) -> String {
    switch metric.aim {
    case .lowest: "lower is better"
    case .highest: "higher is better"
    case .near(0): "best near 0"
    case .near: "best near the level"
    }
  }
}
