import Benchmark

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock], warmupIterations: 3, maxDuration: .milliseconds(300),
    maxIterations: 100_000)
  benchmarkKernels()
  benchmarkCells()
  benchmarkTraining()
  benchmarkForecast()
}
