import Benchmark

let benchmarks: @Sendable () -> Void = {
  unsafe Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock], timeUnits: .microseconds, warmupIterations: 3,
    maxDuration: .milliseconds(300), maxIterations: 100_000)
  benchmarkKernels()
  benchmarkCells()
  benchmarkTraining()
  benchmarkForecast()
}
