import ArgumentParser
import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Synthetic

/// Times training steps on the windows of many series.
struct SeriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Times training steps on the windows of many series, by the difference of two fits")

  @Option(help: "Series.") var count = 1000
  @Option(
    help: "Observations of each; a window takes 48, and from 60 on there is a validation end too.")
  var length = 59
  @Option(help: "Threads.") var threads = 1
  @Option(help: "Training steps that make the difference.") var trainingSteps = 1000

  func validate() throws {
    guard count >= 1 && length >= 48 && threads >= 1 && trainingSteps >= 1 else {
      throw ValidationError("--length must be at least 48, the others at least 1.")
    }
  }

  func run() async throws {
    let histories = try makeHistories()
    let pool = WorkerPool(threadCount: threads)
    let few = 50
    // The faster of two, since preparation varies more than training steps take.
    var (short, long) = (Double.infinity, Double.infinity)
    for _ in 0..<2 {
      short = min(short, try await seconds(few, histories, pool))
      long = min(long, try await seconds(few + trainingSteps, histories, pool))
    }
    try printLine(
      Line(
        series: count, length: length, threads: threads,
        ms: (long - short) * 1e3 / Double(trainingSteps), fitOfFewStepsMs: short * 1e3,
        peakBytes: ProcessMemory.peakBytes))
  }

  private func makeHistories() throws -> [TimeSeries] {
    var noise = Noise()
    let axis = TimeAxis(start: .step(0), frequency: try Frequency(.step), style: .step)
    return try (0..<count).map { number in
      try TimeSeries(
        name: "\(number)", axis: axis, seasonLength: 12,
        channels: [
          TimeSeries.Channel(name: "value", values: noise.next(length).map { Double($0) + 5 })
        ])
    }
  }

  /// Fits a GRU of 64 on batches of 64 windows of 36 + 12 steps.
  private func seconds(
    _ steps: Int, _ histories: [TimeSeries], _ pool: WorkerPool
  ) async throws -> Double {
    var settings = NetworkSettings(
      training: try TrainingOptions(
        loss: .mse, optimiser: OptimiserConfiguration(), length: .trainingSteps(steps),
        batchSize: 64, patience: .max))
    settings.hiddenSize = 64
    settings.contextLength = 36
    let forecaster = try NetworkForecaster(
      settings, horizon: 12, resources: NetworkForecaster.Resources(pool: pool))
    let clock = ContinuousClock()
    let start = clock.now
    _ = try await forecaster.fit(histories)
    return (clock.now - start) / .seconds(1)
  }

  private struct Line: Encodable {
    let series: Int, length: Int, threads: Int
    let ms: Double
    /// Preparation and fifty training steps.
    let fitOfFewStepsMs: Double
    let peakBytes: Int
  }
}
