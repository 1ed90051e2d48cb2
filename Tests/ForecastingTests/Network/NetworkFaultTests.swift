import Forecasting
import RecurrentNets
import SeriesData
import Testing

@Suite("What a network cannot do, it says")
struct NetworkFaultTests {
  private func message(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "horizons and contexts out of range are refused at once",
    arguments: [
      (0, nil, "The horizon must be at least 1, but is 0."),
      (1_000_001, nil, "The horizon must be at most 1000000, but is 1000001."),
      (1, 0, "The context length must be at least 1, but is 0."),
    ] as [(Int, Int?, String)])
  func ranges(horizon: Int, context: Int?, expected: String) async throws {
    let settings = try smallSettings(contextLength: context)
    #expect(
      await message { _ = try makeForecaster(settings, horizon: horizon) } == expected)
  }

  @Test("a fitted network refuses what it was not trained for")
  func fittedNetwork() async throws {
    let series = try makeSeries(wavyValues(60))
    let fitted = try await makeForecaster(
      try smallSettings(contextLength: 12), horizon: 6
    ).fit([series])
    #expect(
      await message { _ = try fitted.forecast(series, horizon: 0) }
        == "The horizon must be at least 1, but is 0.")
    #expect(
      await message { _ = try fitted.forecast(series, horizon: 7) }
        == "GRU was trained for a horizon of 6; it cannot forecast 7 steps. Train it for that "
        + "horizon, or with the recursive strategy.")
    #expect(
      await message { _ = try fitted.forecast(makeSeries(wavyValues(11)), horizon: 6) }
        == "Series 's' has 11 observations before the forecast; GRU needs 12. Supply more history, "
        + "or choose another forecaster.")
    #expect(
      await message {
        _ = try fitted.forecast(makeSeries(wavyValues(60), wavyValues(60)), horizon: 6)
      } == "Series 's' has 2 columns; GRU needs 1 column, the same in every series. Choose the "
        + "columns to read.")
  }

  @Test("histories with different channels are refused")
  func differentChannels() async throws {
    let forecaster = try makeForecaster(try smallSettings(), horizon: 6)
    let histories = [
      try makeSeries(wavyValues(60), wavyValues(60)), try makeSeries(wavyValues(60)),
    ]
    #expect(
      await message { _ = try await forecaster.fit(histories) }
        == "Series 's' has 1 column; GRU needs 2 columns, the same in every series. Choose the "
        + "columns to read.")
  }

  @Test("a recursive forecast has a longest horizon too")
  func recursiveHorizon() async throws {
    let series = try makeSeries(wavyValues(60))
    var settings = try smallSettings(contextLength: 12)
    settings.strategy = .recursive
    let fitted = try await makeForecaster(settings, horizon: 6).fit([series])
    #expect(
      await message { _ = try fitted.forecast(series, horizon: .max) }
        == "The horizon must be at most 1000000, but is 9223372036854775807.")
  }

  @Test("a value without logarithm is named, in training and afterwards")
  func noLogarithm() async throws {
    var settings = try smallSettings(contextLength: 12)
    settings.logarithm = .always
    let forecaster = try makeForecaster(settings, horizon: 6)
    var values = wavyValues(60)
    let fitted = try await forecaster.fit([makeSeries(values)])
    values[57] = 0
    let reason =
      "Column 'a': value 58 is 0.0, and only positive values have a logarithm. Scale this column "
      + "without the logarithm."
    #expect(await message { _ = try await forecaster.fit([makeSeries(values)]) } == reason)
    #expect(
      await message { _ = try fitted.forecast(makeSeries(values), horizon: 6) }
        == "GRU cannot read this history: \(reason)")
  }

  @Test("values that a network cannot hold end in an error, not in a trap")
  func unscaled() async throws {
    var settings = try smallSettings()
    settings.scaler = .unscaled
    settings.level = .none
    let series = try makeSeries(wavyValues(60).map { $0 * 1e300 })
    let forecaster = try makeForecaster(settings, horizon: 6)
    let text = await message { _ = try await forecaster.fit([series]) }
    #expect(
      text?.hasPrefix("The training loss is not finite at training step 1 (epoch 1). Largest ")
        == true)
  }

  @Test("a history far beyond what was learned from ends in an error, not in a trap")
  func farAway() async throws {
    for variant in Variant.all {
      let fitted = try await makeForecaster(
        try smallSettings(variant, contextLength: 12), horizon: 6
      ).fit([makeSeries(wavyValues(60))])
      let far = try makeSeries(wavyValues(60).map { $0 * ($0 < 20 ? -5e306 : 5e306) })
      let outcome = await message { _ = try fitted.forecast(far, horizon: 6) }
      #expect(
        outcome == nil || outcome?.hasPrefix("Series 's': the forecast of column 'a'") == true)
    }
  }

  @Test(
    "a diverged network is refused, whether its forecast is too large or too small for a number",
    arguments: [(NetworkSettings.Logarithm.always, 1.0), (.always, -1), (.never, 1)])
  func divergedTraining(logarithm: NetworkSettings.Logarithm, sign: Double) async throws {
    var settings = NetworkSettings(
      training: try TrainingOptions(
        loss: .mse, optimiser: OptimiserConfiguration(kind: .sgd, learningRate: 1e10),
        length: .epochs(1), batchSize: 1000, clipping: .none))
    settings.hiddenSize = 8
    settings.contextLength = 12
    settings.logarithm = logarithm
    // One huge step along the gradient: up where the series grows, down where it falls.
    let growing = (0..<60).map { 1 + Double($0) / 10 }
    let values = growing.map { sign > 0 ? $0 : 1 / $0 }
    let series = try makeSeries(values)
    let fitted = try await makeForecaster(settings, horizon: 2).fit([series])
    #expect(
      await message { _ = try fitted.forecast(series, horizon: 2) }
        == "Series 's': the forecast of column 'a' for 60 is out of all proportion to what was "
        + "observed: training diverged. Lower the learning rate, or clip the gradient to a lower "
        + "norm.")
  }

  @Test("a recursion that leaves the data behind ends where it does, with advice that fits")
  func divergedRecursion() async throws {
    var settings = try smallSettings(
      Variant(strategy: .recursive, lossAt: .every, level: .lastValue), epochs: 30,
      contextLength: 12, learningRate: 0.02)
    settings.logarithm = .always
    // Growth of a tenth at each step, which the network learns and prolongs.
    var values = [1.0]
    while values.count < 60 { values.append(values[values.count - 1] * 1.1) }
    let series = try makeSeries(values)
    let fitted = try await makeForecaster(settings, horizon: 6).fit([series])
    #expect(try fitted.forecast(series, horizon: 6).horizon == 6)
    do {
      _ = try fitted.forecast(series, horizon: 100_000)
      Issue.record("nothing was refused")
    } catch let ForecastingError.recursionDiverged(series, channel, time, steps) {
      #expect(series == "s" && channel == "a" && time == "\(59 + steps)")
      #expect(100..<10_000 ~= steps)
    }
  }

  @Test("memory is refused before it is taken")
  func memory() async throws {
    let series = try makeSeries(wavyValues(200))
    let small = try makeForecaster(try smallSettings(hiddenSize: 64), horizon: 6, memoryLimit: 1000)
    #expect(
      await message { _ = try await small.fit([series]) }?.hasSuffix(
        " MB, but 1 MB are available. Choose a smaller hidden size, context, batch size or number of "
          + "layers.") == true)
    let huge = try makeForecaster(
      try smallSettings(hiddenSize: 1_000_000), horizon: 6, memoryLimit: 1 << 33)
    #expect(
      await message { _ = try await huge.fit([series]) }?.hasPrefix("Training needs ") == true)
    let uncountable = try makeForecaster(
      try smallSettings(hiddenSize: 1_000_000_000_000), horizon: 6, memoryLimit: 1 << 33)
    #expect(
      await message { _ = try await uncountable.fit([series]) }
        == "Hidden size 1000000000000, number of layers 1, input size 1 and output size 6 make "
        + "more parameters than can be counted. Choose smaller sizes.")
  }
}
