import SeriesData
import Testing

/// The cases of csv-spectrum, made anew from RFC 4180, beside a column of numbers.
///
/// What a text column holds shows in the names of long series.
@Suite("RFC 4180, case by case")
struct CSVSpectrumTests {
  private static let all = [
    SpectrumCase(
      name: "a comma in quotes",
      text: "unique_id,t,y\n\"Doe, John\",1,120\n\"Doe, John\",2,110\n", names: ["Doe, John"],
      values: [[120, 110]]),
    SpectrumCase(
      name: "empty cells",
      text: "unique_id,t,y,z\n\"\",1,1,\n", names: [], values: []),
    SpectrumCase(
      name: "empty cells with CR LF that are not read",
      text: "unique_id,t,y,z\r\na,1,1,\"\"\r\na,2,2,\r\n", names: ["a"], values: [[1, 2]]),
    SpectrumCase(
      name: "escaped quotes",
      text: "unique_id,t,y\n\"ha \"\"ha\"\" ha\",1,3\n\"ha \"\"ha\"\" ha\",2,4\n",
      names: ["ha \"ha\" ha"], values: [[3, 4]]),
    SpectrumCase(
      name: "JSON in a field",
      text: """
        unique_id,t,y
        "{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}",1,5
        "{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}",2,6

        """, names: ["{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"], values: [[5, 6]]),
    SpectrumCase(
      name: "line feeds in quotes",
      text: "unique_id,t,y\n\"Once upon\na time\",1,5\n\"Once upon\na time\",2,8\n",
      names: ["Once upon\na time"], values: [[5, 8]]),
    SpectrumCase(
      name: "CR LF in quotes",
      text: "unique_id,t,y\r\n\"Once upon\r\na time\",1,5\r\n\"Once upon\r\na time\",2,8\r\n",
      names: ["Once upon\r\na time"], values: [[5, 8]]),
    SpectrumCase(
      name: "line feeds and escaped quotes",
      text: "unique_id,t,y\n\"she\n\"\"said\"\"\nno\",1,1\n\"she\n\"\"said\"\"\nno\",2,2\n",
      names: ["she\n\"said\"\nno"], values: [[1, 2]]),
    SpectrumCase(name: "a simple table", text: "t,y\n1,2\n2,3\n", names: ["x"], values: [[2, 3]]),
    SpectrumCase(
      name: "a simple table with CR LF", text: "t,y\r\n1,2\r\n2,3\r\n", names: ["x"],
      values: [[2, 3]]),
    SpectrumCase(
      name: "no line end after the last row", text: "t,y\n1,2\n2,3", names: ["x"],
      values: [[2, 3]]),
    SpectrumCase(
      name: "UTF-8 in fields",
      text: "unique_id,t,y\nʤ 日本,1,4\nʤ 日本,2,5\n", names: ["ʤ 日本"], values: [[4, 5]]),
    SpectrumCase(
      name: "quotes around everything",
      text: "\"unique_id\",\"t\",\"y\"\n\"1\",\"1\",\"4\"\n\"1\",\"2\",\"5\"\n", names: ["1"],
      values: [[4, 5]]),
    SpectrumCase(
      name: "blanks in quotes belong to the field",
      text: "unique_id,t,y\n\" a \",1,4\n\" a \",2,5\n", names: [" a "], values: [[4, 5]]),
  ]

  @Test("each case is read as RFC 4180 says, with a buffer of any size", arguments: all)
  func read(_ each: SpectrumCase) throws {
    for size in [1, 7, 64, 1 << 16] {
      let options = CSVReader.Options(targets: ["y"])
      let panel = try withTemporaryFile(each.text.utf8) { path in
        try? CSVReader.read(path: path, options: options, bufferSize: size).panel
      }
      #expect(panel?.map(\.name) ?? [] == each.names)
      #expect(panel?.map { $0.channels[0].values } ?? [] == each.values)
    }
  }
}

struct SpectrumCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// A table of `unique_id`, `t` and `y`, or of `t` and `y`.
  let text: String
  /// The names of the series, in order.
  let names: [String]
  let values: [[Double]]

  var testDescription: String { name }
}
