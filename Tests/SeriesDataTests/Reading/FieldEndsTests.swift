import SeriesData
import Testing

@Suite("Where fields end")
struct FieldEndsTests {
  @Test("the kernel finds what a plain loop finds", arguments: [0, 1, 7, 63, 64, 65, 129, 1000])
  func asPlainLoop(count: Int) {
    var generator = SplitMix(seed: UInt64(count))
    let delimiter = UInt8(ascii: ";")
    let texts = [
      [UInt8](repeating: delimiter, count: count), [UInt8](repeating: 0xFF, count: count),
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) },
      (0..<count).map { _ in UInt8.random(in: 10...70, using: &generator) },
    ]
    for bytes in texts {
      var ends: [UInt32] = []
      let found = FieldEnds.find(bytes.span, delimiter: delimiter, into: &ends)
      let expected = bytes.indices.filter { bytes[$0] == delimiter || bytes[$0] < 14 }
      #expect(ends[0] &+ 1 == 0)
      #expect(ends[1..<found].map(Int.init) == expected)
    }
  }
}
