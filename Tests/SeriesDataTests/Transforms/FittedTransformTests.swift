import Foundation
import SeriesData
import Testing

@Suite("Fitted transforms")
struct FittedTransformTests {
  static let steps = [
    "log", "box-cox", "difference", "difference:3", "seasonal-difference", "classical",
    "classical-ratio", "stl", "standardise", "min-max", "robust", "mean-absolute",
  ]
  static let chains = [
    "log,difference,standardise", "box-cox,seasonal-difference,difference,robust",
    "log,stl,min-max", "classical-ratio,log,mean-absolute", "classical,classical:6,standardise",
    "stl:4,stl:8,difference,standardise",
  ]

  private func fitted(
    _ names: String, _ values: [Double], seasonLength: Int = 4, firstStep: Int = 0
  ) throws -> FittedTransform {
    let steps = try names.split(separator: ",").map { try #require(TransformStep(String($0))) }
    return try FittedTransform(
      steps, fittedOn: values, seasonLength: seasonLength, firstStep: firstStep, channel: "x")
  }

  /// The largest error of `inverse(transform(x))`, in units of the larger of |x| and the range.
  private func error(_ transform: FittedTransform, _ values: [Double], from split: Int) throws
    -> Double
  {
    let transformed = try transform.transform(values, firstStep: 3, channel: "x")
    let back = transform.inverse(
      Array(transformed[split...]), after: Array(values[..<split]), firstStep: 3)
    let range = (values.max() ?? 0) / 4 - (values.min() ?? 0) / 4
    return zip(back, values[split...]).reduce(0) { worst, pair in
      let size = max(abs(pair.1 / 4), range)
      let distance = abs(pair.0 / 4 - pair.1 / 4)
      return max(worst, distance == 0 ? 0 : distance / size)
    }
  }

  @Test(
    "inverse(transform(x)) is x to 10⁻¹² on hostile values, or there is an error", arguments: steps,
    FittedScalerTests.hostile)
  func hostile(name: String, channel: [Double]) throws {
    let values = (0..<24).map { channel[$0 % channel.count] }
    do {
      let transform = try fitted(name, values, firstStep: 3)
      for split in [0, 13, 23] {
        let error = try error(transform, values, from: split)
        #expect(error <= 1e-12, "\(error)")
      }
    } catch is SeriesError {
      // Only what has no logarithm or ratio, or leaves the range of numbers, is refused.
      let isPositive = values.allSatisfy { $0 > 0 }
      let isHuge = values.contains { abs($0) > 1e299 }
      #expect(isHuge || (!isPositive && ["log", "box-cox", "classical-ratio"].contains(name)))
    }
  }

  @Test(
    "chains of steps are inverted, from the first value on and from the middle", arguments: chains)
  func inverted(names: String) throws {
    var generator = SplitMix(seed: 5)
    for magnitude in [1e-6, 1, 1e9] {
      let values = (0..<60).map { step -> Double in
        let season: Double = 1 + 0.3 * Double(step % 4)
        return magnitude
          * (5 + 0.1 * Double(step) + season + Double.random(in: 0..<1, using: &generator))
      }
      // Fitted on the first part alone, applied to all.
      let transform = try fitted(names, Array(values[..<48]), firstStep: 3)
      for split in [0, 30, 59] {
        #expect(try error(transform, values, from: split) <= 1e-12, "seed 5")
      }
    }
  }

  @Test("what a step cannot hold is an error that names it")
  func refused() throws {
    let error = SeriesError.notTransformable(channel: "x", position: 2, value: -1, step: "log")
    #expect(throws: error) { try fitted("log", [1, -1]) }
    #expect(
      error.description
        == "Column 'x': the transform 'log' cannot hold value 2, which has come to it as -1.0. Leave it out, "
        + "or choose another.")
    #expect(throws: error) {
      try fitted("log", [1, 2]).transform([4, -1], firstStep: 0, channel: "x")
    }
    #expect(
      throws: SeriesError.tooShortToTransform(channel: "x", step: "stl", count: 7, needed: 8)
    ) { try fitted("stl", [1, 2, 3, 4, 5, 6, 7]) }
    #expect(throws: SeriesError.noSeasonToTransform(channel: "x", step: "classical")) {
      try fitted("classical", [1, 2, 3, 4], seasonLength: 1)
    }
    #expect(throws: SeriesError.nothingToFit(channel: "x")) { try fitted("difference", []) }
  }

  @Test("by hand: differences, ratios of a season, roots")
  func byHand() throws {
    let values = [1.0, 4, 9, 16, 25, 36]
    func transformed(_ names: String) throws -> [Double] {
      try fitted(names, values, seasonLength: 2).transform(values, firstStep: 0, channel: "x")
    }
    #expect(try transformed("difference") == [0, 3, 5, 7, 9, 11])
    #expect(try transformed("seasonal-difference") == [0, 0, 8, 12, 16, 20])
    #expect(try transformed("difference,difference") == [0, 3, 2, 2, 2, 2])
    // The median is 12.5, the quartiles 5.25 and 22.75.
    #expect(try transformed("robust") == values.map { ($0 - 12.5) / 17.5 })
    let shares = try transformed("mean-absolute")
    #expect(zip(shares, values).allSatisfy { abs($0 * 91 / 6 - $1) < 1e-13 })
  }

  @Test("the season of a history that begins elsewhere stands at its own steps")
  func phase() throws {
    let season = [0.0, 3, -1, 5]
    let values = (0..<24).map { 10 + season[$0 % 4] }
    let transform = try fitted("classical", values, firstStep: 100)
    let later = (0..<6).map { 10 + season[($0 + 3) % 4] }
    let adjusted = try transform.transform(later, firstStep: 103, channel: "x")
    #expect(adjusted.allSatisfy { abs($0 - adjusted[0]) < 1e-12 })
  }

  @Test("λ is 1 where seasons vary alike, and 0 where they grow with the level")
  func boxCox() throws {
    func values(_ value: (Double, Double) -> Double) -> [Double] {
      (0..<80).map { value(Double(10 + $0 / 4), Double($0 % 4)) }
    }
    let sum = values { $0 + 2 * $1 }
    let product = values { $0 * (1 + $1) }
    #expect(try fitted("box-cox", sum).transform(sum, firstStep: 0, channel: "x") == sum)
    let logarithms = try fitted("box-cox", product).transform(product, firstStep: 0, channel: "x")
    #expect(zip(logarithms, product).allSatisfy { abs($0 - log($1)) < 1e-12 })
  }

  @Test("steps are the same after being written and read", arguments: steps + chains)
  func codable(names: String) throws {
    let values = (0..<24).map { 5 + Double($0 * $0 % 7) }
    let transform = try fitted(names, values)
    let data = try JSONEncoder().encode(transform)
    #expect(try JSONDecoder().decode(FittedTransform.self, from: data) == transform)
    #expect(transform.isSound)
    for name in names.split(separator: ",") {
      #expect(TransformStep(String(name))?.description == String(name))
    }
  }

  @Test(
    "other names are none",
    arguments: ["", "logs", "log:2", "stl:1", "difference:0", "none", "stl:x"])
  func names(text: String) {
    #expect(TransformStep(text) == nil)
  }
}
