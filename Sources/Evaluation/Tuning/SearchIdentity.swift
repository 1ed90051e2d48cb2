public import Forecasting
public import SeriesData
import TensorFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Everything that decides how a trial fares, by name: data, space, seed, and how it is judged.
///
/// How many trials there are and how long they learn is left out: a search may grow.
public struct SearchIdentity: Sendable, Equatable, Codable {
  private let facts: [String: String]

  /// - Parameters:
  ///   - panel: what tuning may see.
  ///   - settings: what all trials have in common.
  ///   - seed: what trials are drawn from.
  public init(
    _ panel: [TimeSeries], space: SearchSpace, settings: NetworkSettings, seed: UInt64,
    plan: BacktestPlan, metric: Metric
  ) throws {
    var settings = settings
    settings.training = try settings.training.with(length: .epochs(1))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    facts = [
      "space": space.description, "seed": "\(seed)", "horizon": "\(plan.horizon)",
      "number of origins": "\(plan.origins)", "stride": "\(plan.stride)", "metric": metric.name,
      "other options": Self.mark + SHA256.digest(of: try encoder.encode(settings)),
      "observations": "\(panel.reduce(0) { $0 + $1.count })",
      "values": Self.mark + Self.digest(panel),
    ]
  }

  private static let mark = "sha256:"

  private static func digest(_ panel: [TimeSeries]) -> String {
    var hash = SHA256()
    for series in panel {
      let covariates = series.covariates
      let columns =
        series.channels + covariates.past + covariates.future
        + (covariates.weights.map { [$0] } ?? [])
      let texts =
        [series.name, series.axis.label(at: 0), series.axis.frequency.description]
        + columns.map(\.name) + covariates.fixed.map { "\($0.name)=\($0.value)" }
      for text in texts { hash.update(Array("\(text.utf8.count):\(text)".utf8)[...]) }
      for column in columns {
        let bytes = column.values.indices.flatMap { step in
          let bits = column.values[step].bitPattern
          return (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
            + [column.isObserved(step) ? 1 : 0]
        }
        hash.update(bytes[...])
      }
    }
    return hash.finish()
  }

  /// What another search has otherwise, as the end of a sentence; `nil` if nothing.
  func difference(from other: SearchIdentity) -> String? {
    let names = Set(facts.keys).union(other.facts.keys)
      .filter { facts[$0] != other.facts[$0] }.sorted()
    guard names.isEmpty == false else { return nil }
    return names.map { name in
      let (found, needed) = (facts[name], other.facts[name])
      return [found, needed].contains { $0?.hasPrefix(Self.mark) == true }
        ? "the \(name) differ" : "the \(name) is \(found ?? "not set"), here \(needed ?? "not set")"
    }.joined(separator: "; ")
  }
}
