import SeriesData
import Testing

@Suite("STL")
struct SeasonalTrendLoessTests {
  /// By statsmodels 0.15.0: `STL(y, period=12).fit()` of `datasets/air-passengers.csv`, and of its first 29 months.
  private static let whole: [(step: Int, season: Double, trend: Double)] = [
    (0, -11.022167882141066, 122.63347622731537), (1, -2.8386167129192037, 123.34510119113665),
    (6, 21.850961513905336, 126.95077049042985), (50, 8.442588878028088, 219.3249373629205),
    (77, 36.05359467999713, 281.83008143369284), (143, -60.93521513187621, 495.53448560266975),
  ]
  private static let start: [(step: Int, season: Double, trend: Double)] = [
    (0, -12.820436486109292, 124.05927102453377), (5, 8.718293406117533, 126.9013183516816),
    (28, 0.7676551352436654, 168.16497611975774),
  ]

  private static let passengers: [Double] = [
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149,
    170, 170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
    171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243,
    264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
    242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374,
    413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
    340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472,
    548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432,
  ]

  @Test("is that of statsmodels to ten digits")
  func reference() {
    for (count, expected) in [(144, Self.whole), (29, Self.start)] {
      let parts = SeasonalTrendLoess(Array(Self.passengers.prefix(count)), seasonLength: 12)
      for (step, season, trend) in expected {
        #expect(abs(parts.season[step] - season) < 1e-10 * 300, "step \(step)")
        #expect(abs(parts.trend[step] - trend) < 1e-10 * 300, "step \(step)")
      }
    }
  }

  @Test("finds a season that is added to a line, and the line")
  func exact() {
    let season = [3.0, -1, 0, -2]
    let values = (0..<40).map { 5 + 0.25 * Double($0) + season[$0 % 4] }
    let parts = SeasonalTrendLoess(values, seasonLength: 4)
    for step in values.indices {
      #expect(abs(parts.season[step] - season[step % 4]) < 1e-6)
      #expect(abs(parts.trend[step] - 5 - 0.25 * Double(step)) < 1e-6)
    }
  }
}
