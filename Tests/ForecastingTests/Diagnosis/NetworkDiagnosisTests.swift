import Forecasting
import RecurrentNets
import SeriesData
import Testing

@Suite("Network diagnosis")
struct NetworkDiagnosisTests {
  @Test(
    "influence equals how forecasts move when a value of the past moves",
    // The deviation of RevIN is taken as it is.
    arguments: Variant.all.filter { $0.level != .revIN })
  func influence(variant: Variant) async throws {
    var settings = try smallSettings(variant, contextLength: 6)
    settings.scaler = .unscaled
    settings.logarithm = .never
    let history = try makeSeries(wavyValues(60), wavyValues(60, phase: 7).map { $0 / 2 })
    let fitted = try #require(
      try await makeForecaster(settings, horizon: 3).fit([history]) as? FittedNetwork)
    // The one window of a context and one target; a recursive network has steps before its first.
    let window = try pair(history.channels.map { Array($0.values[20..<27]) })
    let diagnosis = try fitted.diagnose([window])
    #expect(diagnosis.windows == 1)
    let found = diagnosis.influence
    #expect(found.stepsAhead == (variant.strategy == .recursive ? [1] : [1, 2, 3]))
    for lag in 0..<6 where variant.lossAt == .last || lag < 5 {
      let slopes = try slopes(fitted, window, lag: lag, horizon: found.stepsAhead.count)
      for (index, steps) in found.stepsAhead.enumerated() {
        for column in 0..<2 {
          let own = found.columns[column].own[index][lag]
          let others = found.columns[column].others[index][lag]
          #expect(
            abs(own - abs(slopes[column][column][steps - 1])) < 2e-3, "lag \(lag), \(steps) ahead")
          #expect(
            abs(others - abs(slopes[1 - column][column][steps - 1])) < 2e-3,
            "lag \(lag), \(steps) ahead")
        }
      }
    }
  }

  private func pair(_ channels: [[Double]]) throws -> TimeSeries {
    try makeSeries(channels[0], channels[1])
  }

  /// `[moved column][forecast column][step]`.
  private func slopes(
    _ fitted: FittedNetwork, _ window: TimeSeries, lag: Int, horizon: Int
  ) throws -> [[[Double]]] {
    try (0..<2).map { moved in
      let ends = try [0.05, -0.05].map { change in
        var values = window.channels.map { Array($0.values.prefix(6)) }
        values[moved][5 - lag] += change
        return try fitted.forecast(pair(values), horizon: horizon).channels.map(\.values)
      }
      return zip(ends[0], ends[1]).map { zip($0, $1).map { ($0 - $1) / 0.1 } }
    }
  }

  @Test(
    "training is recorded before the first epoch and after each, long training at equal distances")
  func snapshots() throws {
    let short = try makeForecaster(try smallSettings(epochs: 3), horizon: 2)
      .diagnose([makeSeries(wavyValues(80))])
    #expect(short.snapshots.map(\.epoch) == [0, 1, 2, 3])
    let context = short.kept.flow.finding.contextLength
    #expect(short.snapshots.allSatisfy { $0.flow.norms.map(\.count) == [context] })
    #expect(short.influence.columns[0].autocorrelations.count == context)
    var settings = try smallSettings(epochs: 51, learningRate: 1e-5)
    settings.layers = 2
    let long = try makeForecaster(settings, horizon: 2).diagnose([makeSeries(wavyValues(40))])
    #expect(long.snapshots.map(\.epoch) == Array(stride(from: 0, through: 48, by: 4)) + [51])
    #expect(long.gates.count == 2 && long.kept.radii.count == 2 && long.kept.flow.norms.count == 2)
  }

  @Test("the network that is kept is the one that a fit gives, with any number of threads")
  func sameAsFit() async throws {
    let series = try makeSeries(wavyValues(80))
    let settings = try smallSettings(epochs: 6)
    let fitted = try #require(
      try await makeForecaster(settings, horizon: 2).fit([series]) as? FittedNetwork)
    let one = try makeForecaster(settings, horizon: 2).diagnose([series])
    let three = try makeForecaster(settings, horizon: 2, threads: 3).diagnose([series])
    #expect(one.kept.epoch == fitted.training.bestEpoch)
    #expect(one.kept.flow == three.kept.flow && one.influence == three.influence)
    #expect(one.snapshots.map(\.flow) == three.snapshots.map(\.flow))
  }

  @Test("training that diverges is diagnosed shortly before, where gradients explode already")
  func diverged() throws {
    var settings = try smallSettings(epochs: 30, learningRate: 1e30)
    settings.cell = .rnnReLU
    let diagnosis = try makeForecaster(settings, horizon: 2).diagnose([makeSeries(wavyValues(80))])
    let failure = try #require(diagnosis.trainingFailure)
    guard case .nonFinite = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(diagnosis.kept.epoch == diagnosis.snapshots.last?.epoch)
    #expect(diagnosis.kept.flow.finding.kind == .exploding)
  }

  @Test(
    "gradients of the forecaster and of what it fitted agree with differences",
    arguments: Variant.all)
  func check(variant: Variant) async throws {
    let series = try makeSeries(wavyValues(60))
    let forecaster = try makeForecaster(try smallSettings(variant), horizon: 2)
    #expect(try forecaster.checkGradients(on: [series]).passes)
    let fitted = try #require(try await forecaster.fit([series]) as? FittedNetwork)
    #expect(try fitted.checkGradients(on: [series]).passes)
  }

  @Test("advice on the context follows from where the influence lies")
  func advice() {
    let none = [Double](repeating: 0, count: 12)
    func advice(_ influence: [Double], season: Int = 1) -> ContextAdvice {
      ContextAdvice(influence, seasonLength: season)
    }
    #expect(advice([1] + none).kind == .keep && advice([1] + none).oldestShare == nil)
    let recent = advice([1, 1, 0.5] + none)
    #expect(recent.kind == .shorter && recent.steps == 3)
    #expect(advice([1, 1, 0.5] + none, season: 24).kind == .longer)
    let even = advice([Double](repeating: 1, count: 16))
    #expect(even.kind == .longer && even.steps == 16)
    let fading = advice((0..<16).map { 16 - Double($0) })
    #expect(fading.kind == .keep)
  }
}
