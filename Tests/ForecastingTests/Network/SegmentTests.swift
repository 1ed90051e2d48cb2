import Forecasting
import Foundation
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Segments and columns apart")
struct SegmentTests {
  private func settings(
    segment: Int? = 3, channels: NetworkSettings.Channels? = nil, contextLength: Int? = 12
  ) throws -> NetworkSettings {
    var settings = try smallSettings(epochs: 2, hiddenSize: 5, contextLength: contextLength)
    settings.segment = segment
    settings.channels = channels
    return settings
  }

  private func twoColumns(_ second: [Double] = wavyValues(80, phase: 3)) throws -> TimeSeries {
    try makeSeries(wavyValues(80), second, seasonLength: 6)
  }

  private func fitted(_ settings: NetworkSettings, horizon: Int = 7) async throws -> FittedNetwork {
    let forecaster = try makeForecaster(settings, horizon: horizon)
    return try #require(try await forecaster.fit([twoColumns()]) as? FittedNetwork)
  }

  @Test("a window is read and forecast in segments, the last of them as far as the horizon goes")
  func gathered() throws {
    let settings = try smallSettings(Variant(strategy: .multiOutput, lossAt: .last, level: .none))
    let layout = InputLayout(
      channels: 1, tellsMissing: false, inputs: .none, contextLength: 4, horizon: 3,
      strategy: .multiOutput, lossAt: .last, segment: 2)
    let source = WindowSource(
      [[WindowSource.Values((0..<10).map(Double.init))]],
      windows: try WindowIndex(
        lossSteps: [0..<9], shape: WindowShape(contextLength: 4, horizon: 3)),
      encodings: [WindowEncoding(settings, contextLength: 4, spreads: [1])],
      shape: SampleShape(
        steps: 4, inputSize: 4, readouts: ReadoutSteps([2, 3]), outputSize: 2),
      inputs: [.none], layout: layout)
    // The origins are 8, 7, 6 and so on.
    let last = Gathered(source, samples: 0..<1, lanes: 1)
    #expect(last.input == [4, 5, 0, 0, 6, 7, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
    #expect(last.targets == [8, nil, nil, nil])
    let whole = Gathered(source, samples: 2..<3, lanes: 1)
    #expect(whole.input == [2, 3, 0, 0, 4, 5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
    #expect(whole.targets == [6, 7, 8, nil])
  }

  @Test(
    "columns apart do not know each other, joint ones do",
    arguments: [nil, 3], NetworkSettings.Channels.allCases)
  func independence(segment: Int?, channels: NetworkSettings.Channels) async throws {
    let fitted = try await fitted(settings(segment: segment, channels: channels))
    let forecast = try fitted.forecast(twoColumns(), horizon: 7)
    let other = try fitted.forecast(twoColumns(wavyValues(80, phase: 1)), horizon: 7)
    #expect(forecast.channels[1] != other.channels[1])
    #expect((forecast.channels[0] == other.channels[0]) == (channels == .independent))
  }

  @Test("columns are read apart where segments are, unless asked otherwise")
  func choice() throws {
    #expect(try settings().readsApart(columns: 2))
    #expect(try settings().readsApart(columns: 1) == false)
    #expect(try settings(segment: nil).readsApart(columns: 2) == false)
    #expect(try settings(channels: .joint).readsApart(columns: 2) == false)
    #expect(try settings(segment: nil, channels: .independent).readsApart(columns: 2))
  }

  @Test("a saved network forecasts as it did", arguments: NetworkSettings.Channels.allCases)
  func roundTrip(channels: NetworkSettings.Channels) async throws {
    let path = NSTemporaryDirectory() + "hindsight-\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var settings = try settings(channels: channels)
    settings.readoutDropout = 0.2
    settings.inputs.lags = [6]
    settings.tellsMissing = true
    let fitted = try await fitted(settings)
    try ModelFile.write(fitted, to: path)
    let loaded = try ModelFile(path: path).fitted(
      training: TrainingOptions(optimiser: OptimiserConfiguration()),
      resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1)))
    for horizon in [7, 2] {
      #expect(
        try loaded.forecast(twoColumns(), horizon: horizon)
          == fitted.forecast(twoColumns(), horizon: horizon))
    }
  }

  @Test("gradients are right for everything that segments are read with")
  func gradients() async throws {
    var settings = try settings(channels: .independent)
    settings.readoutDropout = 0.3
    settings.inputs.lags = [6]
    settings.layers = 2
    let forecaster = try makeForecaster(settings, horizon: 7)
    let check = try forecaster.checkGradients(on: [twoColumns()])
    #expect(check.passes)
    #expect(check.matrices.contains { $0.name == "embedding.weight" })
  }

  @Test("training reads no value of the validation end, however long it is")
  func validationEnd() throws {
    var settings = try settings()
    settings.validation = .steps(20)
    func source(_ second: [Double]) throws -> Gathered {
      let histories = [try twoColumns(second)]
      let (plan, data) = try trainingData(settings, horizon: 7, of: histories)
      #expect(plan.validationLength == 20)
      return Gathered(data.source(try plan.trainingWindows(histories)))
    }
    let values = wavyValues(80, phase: 3)
    func changed(from step: Int) -> [Double] {
      values.enumerated().map { $0 < step ? $1 : 1000 + Double($0) }
    }
    #expect(try source(values) == source(changed(from: 60)))
    #expect(try source(values) != source(changed(from: 59)))
  }

  @Test("a context is fifteen segments where the history affords them, and whole ones always")
  func contexts() throws {
    let histories = [try makeSeries(wavyValues(400), seasonLength: 6)]
    func context(_ given: Int?, segment: Int) throws -> Int {
      try trainingData(
        settings(segment: segment, contextLength: given), horizon: 7, of: histories
      ).plan.shape.contextLength
    }
    #expect(try context(nil, segment: 8) == 120)
    #expect(try context(nil, segment: 100) == 300)
    #expect(try context(25, segment: 8) == 24)
  }

  @Test("what segments do not go with is refused with a remedy")
  func refusals() async throws {
    func message(_ change: (inout NetworkSettings) throws -> Void) async -> String? {
      do {
        var settings = try settings()
        try change(&settings)
        _ = try await fitted(settings)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(await message { $0.segment = 0 } == "The segment must be at least 1, but is 0.")
    #expect(
      await message { $0.segment = 13 }
        == "The segment for a context of 12 must be at most 12, but is 13.")
    #expect(
      await message { $0.strategy = .recursive }
        == "Reading segments needs the multi-output strategy and the loss at the last step.")
    #expect(
      await message { $0.dilations = [2] }
        == "Dilated layers cannot decode segments side by side. Leave out the dilations, or the segments."
    )
  }
}
