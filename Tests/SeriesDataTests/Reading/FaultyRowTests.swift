import SeriesData
import Testing

@Suite("Faulty rows that are left out")
struct FaultyRowTests {
  @Test("each faulty row is left out whole, in its place, with its bytes")
  func skipped() throws {
    let text = """
      date,y
      2020-01-01,1
      2020-01-02,oops
      soon,3
      2020-01-03,"4"x
      2020-01-04,5,6

      2020-01-02,7
      2020-01-03,8
      """
    let reading = try reading(text, .init(onError: .skip))
    #expect(reading.series.channels[0].values == [1, 7, 8])
    #expect(
      reading.refused.map { String(decoding: $0.bytes, as: UTF8.self) }
        == ["2020-01-02,oops", "soon,3", "2020-01-03,\"4\"x", "2020-01-04,5,6"])
    #expect(
      reading.refused.map(\.error.description).map { $0.contains(", line ") }
        == [true, true, true, true])
  }

  @Test("bytes in another encoding are one row's fault")
  func encoding() throws {
    let bytes =
      Array("date,note,y\n2020-01-01,a,1\n2020-01-02,".utf8) + [0xE9]
      + Array(",2\n2020-01-02,b,3\n".utf8)
    try withTemporaryFile(bytes) { path in
      let reading = try CSVReader.read(path: path, options: .init(onError: .skip))
      #expect(reading.series.channels[0].values == [1, 3])
      #expect(reading.refused.count == 1)
    }
  }

  @Test("columns and the order of rows are no fault of one row")
  func others() throws {
    #expect(throws: ReadError.self) {
      try reading("t,y\n1,1\n1,2\n2,3\n", .init(onError: .skip))
    }
  }
}
