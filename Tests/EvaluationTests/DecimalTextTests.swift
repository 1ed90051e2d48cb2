import Evaluation
import Testing

@Suite("Decimal text")
struct DecimalTextTests {
  static let cases: [(value: Double, decimals: Int, text: String)] = [
    (1.2, 2, "1.20"), (0, 2, "0.00"), (-0.5, 1, "-0.5"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
    (0.05, 3, "0.050"), (119.6, 0, "120"), (0.999, 2, "1.00"), (-1234.5678, 3, "-1234.568"),
    (0.0012, 2, "0.001"), (4e-10, 2, "4.00e-10"), (2.5e18, 2, "2.50e18"), (-1e300, 0, "-1.00e300"),
    (9.9999e20, 1, "1.00e21"), (123_456_789_012.345, 6, "123456789012.3450"),
    (2e15, 2, "2.00e15"),
  ]

  @Test("shows the decimals asked for, and never a false zero", arguments: cases)
  func showsTheDecimals(value: Double, decimals: Int, text: String) {
    #expect(decimalText(value, decimals: decimals) == text)
  }

  @Test(
    "with a power of ten has one digit before the point",
    arguments: [
      (12_345_678, "1.23e7"), (0.000_123_4, "1.23e-4"), (-1.5, "-1.50e0"), (9.999e9, "1.00e10"),
      (.leastNonzeroMagnitude, "5.00e-324"), (.greatestFiniteMagnitude, "1.80e308"), (0, "0.0"),
      (.infinity, "inf"),
    ] as [(Double, String)])
  func powerOfTen(value: Double, text: String) { #expect(exponentText(value) == text) }
}
