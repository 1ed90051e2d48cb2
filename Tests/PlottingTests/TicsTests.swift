import Plotting
import Testing

@Suite("Tics and their labels")
struct TicsTests {
  private func labels(_ tics: [Tic]) -> [String] { tics.map(\.label) }

  @Test("numbers are round, grouped, and exact where they are tiny or huge")
  func linear() {
    let cases: [(Double, Double, [String])] = [
      (0, 10, ["0", "2", "4", "6", "8", "10"]),
      (-1, 1, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
      (0, 45_000, ["0", "10\u{A0}000", "20\u{A0}000", "30\u{A0}000", "40\u{A0}000"]),
      (
        0, 2e8,
        [
          "0", "50\u{A0}000\u{A0}000", "100\u{A0}000\u{A0}000", "150\u{A0}000\u{A0}000",
          "200\u{A0}000\u{A0}000",
        ]
      ),
      (3, 3.0004, ["3.0000", "3.0001", "3.0002", "3.0003", "3.0004"]),
      (-1e-9, 1e-9, ["−10⁻⁹", "−5×10⁻¹⁰", "0", "5×10⁻¹⁰", "10⁻⁹"]),
      (0, 4e20, ["0", "10²⁰", "2×10²⁰", "3×10²⁰", "4×10²⁰"]),
    ]
    for (lower, upper, expected) in cases {
      let tics = NumberTics.linear(ValueRange(lower: lower, upper: upper), most: 5)
      #expect(labels(tics) == expected)
    }
  }

  @Test("whole numbers stay whole")
  func whole() {
    let tics = NumberTics.linear(ValueRange(lower: 0.9, upper: 3.1), most: 11, smallestStep: 1)
    #expect(labels(tics) == ["1", "2", "3"])
  }

  @Test("a logarithmic axis has powers of ten, and steps between where they are few")
  func logarithmic() {
    let label = { (lower: Double, upper: Double) in
      labels(NumberTics.logarithmic(ValueRange(lower: lower, upper: upper), most: 7))
    }
    #expect(label(0.9, 21) == ["1", "2", "5", "10", "20"])
    #expect(label(0.05, 2) == ["0.1", "0.3", "1"])
    #expect(label(1e-7, 1e-2) == ["10⁻⁷", "10⁻⁶", "10⁻⁵", "0.0001", "0.001", "0.01"])
    #expect(label(1e-300, 1e300).count < 12)
  }

  @Test("dates begin where years, months, weeks, days and hours begin")
  func calendar() {
    // Seconds since 1970 of some beginnings of days, from a calendar.
    let (y1949, y1961, y2024, march2024) =
      (-662_688_000.0, -283_996_800.0, 1_704_067_200.0, 1_709_251_200.0)
    let day = 86400.0
    let label = { (lower: Double, upper: Double, spacing: Double) in
      labels(
        CalendarTics.tics(ValueRange(lower: lower, upper: upper), most: 8, spacing: spacing))
    }
    #expect(
      label(y1949, y1961, 28 * day)
        == ["1950", "1952", "1954", "1956", "1958", "1960"])
    #expect(
      label(y2024, y2024 + 366 * day, 29 * day)
        == ["Jan\n2024", "Mar", "May", "Jul", "Sep", "Nov", "Jan\n2025"])
    #expect(
      label(march2024 - 2 * day, march2024 + 2 * day, day)
        == ["28 Feb\n2024", "29 Feb", "1 Mar", "2 Mar", "3 Mar"])
    #expect(
      label(y2024, y2024 + 43200, 3600)
        == ["00:00\n1 Jan 2024", "03:00", "06:00", "09:00", "12:00"])
    #expect(
      label(y2024, y2024 + 40, 10)
        == ["00:00:00\n1 Jan 2024", "00:00:15", "00:00:30"])
    // Weeks begin on Mondays: 1 January 2024 was one.
    #expect(
      label(y2024, y2024 + 28 * day, 7 * day)
        == ["1 Jan\n2024", "8 Jan", "15 Jan", "22 Jan", "29 Jan"])
  }

  @Test("tics are no closer than the observations")
  func spacing() {
    let year = 31_556_952.0
    let range = ValueRange(lower: 0, upper: 3 * year)
    #expect(
      labels(CalendarTics.tics(range, most: 11, spacing: year))
        == ["1970", "1971", "1972"])
  }

  @Test("dates before the year 1 and after 9999 do not trap")
  func farDates() {
    let far = ValueRange(lower: -1e15, upper: 1e15)
    let tics = CalendarTics.tics(far, most: 8, spacing: 0)
    #expect(!tics.isEmpty && tics.count < 100)
  }

  @Test("decimals are written without the locale")
  func decimals() {
    #expect(Decimal.fixed(-0.0004, places: 3) == "0.000")
    #expect(Decimal.fixed(2.5, places: 0) == "3")
    #expect(Decimal.fixed(-12.345, places: 1) == "-12.3")
    #expect(Decimal.label(-1234.5, places: 1) == "−1234.5")
    #expect(Decimal.label(1_234_567, places: 0) == "1\u{A0}234\u{A0}567")
    #expect(Decimal.significant(0.012345) == "0.0123")
    #expect(Decimal.significant(12345) == "12\u{A0}345")
    #expect(Decimal.significant(1.5e-7) == "1.5×10⁻⁷")
  }
}
