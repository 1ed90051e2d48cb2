import Forecasting
import SeriesData
import Testing

@Suite("Series shorter than the context")
struct ShortSeriesTests {
  private func settings(contextLength: Int = 12) throws -> NetworkSettings {
    var settings = try smallSettings(contextLength: contextLength)
    settings.scalesEachSeries = true
    return settings
  }

  @Test(
    "are learned from: their first window holds one observation, and nothing before it carries loss"
  )
  func windows() throws {
    let histories = try [wavyValues(40), wavyValues(5, phase: 1)].map { try makeSeries($0) }
    let plan = try NetworkPlan(
      for: histories, by: makeForecaster(settings(), horizon: 2), keeping: nil)
    let padded = plan.padded(histories)
    #expect(padded[0] == histories[0])
    #expect(padded[1].count == 5 + 11)
    #expect(padded[1].axis.label(at: 11) == histories[1].axis.label(at: 0))
    let source = try TrainingData(padded, plan: plan).source(plan.trainingWindows(padded))
    // Origins after one to four observations.
    #expect(source.tracks[1].count == 4)
    let gathered = Gathered(source, samples: source.tracks[1].last.map { $0..<$0 + 1 } ?? 0..<0)
    #expect(gathered.targets.compactMap(\.self).count <= 2)
  }

  @Test("are forecast, down to one observation, as the end of a longer series is")
  func forecasts() async throws {
    let histories = try [wavyValues(40), wavyValues(5, phase: 1)].map { try makeSeries($0) }
    let fitted = try await makeForecaster(settings(), horizon: 2).fit(histories)
    for count in 1...5 {
      let forecast = try fitted.forecast(histories[1].prefix(count), horizon: 2)
      #expect(forecast.channels[0].values.allSatisfy { $0.isFinite })
      #expect(forecast.origin == count)
      #expect(forecast.axis == histories[1].axis)
    }
    #expect(throws: ForecastingError.self) {
      try fitted.forecast(histories[1].prefix(0), horizon: 2)
    }
  }

  @Test("are refused by a network that was not told of missing values")
  func untold() async throws {
    let fitted = try await makeForecaster(settings(), horizon: 2).fit([makeSeries(wavyValues(40))])
    #expect(throws: ForecastingError.self) {
      try fitted.forecast(makeSeries(wavyValues(5)), horizon: 2)
    }
  }

  @Test("do not shorten what is read of the others")
  func context() throws {
    let panel = try [40, 40, 40, 3].map { try makeSeries(wavyValues($0), seasonLength: 12) }
    #expect(PanelContext.length(for: panel, horizon: 4, holdout: 4) == 24)
  }
}
