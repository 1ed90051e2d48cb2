import SeriesData
import Testing

@Suite("Covariates in files")
struct CovariateReadingTests {
  private func columns(
    targets: [String] = [], past: [String] = [], future: [String] = [], fixed: [String] = [],
    futureFile: String? = nil,
    staticFile: String? = nil
  ) -> CSVReader.Options {
    var options = CSVReader.Options(targets: targets)
    options.covariates.past = past
    options.covariates.future = future
    options.covariates.fixed = fixed
    options.covariates.futureFile = futureFile
    options.covariates.staticFile = staticFile
    return options
  }

  private static let sales =
    "month,y,price,promo\n2020-01,10,5,0\n2020-02,11,6,1\n2020-03,12,5,0\n2020-04,,4,1\n2020-05,,5,0\n"

  @Test("rows after the last target hold future covariates alone; past ones end with the targets")
  func lastRows() throws {
    let reading = try reading(Self.sales, columns(past: ["price"], future: ["promo"]))
    let series = reading.series
    #expect(series.channels.map(\.name) == ["y"])
    #expect(series.channels[0].values == [10, 11, 12])
    #expect(series.covariates.past.map(\.values) == [[5, 6, 5]])
    #expect(series.covariates.future.map(\.values) == [[0, 1, 0, 1, 0]])
    #expect(reading.ignoredColumns == [])
    #expect(reading.notes == ["Covariates: past 'price'; future 'promo', known 2 steps ahead."])
    #expect(series.prefix(2).covariates.past[0].values == [5, 6])
    #expect(series.prefix(2).covariates.future[0].values.count == 5)
  }

  @Test("a file of future values gives the same series, whatever its columns' order")
  func futureFile() throws {
    let known = "month,y,price\n2020-01,10,5\n2020-02,11,6\n2020-03,12,5\n"
    let ahead = "price;note;month\n4;a;2020-04\n5;b;2020-05\n"
    let series = try withTemporaryFile(ahead.utf8) {
      try reading(known, columns(future: ["price"], futureFile: $0)).series
    }
    #expect(series.channels[0].values == [10, 11, 12])
    #expect(series.covariates.future.map(\.values) == [[5, 6, 5, 4, 5]])
  }

  @Test("--origin ends targets and past covariates, not future ones")
  func origin() throws {
    var options = columns(past: ["price"], future: ["promo"])
    options.origin = "2020-02"
    let series = try reading(Self.sales, options).series
    #expect(series.count == 2)
    #expect(series.covariates.past[0].values == [5, 6])
    #expect(series.covariates.future[0].values == [0, 1, 0, 1, 0])
  }

  @Test("missing values of covariates are filled as those of targets are")
  func filled() throws {
    var options = columns(future: ["price"])
    options.regularity.fill = .linear
    let text = "month,y,price\n2020-01,10,5\n2020-02,11,\n2020-04,12,8\n2020-05,,9\n"
    let series = try reading(text, options).series
    #expect(series.channels[0].values == [10, 11, 11.5, 12])
    #expect(series.covariates.future[0].values == [5, 6, 7, 8, 9])
  }

  @Test("static covariates stand in the rows of a long file, or in a file of their own")
  func fixed() throws {
    let rows =
      "unique_id,ds,y,region\na,1,1,north\na,2,2,north\nb,1,3,\"so,uth\"\nb,2,4,\"so,uth\"\n"
    let inside = try reading(rows, columns(fixed: ["region"])).panel
    #expect(
      inside.map(\.covariates.fixed) == [
        [StaticCovariate(name: "region", value: "north")],
        [StaticCovariate(name: "region", value: "so,uth")],
      ])
    let panel = try withTemporaryFile("size,unique_id\n7,b\n5,a\n".utf8) {
      try reading(rows, columns(staticFile: $0)).panel
    }
    #expect(panel.map { $0.covariates.fixed.map(\.value) } == [["5"], ["7"]])
  }

  @Test("faults name file, line, column and time")
  func faults() throws {
    let cases: [(text: String, options: CSVReader.Options, expected: String)] = [
      (
        Self.sales, columns(future: ["prize"]),
        "x.csv: there is no column 'prize'. Known columns: 'price'."
      ),
      (
        Self.sales, columns(past: ["promo"], future: ["promo"]),
        "x.csv: column 'promo' is named as a covariate, and is another covariate too. Give each column one role."
      ),
      (
        Self.sales.replacing("4,1", with: ",1"), columns(future: ["price", "promo"]),
        "x.csv, line 5: the future covariate 'price' has no value at 2020-04, after the last row with a "
          + "target. Fill it in, or remove the rows from there on and shorten the horizon."
      ),
      (
        Self.sales.replacing("11,6", with: "11,"), columns(future: ["price", "promo"]),
        "x.csv, line 3: column 'price' has no value at 2020-02. Fill it in, let --fill do so, or name the "
          + "columns to forecast with --target."
      ),
      (
        Self.sales, columns(past: ["price"]),
        "x.csv, line 5: column 'y' has no value at 2020-04. Fill it in, let --fill do so, or name the columns "
          + "to forecast with --target."
      ),
      (
        Self.sales, columns(past: ["y", "price"], future: ["promo"]),
        "x.csv: all columns of numbers are covariates or weights, and none is left to be forecast. Leave one of --past, "
          + "--future and --weight-column out."
      ),
      (
        "month,y,x\n2020-01,,1\n2020-02,,2\n", columns(targets: ["y"], future: ["x"]),
        "x.csv: no row of series 'x' holds a target. Rows without target tell the future of series whose past "
          + "is known."
      ),
      (
        Self.sales, columns(fixed: ["promo"]),
        "x.csv: static covariates tell series apart, and here is no column that names series. Name it with "
          + "--series-id, or leave --static and --static-file out."
      ),
      (
        "unique_id,ds,y,r\na,1,1,n\na,2,2,s\n", columns(fixed: ["r"]),
        "x.csv, line 3: the static covariate 'r' is 's', and was 'n' in rows of the same series before. "
          + "Correct it, or read the column with --past or --future."
      ),
      (
        "unique_id,ds,y,r\na,1,1,\na,2,2,\n", columns(fixed: ["r"]),
        "x.csv, line 2: the static covariate 'r' is empty. Fill it in; a category may be called unknown."
      ),
      (
        "@data\n", columns(fixed: ["r"]),
        "x.csv: a .tsf file has no columns of covariates. Convert it: hindsight convert FILE --to long."
      ),
    ]
    for (text, options, expected) in cases {
      #expect(try message(text.utf8, options) == expected)
    }
  }

  @Test("files beside the first one that do not fit it are refused")
  func otherFiles() throws {
    let long = "unique_id,ds,y,x\na,1,1,1\na,2,2,2\n"
    func found(
      beside text: String, _ options: (String) -> CSVReader.Options
    ) throws -> String? {
      try withTemporaryFile(text.utf8) { path in
        try message(long.utf8, options(path))?.replacing(path, with: "z.csv")
      }
    }
    #expect(
      try found(beside: "unique_id,ds,x\nb,3,1\n") { columns(future: ["x"], futureFile: $0) }
        == "z.csv, line 2: series 'b' is not among those to be forecast. Remove the row, or correct the name."
    )
    // Its row repeats the last one, whose value is known.
    #expect(
      try found(beside: "unique_id,ds,x\na,2,2\na,3,1\n") {
        columns(future: ["x"], futureFile: $0)
      }?
      .hasPrefix("z.csv, line 2: the time 2 stands already on line 3.") == true)
    #expect(
      try found(beside: "unique_id,r\nb,1\n") { columns(staticFile: $0) }
        == "z.csv: there is no row for series 'a'. Add one.")
    #expect(
      try found(beside: "unique_id,r\na,1\na,2\n") { columns(staticFile: $0) }
        == "z.csv, line 3: series 'a' has a row already. Keep one row for each series.")
  }
}
