import ArgumentParser
import Forecasting
import Plotting
import RecurrentNets
import Reporting
import SeriesData

/// A diagnosis or a check of gradients, from the file to what is written.
struct DiagnosisJob {
  let run: NetworkRun
  let output: FindingOptions
  let input: InputOptions
  let weights: WeightOptions

  /// The settings of a run, defaults included.
  private struct RunConfiguration: Encodable {
    let horizon: Int
    let network: NetworkSettings
  }

  func run(horizon: Int?, load: String?, checksGradients: Bool) async throws {
    if let load {
      let model = try ModelFile(path: load)
      let fitted = try model.fitted(training: run.settings.training, resources: run.resources())
      let reading = try input.read(
        likeThoseOf: model.trainedOn, scalesEachSeries: model.scalesEachSeries, saying: run.console,
        threads: run.threads)
      let forecaster = NetworkForecaster(continuing: fitted)
      if checksGradients {
        return try write(fitted.checkGradients(on: reading.panel), reading, forecaster)
      }
      return try await write(fitted.diagnose(reading.panel), reading, forecaster)
    }
    let reading = try input.read(saying: run.console, threads: run.threads, weighing: weights)
    var run = run
    try run.weigh(reading.panel, by: weights)
    let forecaster = try run.network(horizon: horizon ?? 1)
    if checksGradients {
      return try write(forecaster.checkGradients(on: reading.panel), reading, forecaster)
    }
    let diagnosis = try await run.training { try forecaster.diagnose(reading.panel) }
    try await write(diagnosis, reading, forecaster)
  }

  private func write(
    _ diagnosis: NetworkDiagnosis, _ reading: SeriesReading, _ forecaster: NetworkForecaster
  ) async throws {
    try output.write(DiagnosisText(diagnosis).lines) {
      try DiagnosisDocument(
        program: .hindsight, series: summary(of: reading),
        configuration: RunConfiguration(
          horizon: forecaster.horizon, network: forecaster.settings),
        diagnosis: diagnosis
      ).bytes()
    }
    try await output.draw(DiagnosisFigure(diagnosis, on: subject(of: reading)))
  }

  /// The series that was learned from, or how many there are.
  private func subject(of reading: SeriesReading) -> String {
    reading.panel.count == 1 ? reading.series.name : "\(reading.panel.count) series"
  }

  private func write(
    _ check: GradientCheck, _ reading: SeriesReading, _ forecaster: NetworkForecaster
  ) throws {
    try output.write(GradientCheckText(check).lines) {
      try GradientCheckDocument(
        program: .hindsight, series: summary(of: reading),
        configuration: RunConfiguration(
          horizon: forecaster.horizon, network: forecaster.settings),
        check: check
      ).bytes()
    }
    if check.passes == false { throw ReportedFailure(exitStatus: .different) }
  }

  private func summary(of reading: SeriesReading) -> SeriesSummary {
    SeriesSummary(
      reading.series, file: input.name, timeColumn: reading.timeColumn.value ?? "step",
      findings: reading.findings)
  }
}

extension ProgramIdentity {
  /// This program.
  static var hindsight: ProgramIdentity {
    ProgramIdentity(name: "hindsight", version: HindsightCommand.version)
  }
}
