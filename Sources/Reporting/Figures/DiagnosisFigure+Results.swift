public import Forecasting
public import Plotting
import SeriesData

extension DiagnosisFigure {
  /// The figure of one diagnosis, with its verdict as the title.
  ///
  /// - Parameter series: the name of the series, or how many they are.
  public init(_ diagnosis: NetworkDiagnosis, on series: String) {
    let influence = diagnosis.influence
    let column = influence.columns.first
    let suffix = influence.columns.count > 1 ? " (\(column?.name ?? ""))" : ""
    self.init(
      title: DiagnosisText(diagnosis).summary,
      subtitle: "Inside the \(diagnosis.forecaster) that learned from \(series)",
      moments: diagnosis.snapshots.compactMap { snapshot in
        snapshot.epoch.map { Moment(epoch: $0, norms: snapshot.flow.norms) }
      },
      kept: diagnosis.kept.flow.norms,
      influences: zip(influence.stepsAhead, column?.own ?? []).map { steps, values in
        Row(name: "influence, \(countText(steps, "step")) ahead\(suffix)", values: values)
      },
      autocorrelations: column?.autocorrelations ?? [],
      radii: Self.courses(diagnosis))
  }

  /// The radius of every block of every layer during training.
  private static func courses(_ diagnosis: NetworkDiagnosis) -> [Course] {
    let layers = diagnosis.kept.radii
    return layers.indices.flatMap { layer in
      layers[layer].blocks.indices.map { block in
        let name = layers[layer].blocks[block].name
        return Course(
          name: layers.count > 1 ? "W of \(name), layer \(layer + 1)" : "W of \(name)",
          points: diagnosis.snapshots.compactMap { snapshot in
            guard let epoch = snapshot.epoch,
              let radius = snapshot.radii[layer].blocks[block].radius
            else { return nil }
            return Point(x: Double(epoch), y: radius)
          })
      }
    }
  }
}
