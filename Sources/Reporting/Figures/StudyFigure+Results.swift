public import Forecasting
public import Plotting
import RealModule
import SeriesData

extension StudyFigure {
  /// The figure of the adding problem: success by length, and the flow at the middle of the lengths.
  public init(_ study: AddingStudy) {
    let settings = study.settings
    let flowLength = settings.lengths[settings.lengths.count / 2]
    self.init(
      title: Self.title(of: study),
      subtitle: "\(settings.seeds.count) seeds, hidden size \(settings.hiddenSize), Adam, at most "
        + "\(settings.stepLimit) training steps of \(settings.batchSize) sequences",
      lengths: settings.lengths, flowLength: flowLength,
      ways: [true, false].map { isClipped in
        Way(
          name: isClipped ? "gradient clipped" : "not clipped",
          networks: settings.cells.map { cell in
            Network(
              name: cell.title,
              successes: settings.lengths.map {
                100 * study.successRate(cell, isClipped: isClipped, length: $0)
              },
              flow: Self.flow(study.runs(cell, isClipped: isClipped, length: flowLength)))
          })
      })
  }

  /// Who solves the longest sequences at every seed, with clipping.
  private static func title(of study: AddingStudy) -> String {
    let longest = study.settings.lengths.max() ?? 0
    let solvers = study.settings.cells.filter {
      study.successRate($0, isClipped: true, length: longest) == 1
    }
    let names =
      solvers.isEmpty
      ? "no network"
      : solvers.count == study.settings.cells.count
        ? "every network" : shortList(solvers.map(\.title))
    return "The adding problem: \(names) learned \(longest) steps at every seed"
  }

  /// The geometric mean over runs of the norm by lag ÷ that of the last state.
  private static func flow(_ runs: [AddingStudy.Run]) -> [Double] {
    let flows = runs.map(\.flow.total)
    return (0..<(flows.first?.count ?? 0)).map { lag in
      let logarithms = flows.map { Double.log($0[lag] / $0[0]) }
      return Double.exp(logarithms.reduce(0, +) / Double(logarithms.count))
    }
  }
}
