import Forecasting
import SeriesData
import Testing

@Suite("Nothing leaks")
struct LeakageTests {
  private static let horizon = 4

  private func changed(_ values: [Double], from step: Int) -> [Double] {
    values.enumerated().map { $0 < step ? $1 : 1e6 * Double($0 % 7 + 1) }
  }

  @Test(
    "values after an origin change no bit of the forecast from it, and no scaler",
    arguments: Variant.all)
  func afterTheOrigin(variant: Variant) async throws {
    let values = wavyValues(70)
    let forecaster = try makeForecaster(
      try smallSettings(variant, contextLength: 8), horizon: Self.horizon)
    var forecasts: [[Forecast]] = []
    for series in [try makeSeries(values), try makeSeries(changed(values, from: 60))] {
      let origins = try Origins(in: series, holdout: 10, horizon: Self.horizon, stride: 20)
      let made = try await RollingOrigins.forecasts(of: series, at: origins, by: [forecaster])
      forecasts.append(try made.map { try $0.outcome.get() })
    }
    #expect(forecasts[0] == forecasts[1])
    #expect(forecasts[0].count == 1)
  }

  @Test(
    "the validation end changes no input and no target of training, and no transform",
    arguments: Variant.all)
  func validationEnd(variant: Variant) throws {
    let values = wavyValues(70)
    let settings = try smallSettings(variant, contextLength: 8)
    func gathered(_ values: [Double]) throws -> (Gathered, FittedScaler, Double, NetworkPlan) {
      let histories = [try makeSeries(values)]
      let (plan, data) = try trainingData(settings, horizon: Self.horizon, of: histories)
      return (
        Gathered(data.source(try plan.trainingWindows(histories))),
        data.transforms[0].scaler, data.transforms[0].spread, plan
      )
    }
    let first = try gathered(values)
    #expect(first.3.validationLength == 7)
    let second = try gathered(changed(values, from: 63))
    #expect(first.0 == second.0)
    #expect(first.1 == second.1)
    #expect(first.2 == second.2)
    #expect(try gathered(changed(values, from: 62)).0 != first.0)
  }

  @Test("each target carries loss in training or in validation, never in both")
  func targetsAreParted() throws {
    let histories = [try makeSeries((0..<50).map(Double.init))]
    for variant in Variant.all where variant.level == .none {
      var settings = try smallSettings(variant, contextLength: 6)
      settings.scaler = .unscaled
      let (plan, data) = try trainingData(settings, horizon: 5, of: histories)
      // Without level and scale a target is the step it stands for.
      func steps(_ windows: WindowIndex) -> Set<Int> {
        Set(Gathered(data.source(windows)).targets.compactMap { $0.map { Int($0) } })
      }
      let training = steps(try plan.trainingWindows(histories))
      let validation = steps(try plan.validationWindows(histories))
      #expect(training.max() == 44)
      #expect(validation == Set(45..<50))
      #expect(training.isDisjoint(with: validation))
    }
  }

  @Test("training reads no value of the validation end")
  func trainingInputs() throws {
    let histories = [try makeSeries((0..<50).map(Double.init))]
    var settings = try smallSettings(contextLength: 6)
    settings.level = .none
    settings.scaler = .unscaled
    let (plan, data) = try trainingData(settings, horizon: 5, of: histories)
    #expect(Gathered(data.source(try plan.trainingWindows(histories))).input.max() == 43)
  }
}
