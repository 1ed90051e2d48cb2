import SeriesData
import Testing

@Suite("Gaps, repeated rows and irregular rows")
struct GapTests {
  static let gappy = "t,y\n1,1\n2,\n3,3\n6,9\n7,NA\n8,10\n9,20\n10,30\n"

  @Test(
    "each policy fills as it says",
    arguments: [
      (FillPolicy.linear, [1, 2, 3, 5, 7, 9, 9.5, 10, 20, 30]),
      (.previous, [1, 1, 3, 3, 3, 9, 9, 10, 20, 30]),
      (.zero, [1, 0, 3, 0, 0, 9, 0, 10, 20, 30]),
      (.seasonal, [1, 5, 3, 10, 20, 9, 9.5, 10, 20, 30]),
    ])
  func policies(policy: FillPolicy, expected: [Double]) throws {
    let options = CSVReader.Options(
      seasonLength: policy == .seasonal ? 4 : nil, regularity: Regularity(fill: policy))
    let reading = try reading(Self.gappy, options)
    let values = reading.series.channels[0].values
    if policy == .seasonal {
      // Step 2 lies a season before step 6 (9), steps 4 and 5 before 8 (10) and 9 (20) and after nothing
      // or step 1 (1); step 7 lies a season after step 3 (3).
      #expect(values == [1, 9, 3, 10, 10.5, 9, 3, 10, 20, 30])
    } else {
      #expect(values == expected)
    }
    #expect(
      reading.notes
        == ["4 missing values filled (\(policy.rawValue)), 2 of them in steps without a row."])
  }

  @Test("a mask remembers what was missing, through prefixes and formats")
  func masked() throws {
    let options = CSVReader.Options(regularity: Regularity(fill: .mask))
    let reading = try reading(Self.gappy, options)
    let channel = reading.series.channels[0]
    #expect(channel.values == [1, 1, 3, 3, 3, 9, 9, 10, 20, 30])
    let missing = [false, true, false, true, true, false, true, false, false, false]
    #expect(channel.missing == missing)
    #expect(reading.notes == ["4 missing values masked, 2 of them in steps without a row."])
    #expect(reading.series.prefix(4).channels[0].missing == Array(missing[..<4]))
    func converted(_ format: SeriesFormat) throws(ConversionError) -> String {
      String(decoding: try SeriesConversion(of: reading, to: format).bytes, as: UTF8.self)
    }
    let wide = try converted(.wide)
    #expect(wide == "t,y\n1,1\n2,\n3,3\n4,\n5,\n6,9\n7,\n8,10\n9,20\n10,30\n")
    #expect(try converted(.long).hasPrefix("unique_id,t,y\ny,1,1\ny,2,\n"))
    let tsf = try converted(.tsf)
    #expect(
      tsf.hasSuffix("@missing true\n@equallength true\n@data\ny:1,?,3,?,?,9,?,10,20,30\n"))
    for again in [wide, tsf] {
      #expect(
        try SeriesDataTests.reading(again, options).series.channels[0].values == channel.values)
      #expect(try SeriesDataTests.reading(again, options).series.channels[0].missing == missing)
    }
  }

  @Test("a series without gaps has no mask")
  func unmasked() throws {
    let options = CSVReader.Options(regularity: Regularity(fill: .mask))
    #expect(try reading("t,y\n1,1\n2,2\n", options).series.channels[0].missing == nil)
  }

  @Test("the ends are as the nearest observation, and nothing at all is an error")
  func ends() throws {
    let options = CSVReader.Options(targets: ["y"], regularity: Regularity(fill: .linear))
    #expect(
      try reading("t,y\n1,\n2,5\n3,\n", options).series.channels[0].values == [5, 5, 5])
    #expect(
      try message("t,y\n1,\n2,\n".utf8, options)
        == "x.csv: Series 'x': column 'y' has no value at all to fill from. Leave it out, or use --fill "
        + "zero.")
  }

  @Test("rows of one time become one as was asked for", arguments: Aggregation.allCases)
  func duplicates(how: Aggregation) throws {
    let options = CSVReader.Options(regularity: Regularity(duplicates: how))
    let expected: [Aggregation: Double] = [
      .mean: 4, .sum: 12, .first: 2, .last: 9, .min: 1, .max: 9, .median: 2, .count: 3,
    ]
    let values = try reading("t,y\n1,7\n2,2\n2,1\n2,9\n3,5\n", options).series.channels[0].values
    #expect(values[1] == expected[how])
    #expect(values.count == 3)
  }

  @Test("rows are sorted if that was asked for, and faults still name their lines")
  func sorted() throws {
    let options = CSVReader.Options(regularity: Regularity(sorts: true))
    #expect(
      try reading("t,y\n3,30\n1,10\n2,20\n", options).series.channels[0].values == [10, 20, 30])
    let found = try message("t,y\n3,30\n1,10\n3,20\n".utf8, options)
    #expect(found?.hasPrefix("x.csv, line 4: the time 3 stands already on line 2.") == true)
  }

  @Test("irregular rows are brought to a frequency")
  func aggregated() throws {
    let text =
      "when,y\n2024-01-01 03:10:00,1\n2024-01-01 23:59:59,3\n2024-01-02 00:00:00,5\n2024-01-04 10:00:00,7\n"
    let options = CSVReader.Options(
      frequency: try Frequency(.day),
      regularity: Regularity(fill: .zero, aggregate: .sum))
    let series = try reading(text, options).series
    #expect(series.channels[0].values == [4, 5, 0, 7])
    #expect(series.axis.label(at: 2) == "2024-01-03 00:00:00")
    let monthly = CSVReader.Options(
      frequency: try Frequency(.month), regularity: Regularity(aggregate: .mean))
    let days = (0..<60).map { "\(TimeStyle.date.format(.instant(seconds: $0 * 86_400))),\($0)\n" }
    let months = try reading("d,y\n\(days.joined())", monthly).series
    #expect(months.channels[0].values == [15, 44.5, 59])
  }

  @Test(
    "sums over steps that rows cover in part are told, and no others",
    arguments: [
      (0..<60, nil), (14..<60, "the first step"), (0..<50, "the last step"),
      (14..<50, "the first step in 1 series and of the last step"),
    ] as [(Range<Int>, String?)])
  func coveredInPart(days: Range<Int>, told: String?) throws {
    // From January 1972 on, and for three more months; those at the end of February are whole until the end of May.
    let rows = (days.lowerBound..<days.upperBound + 92).map {
      "\(TimeStyle.date.format(.instant(seconds: (730 + $0) * 86_400))),1\n"
    }
    func notes(_ how: Aggregation) throws -> [String] {
      let options = CSVReader.Options(
        frequency: try Frequency(.month), regularity: Regularity(aggregate: how))
      return try reading("d,y\n\(rows.joined())", options).notes
    }
    let expected = told.map {
      "The rows cover only a part of \($0) in 1 series (sum): leave these rows out, or add those that are missing."
    }
    #expect(try notes(.sum).dropFirst() == ([expected].compactMap(\.self))[...])
    #expect(try notes(.mean).count == 1)
  }

  @Test("a gap too wide to fill is refused")
  func sparse() throws {
    let options = CSVReader.Options(regularity: Regularity(fill: .linear))
    let found = try message("t,y\n1,1\n2,2\n3,3\n1000000,4\n".utf8, options)
    #expect(
      found
        == "x.csv, line 5: 4 rows would be spread over 1000000 steps, every step. Give a wider "
        + "--frequency, with --aggregate to say how several rows become one.")
  }

  @Test("holidays of working days are filled")
  func holidays() throws {
    let days = ["2024-04-29", "2024-04-30", "2024-05-02", "2024-05-03", "2024-05-06", "2024-05-07"]
    let rows = days.enumerated().map { "\($1),\($0)\n" }.joined()
    let options = CSVReader.Options(
      frequency: try Frequency(.businessDay), regularity: Regularity(fill: .previous))
    #expect(
      try reading("d,y\n\(rows)", options).series.channels[0].values == [0, 1, 1, 2, 3, 4, 5])
  }
}
