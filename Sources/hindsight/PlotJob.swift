import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import Plotting
import Reporting
import SeriesData
import Studies

/// The work of `hindsight plot`: reads what a figure is drawn from, and draws it.
struct PlotJob {
  let command: PlotCommand

  func run() async throws {
    var figure = try drawable().figure()
    if let title = command.title { figure.title = title }
    try await command.output.draw(ReadyFigure(ready: figure), onto: .output)
  }

  private var kind: FigureKind { command.kind }

  private func drawable() throws -> any Drawable {
    let sources = kind.sources
    if sources.contains(.logs) { return try losses() }
    if sources.contains(.series) { return try ofSeries() }
    return try command.files.count == 1 ? ofStudy() : ofForecasts()
  }

  private func losses() throws -> LossFigure {
    let phase = command.phase ?? 1
    let runs = try command.files.map { file throws(MetricsRecord.Fault) in
      let records = try MetricsRecord.read(file).filter { $0.phase == phase }
      guard records.isEmpty == false else { throw .empty(file: file, phase: phase) }
      return (name: Self.name(of: file), records: records)
    }
    return LossFigure(runs: runs)
  }

  /// The last part of a path without its extension.
  private static func name(of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".jsonl") ? name.dropLast(6) : name)
  }

  private func ofSeries() throws -> any Drawable {
    let series = try chosen(from: read(command.files[0], fill: .linear).panel)[0]
    let channel = series.channels[0]
    let figure: (any Drawable)? =
      switch kind {
      case .seasonal: SeasonalFigure(channel, of: series)
      case .autocorrelation: AutocorrelationFigure(channel, of: series)
      default: InspectionFigure(channel, of: series)
      }
    guard let figure else {
      throw ReportingError.noFigure(
        kind: kind.rawValue,
        reason: kind == .seasonal
          ? "the series has no season, or less than two; --season-length tells one"
          : "the values do not vary")
    }
    return figure
  }

  private func ofStudy() throws -> any Drawable {
    try kind.drawable(
      of: StudyStore(reading: command.files[0]).results(), horizon: command.horizon,
      series: command.name)
  }

  private func ofForecasts() throws -> any Drawable {
    let reading = try read(command.files[0], fill: .mask)
    let training = try command.train.map { try read($0, fill: .mask) }
    let table = try ForecastTable(
      path: command.files[1], of: reading, delimiter: command.text.delimiter,
      numbers: command.text.numbers, seriesColumn: command.series.seriesId)
    let forecasts = try ForeignForecasts(
      table, of: chosen(from: reading.panel), after: training?.panel,
      seasonLength: (training ?? reading).seasonLength.value, mayBeAhead: kind == .forecast)
    return try kind.drawable(
      of: forecasts.record,
      metric: command.metric ?? JudgingOptions.criterion(of: forecasts.contest),
      showing: command.forecaster)
  }

  /// - Parameter fill: what becomes of missing values unless an option says.
  private func read(_ path: String, fill: FillPolicy) throws -> SeriesReading {
    var options = command.readerOptions
    if options.regularity.fill == .error { options.regularity.fill = fill }
    let reading = try CSVReader.read(paths: [path], options: options)
    try command.rows.write(reading.refused, console: Console(loudness: .normal))
    return reading
  }

  /// The series that is named, or all.
  private func chosen(from panel: [TimeSeries]) throws -> [TimeSeries] {
    guard let name = command.name else { return panel }
    guard let series = panel.first(where: { $0.name == name }) else {
      throw ValidationError(
        "--name: there is no series \(Excerpt(name)). The series are \(nameList(panel.map(\.name)))."
      )
    }
    return [series]
  }
}

/// A figure that is made already.
private struct ReadyFigure: Drawable {
  static let summary = ""
  let ready: Figure

  func figure() throws(PlotError) -> Figure { ready }
}
