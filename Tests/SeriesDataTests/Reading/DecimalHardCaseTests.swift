import Foundation
import SeriesData
import Testing

/// A million decimals that are hard to round, each read as `strtod` reads it.
@Suite("Hard cases of numbers")
struct DecimalHardCaseTests {
  private static let seed: UInt64 = 41

  @Test("random bits with 17 digits, among them subnormal and huge ones")
  func randomBits() {
    var generator = SplitMix(seed: Self.seed)
    for round in 0..<600_000 {
      let random = generator.next()
      let bits: UInt64 =
        switch round % 4 {
        case 0: random >> 12  // subnormal
        case 1: random & 0x800F_FFFF_FFFF_FFFF | 0x7FE0_0000_0000_0000  // near overflow
        default: random
        }
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      expectSame(text(value, format: "%.16e", digits: 32))
    }
  }

  @Test("texts halfway between two neighbours, just below and just above")
  func halfway() {
    var generator = SplitMix(seed: Self.seed)
    for round in 0..<60_000 {
      // Few exponents are far from 1, where the decimals of a double fill lines.
      let spread = round % 100 == 0 ? 1000 : 60
      let exponent = Int.random(in: -spread...50, using: &generator)
      let significand = 1 + Double(generator.next() >> 12) * 0x1p-52
      let value = Double(sign: .plus, exponent: exponent, significand: significand)
      let tie = midpoint(of: value, spread: spread)
      expectSame(tie)
      expectSame(tie + "1")
      // The last digit of a midpoint with decimals is a 5.
      expectSame(tie.dropLast() + "49")
    }
  }

  @Test("digits around the largest and the smallest double")
  func ends() {
    var generator = SplitMix(seed: Self.seed)
    for _ in 0..<50_000 {
      expectSame("1.797693134862315" + digits(1...12, &generator) + "e308")
      expectSame("4.94065645841246" + digits(1...12, &generator) + "e-324")
      expectSame("2.47032822920623" + digits(1...12, &generator) + "e-324")
      expectSame("2.225073858507201" + digits(1...12, &generator) + "e-308")
    }
  }

  @Test("long rows of digits, with and without point and exponent")
  func long() {
    var generator = SplitMix(seed: Self.seed)
    for round in 0..<50_000 {
      var text = digits(1...(round % 50 == 0 ? 800 : 40), &generator)
      if Bool.random(using: &generator) { text += "." + digits(0...40, &generator) }
      if Bool.random(using: &generator) {
        text += "e\(Int.random(in: -360...330, using: &generator))"
      }
      expectSame(text)
    }
  }

  /// The decimals of the number halfway between a double and the next, in which 10 to the power of the
  /// number of places is divisible by all powers of 2 that occur.
  private func midpoint(of value: Double, spread: Int) -> String {
    let places = 53 + spread
    let both = [value, value.nextUp].map {
      Array(text($0, format: "%.\(places)f", digits: places + 320).utf8.reversed())
    }
    // (a + b) / 2 = (a + b) · 5 / 10, digit by digit from the last.
    var result: [UInt8] = []
    var carry = 0
    for index in 0..<both[1].count {
      let pair = both.map { index < $0.count ? $0[index] : UInt8(ascii: "0") }
      guard both[1][index] != UInt8(ascii: ".") else {
        result.append(UInt8(ascii: "."))
        continue
      }
      let sum = (Int(pair[0]) + Int(pair[1]) - 96) * 5 + carry
      result.append(UInt8(48 + sum % 10))
      carry = sum / 10
    }
    while carry > 0 {
      result.append(UInt8(48 + carry % 10))
      carry /= 10
    }
    return shiftedPoint(String(decoding: result.reversed(), as: UTF8.self))
  }

  /// A tenth of a decimal, without the zeros behind it.
  private func shiftedPoint(_ text: String) -> String {
    let parts = text.split(separator: ".")
    let whole = parts[0].count > 1 ? String(parts[0].dropLast()) : "0"
    var text = whole + "." + parts[0].suffix(1) + parts[1]
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }

  private func text(_ value: Double, format: String, digits: Int) -> String {
    var buffer = [CChar](repeating: 0, count: digits)
    let count = unsafe withVaList([value]) { list in unsafe vsnprintf(&buffer, digits, format, list)
    }
    return String(decoding: buffer[..<Int(count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func digits(_ counts: ClosedRange<Int>, _ generator: inout SplitMix) -> String {
    let count = Int.random(in: counts, using: &generator)
    return String(
      decoding: (0..<count).map { _ in UInt8.random(in: 48...57, using: &generator) },
      as: UTF8.self)
  }

  private func expectSame(_ text: some StringProtocol) {
    let text = String(text)
    let expected = numberByLibrary(text)
    let bytes = Array(text.utf8)
    let read = DecimalNumber.parse(bytes.span)
    guard read?.bitPattern == expected?.bitPattern else {
      Issue.record(
        "seed \(Self.seed): \(text) is read as \(read as Any), not as \(expected as Any)")
      return
    }
  }
}
