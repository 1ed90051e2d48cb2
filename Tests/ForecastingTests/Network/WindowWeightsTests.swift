import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Weights of windows")
struct WindowWeightsTests {
  private func weights(
    _ weights: SeriesWeights, ofSteps steps: [Double]? = nil, counts: [Int] = [20, 20],
    stride: Int? = nil
  ) throws -> [[Float]] {
    let histories = try zip(["a", "b"], counts).map { name, count in
      try TimeSeries(
        name: name,
        axis: TimeAxis(start: .step(1), frequency: try Frequency(.step), style: .step),
        seasonLength: 1,
        channels: [
          TimeSeries.Channel(name: "y", values: wavyValues(count, phase: Double(name.count)))
        ],
        covariates: Covariates(weights: steps.map { .init(name: "w", values: $0) }))
    }
    var settings = try smallSettings(contextLength: 4)
    settings.weights = weights
    settings.windowStride = stride
    let (plan, data) = try trainingData(settings, horizon: 2, of: histories)
    let windows = try plan.trainingWindows(histories)
    let source = data.source(windows)
    let batch = LaneBatch<Float>(source.shape, lanes: source.count)
    source.gather(Array(0..<source.count)[...], into: batch)
    let given = batch.weights
    return (0..<source.count).map { lane in (0..<2).map { given[0][$0, lane] } }
  }

  @Test("are 1, and 0 where there is no target, if nothing is chosen")
  func plain() throws {
    let all = try weights(SeriesWeights())
    // The last window of the training part has one target in it.
    #expect(all[0] == [1, 0])
    #expect(all[1] == [1, 1])
  }

  @Test("multiply those of the series and of the age")
  func chosen() throws {
    var chosen = SeriesWeights()
    chosen.ofSeries = ["b": 3]
    chosen.halfLife = 2
    let all = try weights(chosen)
    let half = all.count / 2
    // The validation end has two steps: the first window ends three before that of the series.
    for (lane, age) in [(0, 3), (1, 4), (2, 5), (5, 8)] {
      let factor = Float(1 / Double(1 << (age / 2))) * (age % 2 == 0 ? 1 : Float(0.5.squareRoot()))
      #expect(abs(all[lane][0] - factor) < 1e-6)
      #expect(abs(all[half + lane][0] - 3 * factor) < 1e-6)
    }
    #expect(all[0][1] == 0)
  }

  @Test("add up to as much for a short series as for a long one, if series are to be balanced")
  func balanced() throws {
    var balance = SeriesWeights()
    balance.balancesSeries = true
    let all = try weights(balance, counts: [30, 20])
    // All windows of a series have one weight.
    let (long, short) = (all.filter { $0[0] == all[0][0] }, all.filter { $0[0] != all[0][0] })
    #expect(long.count > short.count && short.isEmpty == false)
    func sum(_ windows: some Sequence<[Float]>) -> Float { windows.reduce(0) { $0 + $1[0] } }
    #expect(abs(sum(long) - sum(short)) < 1e-4)
    #expect(abs(sum(all) - Float(all.count)) < 1e-4)
    balance.ofSeries = ["b": 2]
    let doubled = try weights(balance, counts: [30, 20])
    #expect(abs(2 * sum(doubled.prefix(long.count)) - sum(doubled.dropFirst(long.count))) < 1e-4)
  }

  @Test("are of as many windows fewer as the stride is longer")
  func stride() throws {
    let all = try weights(SeriesWeights())
    let some = try weights(SeriesWeights(), stride: 3)
    #expect(some.count == 2 * ((all.count / 2 - 1) / 3 + 1))
  }

  @Test("are those of the rows that a window forecasts, where a column holds them")
  func ofRows() throws {
    let all = try weights(SeriesWeights(), ofSteps: (0..<20).map { Double($0) })
    // The training part ends before step 18; windows of 4 + 2 steps, the latest first.
    #expect(all[0] == [17, 0])
    #expect(all[1] == [16, 17])
    #expect(all[2] == [15, 16])
    #expect(
      throws: SeriesError.negativeWeight(series: "a", column: "w", time: "1", value: -1)
    ) { try weights(SeriesWeights(), ofSteps: [Double](repeating: -1, count: 20)) }
  }
}
