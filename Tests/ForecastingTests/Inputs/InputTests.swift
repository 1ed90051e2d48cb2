import Forecasting
import RecurrentNets
import SeriesData
import Testing

@Suite("Covariates, calendar and lags")
struct InputTests {
  /// Steps 0 to 9 with a past covariate, and a future one that is known six steps ahead.
  private func series(_ values: [Double] = (0..<10).map(Double.init)) throws -> TimeSeries {
    try TimeSeries(
      name: "s", axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
      seasonLength: 3, channels: [.init(name: "a", values: values)],
      covariates: Covariates(
        past: [.init(name: "p", values: values.indices.map { Double($0 % 2) })],
        future: [.init(name: "f", values: (0..<values.count + 6).map { Double($0 / 2 % 2) })]))
  }

  private func settings(
    _ variant: Variant, lags: [Int] = [], seasonAgo: Bool = false
  ) throws -> NetworkSettings {
    var settings = try smallSettings(variant, contextLength: 3)
    settings.scaler = .unscaled
    settings.logarithm = .never
    settings.inputs.lags = lags
    settings.inputs.readsSeasonAgo = seasonAgo
    return settings
  }

  @Test(
    "a window that is forecast from its end goes on through the horizon, which reads what is known of it"
  )
  func decoded() throws {
    let history = try series()
    let settings = try settings(
      Variant(strategy: .multiOutput, lossAt: .last, level: .none), lags: [2])
    let (plan, data) = try trainingData(settings, horizon: 3, of: [history])
    let source = data.source(try plan.trainingWindows([history]))
    // The validation end holds steps 7 to 9. Origins 6 (two masked targets), 5, 4 and 3.
    let gathered = Gathered(source, samples: 1..<2, lanes: 1)
    // Column, past, future, lag of 2, share of the horizon.
    #expect(
      gathered.input == [
        2, 0, 1, 0, 0,
        3, 1, 1, 1, 0,
        4, 0, 0, 2, 0,
        0, 0, 0, 3, Float(1) / 3,
        0, 0, 1, 4, Float(2) / 3,
        0, 0, 1, 3, 1,
      ])
    #expect(gathered.targets == [5, 6, nil])
    #expect(source.shape.readouts.steps == [3, 4, 5])
  }

  @Test("where every step is read out, each reads what is known of all steps that it forecasts")
  func ahead() throws {
    let history = try series()
    let settings = try settings(
      Variant(strategy: .multiOutput, lossAt: .every, level: .lastValue), seasonAgo: true)
    let (plan, data) = try trainingData(settings, horizon: 2, of: [history])
    let source = data.source(try plan.trainingWindows([history]))
    let gathered = Gathered(source, samples: 1..<2, lanes: 1)
    let spread = Float(data.transforms[0].spread)
    let windows = try plan.trainingWindows([history])
    let start = windows[1].steps.lowerBound
    for position in 0..<3 {
      let step = start + position
      let inputs = Array(gathered.input[position * 6..<position * 6 + 6])
      #expect(inputs[1] == Float(step % 2))
      for ahead in 1...2 {
        #expect(inputs[2 * ahead] == Float((step + ahead) / 2 % 2))
        // A season before the step that is forecast, relative to the step that forecasts it.
        let lag = step + ahead - 3 >= 0 ? Float(ahead - 3) / spread : 0
        #expect(abs(inputs[2 * ahead + 1] - lag) < 1e-6)
      }
    }
  }

  @Test(
    "nothing that comes after an origin changes an input, a scaler or a forecast but future covariates",
    arguments: Variant.all)
  func leakage(variant: Variant) async throws {
    var settings = try smallSettings(variant, contextLength: 6)
    settings.scalesEachSeries = true
    settings.inputs.lags = [1, 4]
    func panel(changedFrom step: Int?) throws -> [TimeSeries] {
      try (0..<3).map { number in
        func changed(_ values: [Double]) -> [Double] {
          values.enumerated().map { $0 < step ?? .max ? $1 : 1e6 * Double($0 % 7 + number) }
        }
        return try TimeSeries(
          name: "s\(number)",
          axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
          seasonLength: 6,
          channels: [.init(name: "a", values: changed(wavyValues(70, phase: Double(number))))],
          covariates: Covariates(
            past: variant.strategy == .recursive
              ? [] : [.init(name: "p", values: changed(wavyValues(70, phase: 9)))],
            future: [.init(name: "f", values: wavyValues(80, phase: 4))],
            fixed: [.init(name: "kind", value: number == 0 ? "x" : "y")]))
      }
    }
    var found: [(Gathered, FittedInputs, [Forecast])] = []
    for panel in [try panel(changedFrom: nil), try panel(changedFrom: 60)] {
      let known = panel.map { $0.prefix(60) }
      let (plan, data) = try trainingData(settings, horizon: 4, of: known)
      let fitted = try await makeForecaster(settings, horizon: 4).fit(known)
      found.append(
        (
          Gathered(data.source(try plan.trainingWindows(known))), data.inputs,
          try known.map { try fitted.forecast($0, horizon: 4) }
        ))
    }
    #expect(found[0].0 == found[1].0)
    #expect(found[0].1 == found[1].1)
    #expect(found[0].2 == found[1].2)
  }

  @Test(
    "a series that follows a future covariate is forecast by it, and hardly without it",
    arguments: [
      Variant(strategy: .multiOutput, lossAt: .last, level: .lastValue),
      Variant(strategy: .recursive, lossAt: .last, level: .none),
    ])
  func worth(variant: Variant) async throws {
    // Cubes by a prime, which nothing but themselves foretells.
    let pushes = (0..<168).map { (step: Int) -> Double in
      let cube: Int = step * step * step + 7 * step
      return Double(cube % 101 % 2)
    }
    let values = (0..<160).map { (step: Int) -> Double in
      let season: Double = wave(Double(step) / 6)
      return 20 + 10 * pushes[step] + season
    }
    func error(_ covariates: Covariates) async throws -> Double {
      let series = try TimeSeries(
        name: "s", axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
        seasonLength: 6, channels: [.init(name: "a", values: values)], covariates: covariates)
      let settings = try smallSettings(variant, epochs: 60, contextLength: 12, learningRate: 0.01)
      let history = series.prefix(152)
      let fitted = try await makeForecaster(settings, horizon: 8).fit([history])
      let forecast = try fitted.forecast(history, horizon: 8).channels[0].values
      let errors: [Double] = zip(forecast, values[152...]).map { abs($0 - $1) }
      return errors.reduce(0, +) / 8
    }
    let without = try await error(.none)
    let with = try await error(Covariates(future: [.init(name: "push", values: pushes)]))
    #expect(with < without / 4, "\(with) and \(without)")
  }

  @Test("future covariates that end too early are an error that names the time")
  func tooShort() async throws {
    let history = try series()
    let settings = try settings(Variant(strategy: .multiOutput, lossAt: .last, level: .none))
    let fitted = try await makeForecaster(settings, horizon: 4).fit([history])
    #expect(try fitted.forecast(history, horizon: 4).horizon == 4)
    let long = try TimeSeries(
      name: "s", axis: history.axis, seasonLength: 3,
      channels: [.init(name: "a", values: (0..<13).map(Double.init))],
      covariates: Covariates(
        past: [.init(name: "p", values: (0..<13).map(Double.init))],
        future: history.covariates.future))
    #expect(
      throws: ForecastingError.futureTooShort(
        series: "s", covariate: "f", time: "16", known: 3, needed: 4)
    ) { try fitted.forecast(long, horizon: 4) }
    #expect(try fitted.forecast(long, horizon: 3).horizon == 3)
    #expect(
      throws: ForecastingError.otherCovariates(
        series: "s", kind: "past", found: [], needed: ["p"])
    ) { try fitted.forecast(makeSeries((0..<12).map(Double.init)), horizon: 1) }
  }

  @Test("past covariates cannot be fed back, and steps without dates have no calendar")
  func refused() async throws {
    let history = try series()
    let recursive = try settings(Variant(strategy: .recursive, lossAt: .last, level: .none))
    await #expect(throws: ForecastingError.pastWhenRecursive(covariate: "p")) {
      try await makeForecaster(recursive, horizon: 2).fit([history])
    }
    var calendar = try smallSettings(contextLength: 3)
    calendar.inputs.calendar = nil
    await #expect(throws: ForecastingError.noCalendar(series: "s")) {
      try await makeForecaster(calendar, horizon: 2).fit([history])
    }
    var season = try smallSettings(contextLength: 3)
    season.inputs.readsSeasonAgo = true
    await #expect(throws: ForecastingError.noSeason(series: "s")) {
      try await makeForecaster(season, horizon: 2).fit([makeSeries(wavyValues(30))])
    }
  }

  @Test("a category that was not seen is none of those that were")
  func categories() async throws {
    func one(_ kind: String, size: String) throws -> TimeSeries {
      try TimeSeries(
        name: kind, axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
        seasonLength: 1, channels: [.init(name: "a", values: wavyValues(30))],
        covariates: Covariates(
          fixed: [.init(name: "kind", value: kind), .init(name: "size", value: size)]))
    }
    let histories = [try one("x", size: "1"), try one("y", size: "3")]
    var settings = try smallSettings(contextLength: 4)
    settings.scalesEachSeries = true
    let (plan, data) = try trainingData(settings, horizon: 2, of: histories)
    let windows = try plan.trainingWindows(histories)
    let input = Gathered(data.source(windows), samples: 0..<1, lanes: 1).input
    #expect(Array(input[1..<4]) == [1, 0, -1])
    let fitted = try await makeForecaster(settings, horizon: 2).fit(histories)
    #expect(try fitted.forecast(one("z", size: "unknown"), horizon: 2).horizon == 2)
  }
}
