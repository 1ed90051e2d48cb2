import Foundation
import SeriesData
import Testing

@Suite("Fitted scalers")
struct FittedScalerTests {
  /// Channels that have broken scalers: huge, tiny, constant, close together, of opposite sign.
  static let hostile: [[Double]] = [
    [1e300, -1e300, 5e299], [1.7e308, -1.7e308], [1e300, 1e300], [1e-300 * 1e-20, 2e-300 * 1e-20],
    [.leastNonzeroMagnitude],
    [0, 0, 0], [0.1, 0.1, 0.1], [1e9, 1e9 + 1, 1e9 + 2], [1e15, 1e15 + 0.125], [42],
    [-7, 1e-9, 3], [1e-300, 1e300], [112, 118, 132, 129], [.greatestFiniteMagnitude, 0],
  ]

  @Test("inverse(transform(x)) is x on hostile values", arguments: ScalerKind.all, hostile)
  func inverts(kind: ScalerKind, values: [Double]) throws {
    let scaler = try FittedScaler(kind, takesLogarithm: false, fittedOn: values, channel: "x")
    let greatest = values.map(abs).max() ?? 0
    for x in values + [0, 1, -1, 1e-7, 12_345.678] {
      let back = scaler.inverse(scaler.transform(x))
      let range = values.contains(x) ? range(values) : greatest
      #expect(
        abs(back / 4 - x / 4) <= 1e-12 * max(abs(x) / 4, range / 4), "\(x) came back as \(back)")
    }
  }

  @Test("inverse(transform(x)) is x after the logarithm too", arguments: ScalerKind.all)
  func invertsLogarithm(kind: ScalerKind) throws {
    let channels: [[Double]] = [
      [1e-300, 1e300], [.leastNonzeroMagnitude, .greatestFiniteMagnitude], [1, 1, 1],
      [112, 118, 132],
      [1e9, 1e9 + 1],
    ]
    for values in channels {
      let scaler = try FittedScaler(kind, takesLogarithm: true, fittedOn: values, channel: "x")
      for x in values where x < .greatestFiniteMagnitude {
        let back = scaler.inverse(scaler.transform(x))
        #expect(abs(back - x) <= 1e-12 * max(x, range(values)), "\(x) came back as \(back)")
      }
    }
  }

  @Test("inverse(transform(x)) is x on random channels of every magnitude")
  func invertsRandom() throws {
    var generator = SplitMix(seed: 11)
    for _ in 0..<2000 {
      let level = Double.random(in: -1...1, using: &generator)
      let magnitude = pow(10, Double.random(in: -250...250, using: &generator))
      let spread = pow(10, Double.random(in: -14...0, using: &generator))
      let values = (0..<9).map { _ in
        magnitude * (level + spread * Double.random(in: -1...1, using: &generator))
      }
      for kind in ScalerKind.all {
        let scaler = try FittedScaler(kind, takesLogarithm: false, fittedOn: values, channel: "x")
        for x in values {
          let back = scaler.inverse(scaler.transform(x))
          #expect(abs(back - x) <= 1e-12 * max(abs(x), range(values)), "seed 11: \(x), \(back)")
        }
      }
    }
  }

  @Test("standardised values have mean 0 and deviation 1, by hand")
  func standardise() throws {
    let scaler = try FittedScaler(
      .standardise, takesLogarithm: false, fittedOn: [2, 4, 4, 4, 5, 5, 7, 9], channel: "x")
    #expect(scaler.offset == 5)
    #expect(scaler.scale == 2)
    #expect(scaler.transform(9) == 2)
    #expect(scaler.inverse(-1) == 3)
  }

  @Test("statistics of huge and of tiny values neither overflow nor vanish")
  func extremes() throws {
    let huge = try FittedScaler(
      .standardise, takesLogarithm: false, fittedOn: [1e300, 3e300], channel: "x")
    #expect(huge.offset == 2e300)
    #expect(abs(huge.scale / 1e300 - 1) < 1e-15)
    let tiny = try FittedScaler(
      .standardise, takesLogarithm: false, fittedOn: [1e-300, 3e-300], channel: "x")
    #expect(abs(tiny.scale / 1e-300 - 1) < 1e-15)
    let close = try FittedScaler(
      .standardise, takesLogarithm: false, fittedOn: [1e9, 1e9 + 2], channel: "x")
    #expect(close.scale == 1)
  }

  @Test("the median and the distance of quartiles scale robustly, mean magnitudes keep 0")
  func robust() throws {
    let robust = try FittedScaler(
      .robust, takesLogarithm: false, fittedOn: [1, 2, 3, 4, 1000], channel: "x")
    #expect([1, 3, 5].map(robust.transform) == [-1, 0, 1])
    let flat = try FittedScaler(
      .robust, takesLogarithm: false, fittedOn: [7, 7, 7, 7, 17], channel: "x")
    #expect(flat.scale == 10)
    let magnitude = try FittedScaler(
      .meanAbsolute, takesLogarithm: false, fittedOn: [-2, 0, 4], channel: "x")
    #expect([-2, 0, 4].map(magnitude.transform) == [-1, 0, 2])
  }

  @Test("min-max maps the fitted range to 0 and 1")
  func minMax() throws {
    let scaler = try FittedScaler(
      .minMax, takesLogarithm: false, fittedOn: [10, 30, 20], channel: "x")
    #expect([10, 20, 30, 40].map(scaler.transform) == [0, 0.5, 1, 1.5])
  }

  @Test(
    "a constant channel is scaled by 1, but by its magnitude", arguments: ScalerKind.all,
    [0, 0.1, -1e300, .leastNonzeroMagnitude])
  func constant(kind: ScalerKind, value: Double) throws {
    let scaler = try FittedScaler(
      kind, takesLogarithm: false, fittedOn: [value, value, value], channel: "x")
    if kind == .meanAbsolute, abs(value) >= .leastNormalMagnitude {
      #expect(abs(scaler.scale / abs(value) - 1) < 1e-15)
      return
    }
    #expect(scaler.scale == 1)
    #expect(
      scaler.transform(value) == ([.unscaled, .meanAbsolute].contains(kind) ? value : 0))
  }

  @Test("no values, and values without a logarithm, are errors that name them")
  func errors() throws {
    #expect(throws: SeriesError.nothingToFit(channel: "x")) {
      try FittedScaler(.standardise, takesLogarithm: false, fittedOn: [], channel: "x")
    }
    let error = SeriesError.notPositiveForLogarithm(channel: "x", position: 2, value: 0)
    #expect(throws: error) {
      try FittedScaler(.unscaled, takesLogarithm: true, fittedOn: [3, 0], channel: "x")
    }
    let scaler = try FittedScaler(.minMax, takesLogarithm: true, fittedOn: [3, 4], channel: "x")
    #expect(throws: error) { try scaler.transform([5, 0], channel: "x") }
    #expect(try scaler.transform([3, 4], channel: "x") == [0, 1])
    #expect(
      error.description
        == "Column 'x': value 2 is 0.0, and only positive values have a logarithm. Scale this column "
        + "without the logarithm.")
    #expect(
      SeriesError.nothingToFit(channel: "x").description
        == "Column 'x': a scaler needs at least one value to be fitted on, but there is none.")
  }

  @Test(
    "a scaler is the same after being written and read", arguments: ScalerKind.all, [true, false])
  func codable(kind: ScalerKind, takesLogarithm: Bool) throws {
    let scaler = try FittedScaler(
      kind, takesLogarithm: takesLogarithm, fittedOn: [0.1, 0.7, 1e5], channel: "x")
    let data = try JSONEncoder().encode(scaler)
    #expect(try JSONDecoder().decode(FittedScaler.self, from: data) == scaler)
  }

  @Test(
    "a written scaler that could not have been fitted is refused",
    arguments: [
      #"{"kind":"none","takesLogarithm":false,"offset":0,"scale":0}"#,
      #"{"kind":"none","takesLogarithm":false,"offset":0,"scale":-1}"#,
      #"{"kind":"none","takesLogarithm":false,"offset":0,"scale":1e-310}"#,
      #"{"kind":"rough","takesLogarithm":false,"offset":0,"scale":1}"#,
    ])
  func refused(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(FittedScaler.self, from: Data(text.utf8))
    }
  }

  private func range(_ values: [Double]) -> Double {
    let range = (values.max() ?? 0) - (values.min() ?? 0)
    return range.isFinite ? range : .greatestFiniteMagnitude
  }
}
