import Foundation
import SeriesData
import Testing

@Suite("Numbers")
struct DecimalNumberTests {
  private static let seed: UInt64 = 20

  @Test("random decimals of every length and exponent are what strtod says")
  func randomDecimals() {
    var generator = SplitMix(seed: Self.seed)
    for _ in 0..<120_000 {
      var text = Bool.random(using: &generator) ? "-" : ""
      text += digits(Int.random(in: 1...22, using: &generator), &generator)
      if Bool.random(using: &generator) {
        text += "." + digits(Int.random(in: 0...22, using: &generator), &generator)
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        text += "e\(Int.random(in: -345...300, using: &generator))"
      }
      expectSame(text)
    }
  }

  @Test("the shortest text of random doubles gives them back")
  func shortest() {
    var generator = SplitMix(seed: Self.seed)
    for _ in 0..<60_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      expectSame(value.description)
    }
    for _ in 0..<60_000 {
      let value = Double.random(in: -1000...1000, using: &generator)
      expectSame(value.description)
    }
  }

  @Test("texts halfway between two doubles, and a digit beside, are what strtod says")
  func halfway() {
    var generator = SplitMix(seed: Self.seed)
    for _ in 0..<30_000 {
      // An odd 54-bit integer lies halfway between two doubles; so does its quotient by 2ⁿ, whose
      // decimal digits end.
      let odd = (1 << 53 | generator.next() >> 11) << 1 | 1
      let digits = String(odd)
      for text in [digits, digits + ".0", digits + ".5", digits + "00e-2", "0.\(digits)e18"] {
        expectSame(text)
      }
      let places = Int.random(in: 1...18, using: &generator)
      let split = digits.index(digits.endIndex, offsetBy: -min(places, digits.count - 1))
      expectSame("\(digits[..<split]).\(digits[split...])")
    }
    for power in 1...9 {
      // (2⁵³ + 1) / 2ᵖ has p decimal places: exact ties in the long division.
      for offset in stride(from: 1, through: 199, by: 2) {
        let tie = (UInt64(1) << 54) + UInt64(offset)
        let scaled = tie / (1 << UInt64(power))
        let rest = (tie % (1 << UInt64(power))) * UInt64(pow(5, Double(power)))
        let places = String(rest)
        let zeros = String(repeating: "0", count: power - places.count)
        expectSame("\(scaled).\(zeros)\(places)")
      }
    }
  }

  @Test(
    "known hard cases are what strtod says",
    arguments: [
      "0", "-0", "0.0", "00012", "+5", ".5", "5.", "-.5e1", "1E5", "1e+5",
      "9007199254740993", "9007199254740992.5", "2.2250738585072011e-308",
      "2.2250738585072012e-308", "4.9e-324", "2.4703282292062328e-324",
      "1.7976931348623157e308", "1.7976931348623158e308", "179769313486231580793728971405303e276",
      "123456789012345678901234567890", "0.000000000000000000000000000000123",
      "18446744073709551615", "18446744073709551616", "1844674407370955161.5",
      "9999999999999999999", "99999999999999999999", "0.9999999999999999999", "1e22", "1e23",
      "9007199254740991e22", "9007199254740993e-22", "0e999999999999999999999",
      "8.5", "0.1", "0.3", "1.1e-19", "100000000000000016777215", "100000000000000016777216",
    ])
  func hardCases(text: String) { expectSame(text) }

  @Test("a thousand digits are read to the last")
  func longTexts() {
    let tie = "9007199254740993"
    expectSame(tie + "." + String(repeating: "0", count: 1000) + "1")
    expectSame("0." + String(repeating: "0", count: 1000) + "1e1001")
    expectSame(String(repeating: "9", count: 300))
  }

  @Test(
    "other texts are no numbers",
    arguments: [
      "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "--1", "1-", "1 2", " 1", "1 ", "0x10",
      "nan", "inf", "infinity", "1e5.0", "1,5", "1_000", "1f", "1d5", "½", "１", "1\0",
    ])
  func refused(text: String) { #expect(number(text) == nil) }

  @Test(
    "numbers too large for a double are refused",
    arguments: ["1e400", "-1e309", "1.7976931348623159e308", "1e99999999999999999999"])
  func tooLarge(text: String) {
    #expect(number(text) == nil)
    #expect(NumberFault.diagnose(text) == .tooLarge)
  }

  @Test(
    "numbers that would become 0 are refused, and 0 itself is not",
    arguments: ["1e-400", "-1e-400", "2.4703282292062327e-324", "0.1e-99999999999999999999"])
  func tooSmall(text: String) {
    #expect(number(text) == nil)
    #expect(NumberFault.diagnose(text) == .tooSmall)
    #expect(number("-0.000e-400") == 0)
  }

  @Test("missing values, and texts that mean numbers, are told apart")
  func diagnoses() {
    let cases: [(String, NumberFault)] = [
      ("n/a", .missing), ("NULL", .missing), ("None", .missing), ("nan", .missing),
      ("-nan", .notFinite), ("Infinity", .notFinite), ("+inf", .notFinite),
      ("-0xFF", .hexadecimal), ("5%", .percent), ("1.5 %", .percent), ("x%", .notANumber),
      ("1,50", .decimalComma), ("-1,5", .decimalComma), ("1,5e3", .decimalComma),
      ("1,234", .thousandsSeparator), ("1 234", .thousandsSeparator),
      ("1'234.5", .thousandsSeparator), ("1.234,5", .thousandsSeparator),
      ("1.234.567", .thousandsSeparator), ("1\u{A0}234", .thousandsSeparator),
      ("٣", .foreignDigits), ("2020-01-01", .notANumber), ("true", .notANumber),
      ("$5", .notANumber), (",", .notANumber), ("a,b", .notANumber),
    ]
    for (text, fault) in cases { #expect(NumberFault.diagnose(text) == fault, "\(text)") }
  }

  private func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return DecimalNumber.parse(bytes.span)
  }

  private func digits(_ count: Int, _ generator: inout SplitMix) -> String {
    String((0..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
  }

  private func expectSame(_ text: String) {
    let (expected, read) = (numberByLibrary(text), number(text))
    guard read?.bitPattern == expected?.bitPattern else {
      Issue.record(
        "seed \(Self.seed): \(text) is read as \(read as Any), not as \(expected as Any)")
      return
    }
  }
}

/// What strtod says; `nil` where that is infinite, or 0 for want of smaller numbers.
func numberByLibrary(_ text: String) -> Double? {
  let value = unsafe strtod(text, nil)
  guard value.isFinite else { return nil }
  if value != 0 { return value }
  let digits = text.prefix { $0 != "e" && $0 != "E" }
  return digits.contains { "123456789".contains($0) } ? nil : value
}
