import Forecasting
import SeriesData
import Testing

@Suite("Network plan")
struct NetworkPlanTests {
  private func plan(
    counts: [Int], seasonLength: Int = 1, horizon: Int, settings: NetworkSettings
  ) throws -> NetworkPlan {
    let histories = try counts.map {
      try makeSeries((0..<$0).map(Double.init), seasonLength: seasonLength)
    }
    return try NetworkPlan(
      for: histories, by: makeForecaster(settings, horizon: horizon), keeping: nil)
  }

  @Test(
    "every output of the readout has a target to learn from", arguments: Variant.all)
  func everyOutputHasATarget(variant: Variant) throws {
    for (count, horizon) in [(2, 1), (5, 1), (7, 3), (9, 8), (20, 3), (24, 12), (31, 10), (60, 4)] {
      for seasonLength in [1, 4, 12] {
        for context in [nil, 1, 2, count - horizon] where (context ?? 1) + horizon <= count {
          let settings = try smallSettings(variant, contextLength: context)
          let history = try makeSeries(
            (0..<count).map(Double.init), seasonLength: seasonLength)
          let (plan, data) = try trainingData(settings, horizon: horizon, of: [history])
          let source = data.source(try plan.trainingWindows([history]))
          let gathered = Gathered(source)
          let outputs = source.shape.outputSize
          let covered = Set(
            gathered.targets.indices.filter { gathered.targets[$0] != nil }
              .map { $0 / source.count % outputs })
          #expect(
            covered == Set(0..<outputs),
            "\(count) steps, horizon \(horizon), season \(seasonLength), \(plan.shape)")
        }
      }
    }
  }

  @Test(
    "a context is two seasons or two horizons where the history affords them",
    arguments: [
      // Plenty: two seasons; twice the horizon; 12 steps; a quarter of the history.
      (132, 12, 12, 24, 13), (500, 1, 10, 20, 50), (100, 4, 8, 12, 10), (100, 1, 1, 12, 10),
      (20, 1, 1, 5, 2), (800, 365, 30, 660, 80),
      // As many as leave 13 windows before the validation end.
      (59, 12, 12, 23, 12), (48, 12, 12, 12, 12),
      // Less than a season: no validation end.
      (47, 12, 12, 23, 0), (36, 12, 12, 12, 0), (26, 12, 12, 7, 0), (13, 12, 12, 1, 0),
    ])
  func contextLength(
    count: Int, seasonLength: Int, horizon: Int, context: Int, validation: Int
  ) throws {
    let plan = try plan(
      counts: [count], seasonLength: seasonLength, horizon: horizon,
      settings: try smallSettings())
    #expect(plan.shape.contextLength == context)
    #expect(plan.validationLength == validation)
  }

  @Test("a recursive network affords longer contexts, because its windows are shorter")
  func recursiveContext() throws {
    var settings = try smallSettings()
    settings.strategy = .recursive
    let plan = try plan(counts: [48], seasonLength: 12, horizon: 12, settings: settings)
    #expect(plan.shape == (try WindowShape(contextLength: 23, horizon: 1)))
    #expect(plan.validationLength == 12)
  }

  @Test("a validation end is the longer of the horizon and a tenth, where it can be afforded")
  func validationLength() throws {
    let settings = try smallSettings(contextLength: 10)
    #expect(try plan(counts: [200], horizon: 4, settings: settings).validationLength == 20)
    #expect(try plan(counts: [30], horizon: 4, settings: settings).validationLength == 4)
    #expect(try plan(counts: [18], horizon: 4, settings: settings).validationLength == 4)
    #expect(try plan(counts: [17], horizon: 4, settings: settings).validationLength == 0)
  }

  @Test("a validation end that was asked for is kept with a shorter context, or refused")
  func validationAskedFor() throws {
    var settings = try smallSettings()
    settings.validation = .steps(20)
    let short = try plan(counts: [36], seasonLength: 12, horizon: 4, settings: settings)
    #expect(short.validationLength == 20 && short.shape.contextLength == 8)
    #expect(
      throws: ForecastingError.validationTooLong(
        series: "s", count: 24, validation: 20, contextLength: 16, horizon: 4)
    ) {
      try plan(counts: [24], seasonLength: 12, horizon: 4, settings: settings)
    }
    settings.contextLength = 10
    #expect(throws: ForecastingError.self) {
      try plan(counts: [33], horizon: 4, settings: settings)
    }
    #expect(try plan(counts: [34], horizon: 4, settings: settings).validationLength == 20)
  }

  @Test("a validation end may be a share of the longest history, or begin at a time")
  func validationBegin() throws {
    var settings = try smallSettings(contextLength: 10)
    settings.validation = .share(25)
    #expect(try plan(counts: [200, 100], horizon: 4, settings: settings).validationLength == 50)
    settings.validation = .from("190")
    let first = try plan(counts: [200], horizon: 4, settings: settings).validationLength
    settings.validation = .from("191")
    #expect(try plan(counts: [200], horizon: 4, settings: settings).validationLength == first - 1)
    settings.validation = .from("1000")
    #expect(throws: SeriesError.self) {
      try plan(counts: [200], horizon: 4, settings: settings)
    }
  }

  @Test("a history too short for a validation end is learned from whole")
  func shortHistories() throws {
    let plan = try plan(
      counts: [5, 100, 25], horizon: 4, settings: try smallSettings(contextLength: 10))
    #expect(plan.validationLength == 10)
    #expect(plan.trainingSteps(of: 5) == 0..<5)
    #expect(plan.trainingSteps(of: 23) == 0..<23)
    #expect(plan.trainingSteps(of: 24) == 0..<14)
    #expect(plan.trainingSteps(of: 100) == 0..<90)
  }

  @Test("a context and a horizon have to fit into the longest history")
  func tooShort() throws {
    for context in [15, Int.max] {
      let error = #expect(throws: ForecastingError.self) {
        try plan(
          counts: [7, 18], horizon: 4, settings: try smallSettings(contextLength: context))
      }
      #expect(
        error?.description
          == ForecastingError.windowTooLong(
            series: "s", count: 18, contextLength: context, horizon: 4
          ).description)
    }
    #expect(throws: Never.self) {
      try plan(counts: [18], horizon: 4, settings: try smallSettings(contextLength: 14))
    }
  }
}
