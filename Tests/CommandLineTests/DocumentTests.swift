import Foundation
import Testing

/// The JSON document as a reader would decode it; a key that is missing is an error.
private struct Document: Decodable {
  struct Program: Decodable {
    let name: String
    let version: String
  }
  struct Series: Decodable {
    struct Frequency: Decodable {
      let unit: String
      let multiple: Int
    }
    let name: String
    let file: String
    let timeColumn: String
    let columns: [String]
    let count: Int
    let start: String
    let end: String
    let frequency: Frequency
    let seasonLength: Int
    let findings: [String]
  }
  struct Configuration: Decodable {
    struct Network: Decodable {
      struct Training: Decodable {
        struct Loss: Decodable {
          let kind: String
          let quantiles: [Double]
        }
        let loss: Loss
        let length: [String: Int]
        let batchSize: Int
        let clipping: [String: Double]
        let patience: Int
        let seed: UInt64
      }
      let cell: String
      let hiddenSize: Int
      let layers: Int
      let dropout: Double
      let strategy: String
      let lossAt: String
      let logarithm: String
      let level: String
      let training: Training
    }
    let horizon: Int
    let holdout: Int
    let network: Network
  }
  struct Training: Decodable {
    struct Epoch: Decodable {
      let epoch: Int
      let trainingStep: Int
      let trainingLoss: Double
      let validationLoss: Double
      let largestGradientNorm: Double
    }
    let loss: String
    let contextLength: Int
    let validationLength: Int
    let takesLogarithm: [Bool]
    let parameterCount: Int
    let bestEpoch: Int
    let trainingSteps: Int
    let stoppedEarly: Bool
    let epochs: [Epoch]
  }
  struct Judgement: Decodable {
    struct Forecaster: Decodable {
      struct Scores: Decodable { let scores: [String: Double] }
      let name: String
      let isBaseline: Bool
      let overall: Scores
    }
    struct Verdict: Decodable { let sentence: String }
    let heldOut: Values
    let forecasters: [Forecaster]
    let verdicts: [Verdict]
  }
  struct Values: Decodable {
    struct Column: Decodable {
      let name: String
      let values: [Double]
    }
    let times: [String]
    let columns: [Column]
  }
  let program: Program
  let series: Series
  let configuration: Configuration
  let training: Training
  let judgement: Judgement
  let forecast: Values
}

@Suite("hindsight forecast --json")
struct DocumentTests {
  private let passengers = Dataset.path("air-passengers.csv")

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(
      ["forecast", passengers, "--horizon", "12"] + arguments, in: NSTemporaryDirectory())
  }

  @Test("is one document with the data, the configuration, the training, the scores, the forecast")
  func everything() async throws {
    let small = ["--hidden", "4", "--epochs", "3", "--seed", "18446744073709551615"]
    let outcome = try await run(["--json", "--quiet"] + small)
    #expect(outcome.status == 0 && outcome.error == "")
    let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    #expect(document.program.name == "hindsight")
    let series = document.series
    #expect(series.name == "air-passengers" && series.file == passengers && series.count == 144)
    #expect(series.timeColumn == "date" && series.columns == ["passengers"])
    #expect(series.start == "1949-01-01" && series.end == "1960-12-01")
    #expect(series.frequency.unit == "month" && series.frequency.multiple == 1)
    #expect(series.seasonLength == 12 && series.findings.count == 5)
    #expect(document.configuration.horizon == 12 && document.configuration.holdout == 12)
    let network = document.configuration.network
    #expect(network.cell == "gru" && network.hiddenSize == 4 && network.training.seed == .max)
    #expect(network.training.length == ["epochs": 3] && network.training.clipping == ["norm": 1])
    let training = document.training
    #expect(training.epochs.map(\.epoch) == [1, 2, 3] && training.takesLogarithm == [true])
    #expect(document.judgement.heldOut.times.count == 12)
    let names = document.judgement.forecasters.map(\.name)
    #expect(names == ["GRU", "naive", "seasonal naive", "drift", "mean", "ETS", "Theta"])
    #expect(document.forecast.times.first == "1961-01-01")
    let csv = try await run(["--quiet"] + small)
    #expect(
      csv.output.split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: ",").last.flatMap { Double($0) }
      } == document.forecast.columns[0].values)
  }

  @Test("holds every key where nothing was judged and nothing validated")
  func unjudged() async throws {
    let workplace = try Workplace()
    try workplace.put("year,y\n1,1\n2,3\n3,2\n", at: "short.csv")
    let outcome = try await Program.run(
      ["forecast", "short.csv", "--horizon", "2", "--epochs", "1", "--json", "-q"],
      in: workplace.path)
    #expect(outcome.status == 0 && outcome.error == "")
    for key in ["judgement", "bestEpoch", "validationLoss"] {
      #expect(outcome.output.contains("\"\(key)\" : null"), "\(key)")
    }
  }

  @Test(
    "a GRU with default settings beats seasonal naive on the last year of passengers",
    arguments: 1...5)
  func beatsSeasonalNaive(seed: Int) async throws {
    let outcome = try await run(["--model", "gru", "--json", "--quiet", "--seed", "\(seed)"])
    let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    let errors = Dictionary(
      uniqueKeysWithValues: document.judgement.forecasters.map {
        ($0.name, $0.overall.scores["MASE"] ?? .infinity)
      })
    let network = try #require(errors["GRU"])
    let seasonalNaive = try #require(errors["seasonal naive"])
    #expect(network < seasonalNaive)
  }
}
