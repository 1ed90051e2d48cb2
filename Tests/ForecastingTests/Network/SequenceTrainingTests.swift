import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Ways of training through time")
struct SequenceTrainingTests {
  private func series(_ values: [Double]) throws -> TimeSeries {
    try TimeSeries(
      name: "a", axis: TimeAxis(start: .step(1), frequency: try Frequency(.step), style: .step),
      seasonLength: 6, channels: [TimeSeries.Channel(name: "y", values: values)])
  }

  private func settings(
    isStateful: Bool = false, sampling: ScheduledSampling? = nil, loss: LossConfiguration = .mae
  ) throws -> NetworkSettings {
    var settings = NetworkSettings(
      training: try TrainingOptions(
        loss: loss, optimiser: OptimiserConfiguration(), length: .epochs(12),
        isStateful: isStateful, sampling: sampling))
    settings.hiddenSize = 6
    settings.strategy = .recursive
    settings.lossAt = .every
    return settings
  }

  @Test("a stateful network forecasts from the whole history, another from its context")
  func wholeHistory() async throws {
    let values = wavyValues(60)
    for isStateful in [false, true] {
      var settings = try settings(isStateful: isStateful)
      // Else the level or the scale could change with the beginning.
      settings.logarithm = .never
      let fitted = try await makeForecaster(settings, horizon: 3).fit([series(values)])
      let forecast = try fitted.forecast(series(values), horizon: 3).channels[0].values
      var other = values
      // Before the last context, but not so long that it is forgotten.
      for step in 42..<46 { other[step] += 2 }
      let changed = try fitted.forecast(series(other), horizon: 3).channels[0].values
      #expect((forecast != changed) == isStateful)
    }
  }

  @Test("what the network's other settings do not allow is refused")
  func refusals() async throws {
    let history = try series(wavyValues(60))
    var settings = try settings(isStateful: true)
    settings.lossAt = .last
    await #expect(
      throws: ForecastingError.wayNeeds(
        way: "Stateful training", needed: "the loss at every step")
    ) { try await makeForecaster(settings, horizon: 3).fit([history]) }
    settings = try self.settings(sampling: ScheduledSampling(most: 1))
    settings.strategy = .multiOutput
    await #expect(throws: ForecastingError.self) {
      try await makeForecaster(settings, horizon: 3).fit([history])
    }
    settings = try self.settings()
    settings.dilations = [100]
    let error = await #expect(throws: ForecastingError.self) {
      try await makeForecaster(settings, horizon: 3).fit([history])
    }
    #expect(
      error?.description == "The dilation for a context of 12 must be at most 12, but is 100.")
  }

  @Test("own inputs make another network, and the same one with any number of threads")
  func ownInputs() async throws {
    let history = try series(wavyValues(60))
    let sampling = try ScheduledSampling(most: 1, steps: 2)
    var fits: [FittedNetwork] = []
    for (sampling, threads) in [(nil, 1), (sampling, 1), (sampling, 3)] {
      let forecaster = try makeForecaster(
        settings(sampling: sampling), horizon: 3, threads: threads)
      fits.append(try #require(try await forecaster.fit([history]) as? FittedNetwork))
    }
    #expect(fits[0].training.epochs[0] == fits[1].training.epochs[0], "the first share is 0")
    #expect(fits[0].training.epochs != fits[1].training.epochs)
    #expect(fits[1].training.epochs == fits[2].training.epochs)
    #expect(try fits[1].forecast(history, horizon: 3) == fits[2].forecast(history, horizon: 3))
  }
}
