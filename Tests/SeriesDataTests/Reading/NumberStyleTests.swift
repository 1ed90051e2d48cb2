import SeriesData
import Testing

@Suite("Number styles")
struct NumberStyleTests {
  @Test("a decimal comma is found where semicolons part the fields, and said")
  func comma() throws {
    let reading = try reading("t;y;z\n1;1,5;7\n2;2,25;8\n3;1,125;9\n")
    #expect(reading.series.channels.map(\.values) == [[1.5, 2.25, 1.125], [7, 8, 9]])
    #expect(
      reading.notes == [
        "The decimal mark is a comma (numbers such as 1,5 stand in the first rows)."
      ])
  }

  @Test("three digits after a comma alone are not guessed at")
  func ambiguous() throws {
    let found = try message("t;y\n1;1,234\n2;5,678\n".utf8)
    #expect(found?.contains("'1,234' has separators between its digits") == true)
  }

  @Test("declared separators part groups of three digits and nothing else")
  func thousands() throws {
    let options = CSVReader.Options(numbers: NumberStyle(thousands: ","))
    let text = "t\ty\n1\t1,234.5\n2\t-1,234,567\n3\t12e3\n"
    #expect(
      try reading(text, options).series.channels[0].values == [1234.5, -1_234_567, 12_000])
    for wrong in ["1,23", "12,34,567", "1234,567", ",123", "1,234,", "1,2345"] {
      #expect(try message("t\ty\n1\t5\n2\t\(wrong)\n".utf8, options) != nil, "\(wrong)")
    }
  }

  @Test("a decimal comma with points between groups")
  func both() throws {
    let options = CSVReader.Options(numbers: NumberStyle(decimal: .comma, thousands: "."))
    #expect(
      try reading("t;y\n1;1.234,5\n2;2,5\n", options).series.channels[0].values == [1234.5, 2.5])
  }

  @Test("points that part thousands leave the comma for the decimals, and the reverse")
  func implied() throws {
    let points = CSVReader.Options(numbers: NumberStyle(thousands: "."))
    #expect(
      try reading("t;y\n1;1.234,5\n2;1.234\n", points).series.channels[0].values
        == [1234.5, 1234])
    let commas = CSVReader.Options(numbers: NumberStyle(thousands: ","))
    #expect(
      try reading("t;y\n1;1,234.5\n2;1,234\n", commas).series.channels[0].values
        == [1234.5, 1234])
  }

  @Test("blanks that are declared to part thousands leave the comma for the decimals")
  func blanks() throws {
    let options = CSVReader.Options(numbers: NumberStyle(thousands: " "))
    for text in ["t;y\n1;1 234,5\n2;12\n", "t;y\n1;1 234,500\n2;12\n"] {
      #expect(try reading(text, options).series.channels[0].values == [1234.5, 12], "\(text)")
    }
  }

  @Test("declared tokens mean missing values, even if they look like numbers")
  func missing() throws {
    let options = CSVReader.Options(
      numbers: NumberStyle(missing: ["-999", "k.A."]), regularity: Regularity(fill: .linear))
    let reading = try reading("t,y\n1,1\n2,-999\n3,k.A.\n4,4\n", options)
    #expect(reading.series.channels[0].values == [1, 2, 3, 4])
    #expect(
      reading.notes == ["2 missing values filled (linear), 0 of them in steps without a row."])
  }
}
