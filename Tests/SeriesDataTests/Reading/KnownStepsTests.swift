import SeriesData
import Testing

@Suite("What was known at a time")
struct KnownStepsTests {
  private let months = "d,y\n2020-01-31,1\n2020-02-29,2\n2020-03-31,3\n2020-04-30,4\n2020-05-31,5\n"

  private func values(at origin: String?, of text: String? = nil) throws -> [Double] {
    try reading(text ?? months, .init(origin: origin)).series.channels[0].values
  }

  @Test("later steps are left out, whatever they hold")
  func known() throws {
    #expect(try values(at: "2020-02-29") == [1, 2])
    // Between two steps, the earlier is the last that is known.
    #expect(try values(at: "2020-04-01") == [1, 2, 3])
    #expect(try values(at: "2020-05-31") == values(at: nil))
  }

  @Test("no gap is filled from later steps", arguments: FillPolicy.allCases)
  func gaps(policy: FillPolicy) throws {
    let text = "t,y\n1,10\n2,20\n3,\n4,40\n5,50\n"
    func filled(_ text: String) throws -> [TimeSeries] {
      try reading(text, .init(regularity: Regularity(fill: policy), origin: "3")).panel
    }
    guard policy != .error else { return }
    #expect(try filled(text) == filled(text.replacing("40", with: "9e9")))
    #expect(try filled(text)[0].channels[0].values == [10, 20, policy == .zero ? 0 : 20])
  }

  @Test("of several series, those that had begun are left")
  func panel() throws {
    let text = "unique_id,t,y\nA,1,1\nA,2,2\nB,2,3\nB,3,4\nC,3,5\nC,4,6\n"
    let known = try reading(text, .init(origin: "2"))
    #expect(known.panel.map(\.name) == ["A", "B"])
    #expect(known.panel.map { $0.channels[0].values } == [[1, 2], [3]])
  }

  @Test("other texts, and times outside of the series, are refused")
  func refused() throws {
    #expect(
      try message(months.utf8, .init(origin: "soon"))
        == "x.csv: 'soon' is not written as the times of the file are. Give a date (1949-01-31).")
    for time in ["2019-12-31", "2020-06-30"] {
      #expect(
        try message(months.utf8, .init(origin: time))
          == "x.csv: \(time) lies outside of the observations, which reach from 2020-01-31 to "
          + "2020-05-31. Give a time among them.")
    }
  }
}
