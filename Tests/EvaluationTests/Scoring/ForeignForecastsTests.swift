import Evaluation
import Foundation
import SeriesData
import Testing

@Suite("Anybody's forecasts")
struct ForeignForecastsTests {
  private let folder = NSTemporaryDirectory() + "hindsight-scoring-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ lines: String...) throws -> String {
    let path = "\(folder)/\(name)"
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func judged(
    _ observed: String, _ forecasts: String, training: String? = nil, weights: String? = nil
  ) throws -> ForeignForecasts {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = CSVReader.Options()
    options.regularity.fill = .mask
    options.seasonLength = 1
    let history = try training.map { try CSVReader.read(path: $0, options: options) }
    options.covariates.weights = weights
    let reading = try CSVReader.read(path: observed, options: options)
    return try ForeignForecasts(
      ForecastTable(path: forecasts, of: reading), of: reading.panel, after: history?.panel,
      seasonLength: 1)
  }

  @Test("a wide file is judged by its times, with the history before the first of them")
  func wide() throws {
    let result = try judged(
      file("a.csv", "date,x", "2020-01-01,1", "2020-01-02,3", "2020-01-03,6", "2020-01-04,8"),
      file("f.csv", "date,x,lower-80,upper-80", "2020-01-03,5,4,7", "2020-01-04,5,4,7"))
    let contest = result.contest
    #expect(contest.entrants.map(\.name) == ["f", "naive"])
    #expect(contest.score(.mae, of: 0, .pooled).value == 2)
    #expect(contest.score(.mase, of: 0, .pooled).value == 1)
    #expect(contest.score(.mae, of: 1, .pooled).value == 4)
    #expect(contest.score(.coverage.at(level: 80), of: 0, .pooled).value == 50)
    #expect(contest.places.map(\.time) == ["2020-01-02"] && contest.horizon == 2)
    #expect(result.notes.isEmpty)
  }

  @Test("steps count by their weights, and what is missing not at all")
  func weighted() throws {
    let result = try judged(
      file("a.csv", "t,x,w", "1,1,1", "2,3,1", "3,6,3", "4,8,1", "5,,1", "6,9,0"),
      file("f.csv", "t,x", "3,5", "4,5", "5,1", "6,100"), weights: "w")
    // Errors 1, 3 and −91 with the weights 3, 1 and 0.
    #expect(result.contest.entrants[0].name == "f")
    #expect(result.contest.score(.mae, of: 0, .pooled).value == 1.5)
    #expect(result.contest.score(.mase, of: 0, .pooled).value == 0.75)
  }

  @Test("a long file of several methods is judged by steps, with the history of a training file")
  func long() throws {
    let result = try judged(
      file("a.csv", "unique_id,ds,y", "u,5,10", "u,6,12", "v,5,1", "v,6,"),
      file(
        "f.csv", "method,unique_id,step,forecast", "A,u,1,9", "A,u,2,9", "A,v,1,3", "A,v,2,3",
        "B,u,1,10", "B,u,2,12", "A,w,1,1", "A,u,3,7"),
      training: file("t.csv", "unique_id,ds,y", "v,3,4", "v,4,6", "u,3,1", "u,4,2"))
    let contest = result.contest
    #expect(contest.entrants.map(\.name) == ["A", "B", "naive"])
    // Series u: errors 1 and 3 over 1; series v: an error of 2 over 2.
    #expect(contest.score(.mase, of: 0, .meanOverSeries).value == 1.5)
    #expect(contest.score(.mase, of: 0, .pooled).value == 5 / 3.0)
    #expect(contest.entrants.map(\.sampleCount) == [2, 1, 2])
    #expect(
      result.notes == [
        "1 forecast of steps after the end of what was observed was not judged.",
        "1 series that are forecast were not observed.",
        "B has forecasts of 2 of the 3 steps that are judged: compare with care.",
      ])
  }

  @Test("without any history scaled metrics are undefined, and there are no baselines")
  func noHistory() throws {
    let contest = try judged(
      file("a.csv", "unique_id,ds,y", "u,5,10", "u,6,12"),
      file("f.csv", "unique_id,step,forecast", "u,1,9", "u,2,9")
    ).contest
    #expect(contest.entrants.map(\.name) == ["f"])
    #expect(
      contest.score(.mase, of: 0, .pooled).score
        == .failure(.shortHistory(count: 0, seasonLength: 1)))
    #expect(contest.score(.mae, of: 0, .pooled).value == 2)
  }

  @Test("several origins are told apart by the last time that was known")
  func origins() throws {
    let contest = try judged(
      file("a.csv", "t,x", "1,1", "2,3", "3,6", "4,8"),
      file("f.csv", "origin,t,forecast", "2,3,5", "2,4,5", "3,4,5")
    ).contest
    #expect(contest.places.map(\.known) == [2, 3] && contest.overlap == 2)
    #expect(contest.score(.mae, of: 0, .pooled).value == 7 / 3.0)
  }

  @Test(
    "what cannot be judged is an error that says what to do",
    arguments: [
      ("t,y", ["3,5"], "no column is named 'forecast'"),
      ("when,forecast", ["3,5"], "no column tells which step or time is forecast"),
      ("t,forecast", [], "has a header and no forecast below it"),
      ("t,forecast,lower-80", ["3,5,4"], "column 'lower-80' is one end of an interval"),
      ("t,forecast,lower-x,upper-x", ["3,5,4,6"], "is not between 0 and 100 %"),
      ("step,forecast", ["0,5"], "line 2: '0' is no step"),
      ("step,forecast", ["1e9,5"], "line 2: '1e9' is no step"),
      ("t,forecast", ["x,5"], "line 2: 'x' is no time of the series that was observed"),
      ("t,forecast", ["0,5"], "from 1 on"),
      ("t,forecast", ["3,5", "3,6"], "line 3: series 'a' has a forecast of 't 3' already"),
      ("t,forecast", ["9,5"], "none of the steps that are forecast was observed"),
    ])
  func faults(header: String, rows: [String], message: String) throws {
    let observed = try file("a.csv", "t,x", "1,1", "2,3", "3,6", "4,8")
    let forecasts = try file("f.csv", ([header] + rows).joined(separator: "\n"))
    let error = #expect(throws: ScoringError.self) { try judged(observed, forecasts) }
    #expect(try #require(error).description.contains(message))
  }

  @Test("a faulty number and a short row are told with their places")
  func faultyRows() throws {
    let observed = try file("a.csv", "t,x", "1,1", "2,3", "3,6", "4,8")
    for (row, place) in [("3,five", "line 2, column 'forecast' (character 3)"), ("3", "line 2")] {
      let forecasts = try file("f.csv", "t,forecast", row)
      let error = #expect(throws: ReadError.self) {
        let reading = try CSVReader.read(path: observed)
        _ = try ForecastTable(path: forecasts, of: reading)
      }
      #expect(try #require(error).description.contains(place))
    }
    try? FileManager.default.removeItem(atPath: folder)
  }
}
