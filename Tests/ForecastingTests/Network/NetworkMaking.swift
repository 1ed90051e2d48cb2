import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Testing

/// One of the ways to train and forecast that a user can combine.
struct Variant: Sendable, CustomTestStringConvertible {
  let strategy: NetworkSettings.Strategy
  let lossAt: NetworkSettings.LossAt
  let level: NetworkSettings.Level

  private static let combined: [Variant] = NetworkSettings.Strategy.allCases.flatMap { strategy in
    NetworkSettings.LossAt.allCases.flatMap { lossAt in
      NetworkSettings.Level.allCases.map { level in
        Variant(strategy: strategy, lossAt: lossAt, level: level)
      }
    }
  }

  /// All but levels of a whole context where every step is read out.
  static let all: [Variant] = combined.filter { variant in
    variant.lossAt == .last || variant.level == .none || variant.level == .lastValue
  }

  var testDescription: String {
    "\(strategy.rawValue), loss at \(lossAt.rawValue), level \(level.rawValue)"
  }
}

/// Settings of a small network that trains in milliseconds.
func smallSettings(
  _ variant: Variant? = nil, epochs: Int = 3, hiddenSize: Int = 8, contextLength: Int? = nil,
  learningRate: Double = 0.005, seed: UInt64 = 1
) throws -> NetworkSettings {
  var settings = NetworkSettings(
    training: try TrainingOptions(
      optimiser: OptimiserConfiguration(learningRate: learningRate), length: .epochs(epochs),
      seed: seed))
  settings.hiddenSize = hiddenSize
  settings.contextLength = contextLength
  if let variant {
    settings.strategy = variant.strategy
    settings.lossAt = variant.lossAt
    settings.level = variant.level
  }
  return settings
}

func makeForecaster(
  _ settings: NetworkSettings, horizon: Int, threads: Int = 1, memoryLimit: Int? = nil,
  report: @escaping @Sendable (TrainingProgress) -> Void = { _ in }
) throws -> NetworkForecaster {
  try NetworkForecaster(
    settings, horizon: horizon,
    resources: NetworkForecaster.Resources(
      pool: WorkerPool(threadCount: threads), memoryLimit: memoryLimit, report: report))
}

/// The plan and the data of a first fit.
func trainingData(
  _ settings: NetworkSettings, horizon: Int, of histories: [TimeSeries]
) throws -> (plan: NetworkPlan, data: TrainingData) {
  let plan = try NetworkPlan(
    for: histories, by: makeForecaster(settings, horizon: horizon), keeping: nil)
  return (plan, try TrainingData(histories, plan: plan))
}

/// A season of 6 steps, a trend and a wobble: positive, and never the same twice.
func wavyValues(_ count: Int, phase: Double = 0) -> [Double] {
  (0..<count).map { step in
    let t = Double(step) + phase
    return 20 + 0.1 * t + 3 * wave(t / 6) + 0.5 * wave(t * 0.37)
  }
}

/// sin 2πx by its parabolas: smooth enough to learn, and the same on every machine.
func wave(_ x: Double) -> Double {
  let part = x - x.rounded(.down)
  return part < 0.5 ? 16 * part * (0.5 - part) : -16 * (part - 0.5) * (1 - part)
}

/// What a batch source writes into the lanes of all of its samples.
struct Gathered: Equatable {
  let input: [Float]
  /// `nil` where a target carries no weight.
  let targets: [Float?]

  init(_ source: WindowSource, samples: Range<Int>? = nil, lanes: Int? = nil) {
    let samples = Array(samples ?? 0..<source.count)
    let batch = LaneBatch<Float>(source.shape, lanes: lanes ?? samples.count)
    source.gather(samples[...], into: batch)
    input = batch.input.values
    targets = zip(batch.targets.values, batch.weights.values).map { $1 > 0 ? $0 : nil }
  }
}
