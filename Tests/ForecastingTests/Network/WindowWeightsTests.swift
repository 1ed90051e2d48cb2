import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Weights of windows")
struct WindowWeightsTests {
  private func weights(
    _ weights: SeriesWeights, ofSteps steps: [Double]? = nil
  ) throws -> [[Float]] {
    let histories = try ["a", "b"].map { name in
      try TimeSeries(
        name: name,
        axis: TimeAxis(start: .step(1), frequency: try Frequency(.step), style: .step),
        seasonLength: 1,
        channels: [
          TimeSeries.Channel(name: "y", values: wavyValues(20, phase: Double(name.count)))
        ],
        covariates: Covariates(weights: steps.map { .init(name: "w", values: $0) }))
    }
    var settings = try smallSettings(contextLength: 4)
    settings.weights = weights
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
