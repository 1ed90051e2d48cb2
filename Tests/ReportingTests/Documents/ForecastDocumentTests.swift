import Evaluation
import Forecasting
import Reporting
import SeriesData
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private struct Settings: Encodable {
  let hidden = 32
  let learningRate: Double
}

private struct TrainingRun: Encodable {
  let epochs = 3
}

@Suite("Forecast document")
struct ForecastDocumentTests {
  private func json(
    judged: Bool = true, learningRate: Double = 0.01, forecast values: [Double] = [9.5, 0.1]
  ) async throws -> String {
    let series = try makeSeries([("y\"/", [1, 2, 4, 0])], seasonLength: 12)
    let document = ForecastDocument(
      program: ProgramIdentity(name: "hindsight", version: "0.1.0"),
      series: SeriesSummary(
        series, file: "in/s.csv", timeColumn: "t", findings: ["Monthly: the gaps say so."]),
      configuration: Settings(learningRate: learningRate), training: TrainingRun(),
      judgement: judged ? try await makeJudgement(series, network: [[5]]) : nil,
      forecast: try Forecast(after: series, values: [values]))
    return String(decoding: try document.bytes(), as: UTF8.self)
  }

  @Test("without a judgement holds every key, in order, and null where nothing was judged")
  func withoutJudgement() async throws {
    #expect(
      try await json(judged: false) == """
        {
          "configuration" : {
            "hidden" : 32,
            "learningRate" : 0.01
          },
          "forecast" : {
            "columns" : [
              {
                "intervals" : [

                ],
                "name" : "y\\"/",
                "values" : [
                  9.5,
                  0.1
                ]
              }
            ],
            "times" : [
              "5",
              "6"
            ]
          },
          "judgement" : null,
          "program" : {
            "name" : "hindsight",
            "version" : "0.1.0"
          },
          "series" : {
            "columns" : [
              "y\\"/"
            ],
            "count" : 4,
            "end" : "4",
            "file" : "in/s.csv",
            "findings" : [
              "Monthly: the gaps say so."
            ],
            "frequency" : {
              "multiple" : 1,
              "unit" : "month"
            },
            "name" : "s",
            "seasonLength" : 12,
            "start" : "1",
            "timeColumn" : "t"
          },
          "training" : {
            "epochs" : 3
          }
        }

        """)
  }

  /// The part of the document that a reader needs to find the scores.
  private struct Read: Decodable {
    struct Judgement: Decodable {
      struct Forecaster: Decodable {
        struct Scores: Decodable {
          let name: String?
          let scores: [String: Double?]
          let undefined: [String: String]
        }
        struct Origin: Decodable {
          let known: Int
          let time: String
          let forecast: Values?
        }
        let name: String
        let isBaseline: Bool
        let notApplicable: String?
        let overall: Scores?
        let columns: [Scores]
        let origins: [Origin]
      }
      struct Metric: Decodable { let name: String }
      struct Verdict: Decodable { let sentence: String }
      let metrics: [Metric]
      let heldOut: Values
      let forecasters: [Forecaster]
      let verdicts: [Verdict]
    }
    struct Values: Decodable {
      struct Column: Decodable { let values: [Double] }
      let times: [String]
      let columns: [Column]
    }
    let judgement: Judgement
    let forecast: Values
  }

  private func read(_ json: String) throws -> Read {
    try JSONDecoder().decode(Read.self, from: Data(json.utf8))
  }

  @Test("an undefined score is null, with its reason beside it")
  func undefinedIsNull() async throws {
    let judgement = try await read(json()).judgement
    let network = judgement.forecasters[0]
    #expect(network.name == "GRU" && !network.isBaseline && network.notApplicable == nil)
    #expect(network.overall?.scores["MAE"] == 5.0)
    #expect(network.overall?.scores["MASE"] == .some(nil))
    #expect(
      network.overall?.undefined == [
        "MAPE": "1 of 1 actual values is 0",
        "MASE": "the history (3) is no longer than a season (12)",
      ])
    #expect(network.columns.map(\.name) == ["y\"/"])
    #expect(judgement.metrics.map(\.name) == Metric.headline.map(\.name))
  }

  @Test("held-out values and forecasts bear their time labels")
  func heldOutForecasts() async throws {
    let judgement = try await read(json()).judgement
    #expect(judgement.heldOut.times == ["4"])
    #expect(judgement.heldOut.columns.map(\.values) == [[0]])
    let origin = judgement.forecasters[1].origins[0]
    #expect(origin.known == 3 && origin.time == "3")
    #expect(origin.forecast?.columns.map(\.values) == [[4]])
    #expect(judgement.verdicts.map(\.sentence).count == 1)
  }

  @Test("a forecast at an origin ends where the observations do")
  func lastOrigin() async throws {
    let series = try makeSeries([("y", [1, 2, 4, 8, 16])])
    let origins = try Origins(in: series, holdout: 3, horizon: 2)
    let judgement = try await Judgement(
      of: RollingOrigins.forecasts(of: series, at: origins, by: [NaiveBaseline()]), in: series)
    let document = ForecastDocument(
      program: ProgramIdentity(name: "hindsight", version: "0.1.0"),
      series: SeriesSummary(series, file: "s.csv", timeColumn: "t", findings: []),
      configuration: Settings(learningRate: 0.01), training: TrainingRun(), judgement: judgement,
      forecast: try Forecast(after: series, values: [[1]]))
    let found = try read(String(decoding: try document.bytes(), as: UTF8.self)).judgement
    #expect(found.heldOut.times == ["3", "4", "5"])
    #expect(found.forecasters[0].origins.map(\.forecast?.times) == [["3", "4"], ["5"]])
    #expect(found.forecasters[0].origins.map(\.forecast?.columns[0].values) == [[2, 2], [8]])
  }

  @Test("a forecaster that does not apply says why, and has no scores")
  func notApplicable() async throws {
    let seasonal = try await read(json()).judgement.forecasters[2]
    #expect(seasonal.name == "seasonal naive")
    #expect(
      seasonal.notApplicable
        == "Series 's' has 3 observations before the forecast; seasonal naive needs 12. Supply more "
        + "history, or choose another forecaster.")
    #expect(seasonal.overall == nil && seasonal.columns.isEmpty)
    #expect(seasonal.origins[0].forecast == nil)
  }

  @Test("numbers read back to the same value")
  func numbersReadBack() async throws {
    let values: [Double] = [
      0.1, 1 / 3, -2.5e-7, 1e16, 123_456_789.123_456_78, .greatestFiniteMagnitude,
      .leastNonzeroMagnitude, 9_007_199_254_740_991,
    ]
    let found = try await read(json(forecast: values)).forecast.columns[0].values
    #expect(found.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test("the same run gives the same bytes")
  func sameBytes() async throws {
    #expect(try await json() == json())
  }

  @Test("a setting that is not finite is refused by name")
  func notFinite() async throws {
    await #expect(throws: ReportingError.notEncodable(field: "configuration.learningRate")) {
      try await json(learningRate: .nan)
    }
    #expect(
      ReportingError.notEncodable(field: "training.loss").description
        == "The JSON document cannot hold the value of 'training.loss': numbers must be finite.")
  }
}
