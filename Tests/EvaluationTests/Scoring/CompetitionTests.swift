import Evaluation
import Foundation
import SeriesData
import Testing

/// The data of competitions, which are not shipped.
///
/// `NAME-train`, `NAME-test` and `m3-forecasts`,
/// `m4-forecasts-hourly`, each `.csv` or `.csv.gz`, with the columns unique_id, ds, y and method, unique_id, step,
/// forecast. `Benchmarks/README.md` says where the public gets them.
private enum Bench {
  static let folder = ProcessInfo.processInfo.environment["HINDSIGHT_BENCH_DATA"]
  static let notice: Comment =
    "NOT CHECKED AGAINST COMPETITIONS: set HINDSIGHT_BENCH_DATA to the folder of their data"

  static func path(_ name: String) throws -> String {
    let folder = try #require(folder)
    let plain = "\(folder)/\(name).csv"
    return FileManager.default.fileExists(atPath: plain) ? plain : plain + ".gz"
  }

  /// The forecasts of a file beside the test part of a set.
  static func contest(
    _ set: String, forecasts: String, seasonLength: Int
  ) throws -> Contest {
    var options = CSVReader.Options()
    options.seasonLength = seasonLength
    let test = try CSVReader.read(path: path("\(set)-test"), options: options)
    let training = try CSVReader.read(path: path("\(set)-train"), options: options)
    let table = try ForecastTable(path: path(forecasts), of: test)
    return try ForeignForecasts(
      table, of: test.panel, after: training.panel, seasonLength: seasonLength
    ).contest
  }
}

@Suite(
  "Forecasts of competitions", .enabled(if: Bench.folder != nil, Bench.notice), .serialized)
struct CompetitionTests {
  private struct Scores: Decodable {
    enum CodingKeys: String, CodingKey {
      case series
      case smape = "sMAPE"
      case mase = "MASE"
    }

    let series: Int
    let smape, mase: Double
  }

  /// sMAPE of Makridakis and Hibon (2000), *The M3-Competition*; the forecasts that were handed down differ a little
  /// from the print.
  private static let printed: [String: [String: Double]] = [
    "m3-yearly": ["NAIVE2": 17.88, "B-J auto": 17.73, "COMB S-H-D": 17.07, "THETA": 16.90],
    "m3-quarterly": ["NAIVE2": 9.95, "B-J auto": 10.26, "COMB S-H-D": 9.22, "THETA": 8.96],
    "m3-monthly": ["NAIVE2": 16.91, "B-J auto": 14.81, "COMB S-H-D": 14.48, "THETA": 13.85],
    "m3-other": ["NAIVE2": 6.30, "B-J auto": 5.06, "COMB S-H-D": 4.56, "THETA": 4.41],
  ]

  @Test(
    "the 24 methods of the M3 competition score as printed, and as NumPy has it to the last digits",
    arguments: [("m3-yearly", 1), ("m3-quarterly", 4), ("m3-monthly", 12), ("m3-other", 1)])
  func m3(set: String, seasonLength: Int) throws {
    let contest = try Bench.contest(set, forecasts: "m3-forecasts", seasonLength: seasonLength)
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/competition.json")
    let reference = try JSONDecoder().decode(
      [String: [String: Scores]].self, from: Data(contentsOf: file))
    for (method, expected) in try #require(reference[set]) {
      let index = try #require(contest.position(of: method), "\(method)")
      let smape = try #require(contest.score(.smape, of: index, .meanOverSeries).value)
      let mase = try #require(contest.score(.mase, of: index, .meanOverSeries).value)
      #expect(abs(smape - expected.smape) < 1e-9 && abs(mase - expected.mase) < 1e-9, "\(method)")
      #expect(contest.entrants[index].sampleCount == expected.series)
    }
    for (method, smape) in try #require(Self.printed[set]) {
      let index = try #require(contest.position(of: method))
      let found = try #require(contest.score(.smape, of: index, .meanOverSeries).value)
      #expect(abs(found - smape) < 0.01 * smape, "\(method) \(found)")
    }
  }

  /// sMAPE, MASE and OWA as the organisers of the M4 competition published them.
  private static let hourly: [String: (smape: Double, mase: Double, owa: Double)] = [
    "naive": (43.003, 11.608, 3.593), "seasonal naive": (13.912, 1.193, 0.628),
    "Naive2": (18.383, 2.395, 1), "SES": (18.094, 2.385, 0.990),
    "024-Reilly": (13.135, 1.149, 0.597), "218-Iqbal": (41.678, 11.806, 3.598),
    "249-Clark": (36.700, 10.791, 3.251),
  ]

  @Test("the entrants of the M4 competition score on the hourly series as published")
  func m4Hourly() throws {
    let contest = try Bench.contest(
      "m4-hourly", forecasts: "m4-forecasts-hourly", seasonLength: 24)
    for (method, published) in Self.hourly {
      let index = try #require(contest.position(of: method), "\(method)")
      let values = [Metric.smape, .mase, .owa].map {
        contest.score($0, of: index, .meanOverSeries).value ?? .nan
      }
      // Half of the last printed digit.
      #expect(abs(values[0] - published.smape) < 0.00051, "\(method) \(values)")
      #expect(abs(values[1] - published.mase) < 0.00051, "\(method) \(values)")
      #expect(abs(values[2] - published.owa) < 0.00051, "\(method) \(values)")
    }
  }
}
