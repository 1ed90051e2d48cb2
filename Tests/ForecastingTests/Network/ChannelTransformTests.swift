import Forecasting
import SeriesData
import Testing

@Suite("Channel transform")
struct ChannelTransformTests {
  private func transform(
    _ values: [[Double]], level: NetworkSettings.Level = .lastValue,
    scaler: ScalerKind = .unscaled, horizon: Int
  ) throws -> ChannelTransform {
    var settings = try smallSettings()
    settings.level = level
    settings.scaler = scaler
    return try ChannelTransform(
      fittedOn: values.map { ($0, nil, 0) }, channel: "a", takesLogarithm: false,
      settings: settings, seasonLength: 1, horizon: horizon)
  }

  @Test("the spread is the root mean square of changes over 1 to H steps")
  func spread() throws {
    // Changes over one step: 1, 3, −6; over two: 4, −3.
    let spread = try transform([[0, 1, 4, -2]], horizon: 2).spread
    let expected = ((1.0 + 9 + 36 + 16 + 9) / 5).squareRoot()
    #expect(abs(spread - expected) < 1e-14 * expected)
  }

  @Test("no change is taken from one history to the next")
  func separateHistories() throws {
    #expect(try transform([[0, 1, 0], [1000, 1001, 1000]], horizon: 1).spread == 1)
  }

  @Test("a channel that never changes has no spread, with and without level")
  func constant() throws {
    for level in NetworkSettings.Level.allCases {
      #expect(
        try transform([[7, 7, 7]], level: level, scaler: .standardise, horizon: 2).spread == 0)
    }
    #expect(try transform([[7, 8, 7]], level: .none, horizon: 2).spread == 1)
  }

  @Test("what is observed now and then has the spread of what follows each other")
  func sparse() throws {
    let missing = (0..<9).map { $0 % 4 != 0 }
    let transform = try ChannelTransform(
      fittedOn: [([1, 1, 1, 1, 4, 4, 4, 4, 1], missing, 0)], channel: "a", takesLogarithm: false,
      settings: smallSettings(), seasonLength: 1, horizon: 3)
    #expect(transform.spread > 0)
  }

  @Test("huge and tiny changes have a spread", arguments: [1e300, 1e-150, 1e-300])
  func extremes(size: Double) throws {
    let spread = try transform([[0, size, 0, size]], horizon: 1).spread
    #expect(abs(spread - size) < 1e-12 * size)
  }

  @Test("scales are spanned where the largest of positive values is three times the smallest")
  func spansScales() {
    #expect(ChannelTransform.spansScales([[1, 2], [3]]))
    #expect(ChannelTransform.spansScales([[1, 2.99]]) == false)
    #expect(ChannelTransform.spansScales([[0, 5]]) == false)
    #expect(ChannelTransform.spansScales([[-1, -5]]) == false)
    #expect(ChannelTransform.spansScales([[1e-300, 1e308]]))
    #expect(ChannelTransform.spansScales([]) == false)
  }
}
