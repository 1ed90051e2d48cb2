import Forecasting
import Foundation
import NumericCore
import SeriesData
import TensorFiles
import Testing

@Suite("Model files of networks and statistics")
struct AutomaticModelTests {
  private let path = NSTemporaryDirectory() + "hindsight-\(UUID().uuidString).safetensors"
  private let resources = NetworkForecaster.Resources(pool: WorkerPool(threadCount: 2))

  /// Series that grow and repeat, as many as the intervals of 80 % need.
  private func panel(_ count: Int = 12, seasonLength: Int = 4) throws -> [TimeSeries] {
    try (0..<count).map { number in
      let values = (0..<32).map { step -> Double in
        let season = [1.2, 0.7, 0.9, 1.3][(step + number) % 4]
        return Double(number + 1) * Double(10 + step) * season + Double((step * 7 + number) % 5)
      }
      return try makeSeries(values, seasonLength: seasonLength)
    }
  }

  private func written(_ panel: [TimeSeries]) async throws -> FittedAutomatic {
    let fitted = try #require(
      try await AutomaticForecaster(horizon: 3, levels: [80], resources: resources).fit(panel)
        as? FittedAutomatic)
    try AutomaticModel.write(fitted, to: path)
    return fitted
  }

  @Test("forecast as what was saved did, intervals included, to the bit", arguments: [12, 3])
  func roundTrip(count: Int) async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let fitted = try await written(panel(count))
    guard case .automatic(let model) = try StoredModel(path: path) else {
      Issue.record("another kind of model")
      return
    }
    let loaded = try model.fitted(resources: resources)
    #expect(loaded.shares == fitted.shares && loaded.judgedEnds == fitted.judgedEnds)
    #expect(loaded.networkCount == 4 && loaded.horizon == 3)
    let others = try panel(count + 2).map { $0.prefix(27) }
    for series in others {
      try model.check(series)
      #expect(
        try loaded.forecast(series, horizon: 3) == (try fitted.forecast(series, horizon: 3)))
    }
    let wide = try panel(1, seasonLength: 5)[0]
    #expect(throws: ModelMismatch.otherSeason(series: "s", found: 5, needed: 4)) {
      try model.check(wide)
    }
  }

  @Test("hold what networks could not learn from, too")
  func withoutNetworks() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let short = try makeSeries([3, 4, 5, 7])
    let fitted = try await written([short])
    guard case .automatic(let model) = try StoredModel(path: path) else { return }
    #expect(
      try model.fitted(resources: resources).forecast(short, horizon: 3)
        == (try fitted.forecast(short, horizon: 3)))
  }

  @Test("are refused if the card or the tensors are faulty, with the place named")
  func faulty() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try await written(panel())
    let sound = try TensorFile(path: path)
    let card = try #require(sound.metadata["automatic"])
    let cases: [(from: String, to: String, message: String)] = [
      ("\"count\":4", "\"count\":65", "the number of networks is 65"),
      ("\"count\":4", "\"count\":3", "tensor 'networks.3.weight_ih_l0'"),
      ("\"count\":4", "\"count\":5", "asks for 1 layers"),
      ("\"horizon\":3", "\"horizon\":0", "the horizon is 0"),
      ("\"hiddenSize\":32", "\"hiddenSize\":3200000", "parameters"),
      ("\"lags\":", "\"lags\":-", "the number of lags is -"),
      ("\"stride\":1", "\"stride\":2", "the stride is 2"),
      ("\"errorCount\":12", "\"errorCount\":13", "tensor 'held_out_errors': the shape is [3, 12]"),
      ("\"statistics\":", "\"statistics\":9", "the shares are none of a whole"),
      ("\"yearShare\":0", "\"yearShare\":2", "the share of the year before is 2.0"),
      ("\"levels\":[80]", "\"levels\":[180]", "the level of an interval is 180.0"),
    ]
    for (from, to, message) in cases {
      #expect(card.contains(from), "\(from) in \(card)")
      var metadata = sound.metadata
      metadata["automatic"] = card.replacing(from, with: to)
      try TensorFile(metadata: metadata, tensors: sound.tensors).write(to: path)
      let refusal = #expect(throws: TensorFileError.self) { try StoredModel(path: path) }
      #expect(refusal?.description.contains(message) == true, "\(refusal?.description ?? "none")")
    }
    let unsorted = sound.tensors.map { tensor in
      tensor.name == "held_out_errors"
        ? StoredTensor(
          tensor.name, shape: tensor.shape, Array((tensor.doubles ?? []).reversed())) : tensor
    }
    try TensorFile(metadata: sound.metadata, tensors: unsorted).write(to: path)
    #expect(throws: TensorFileError.self) { try StoredModel(path: path) }
    try sound.write(to: path)
    #expect(throws: TensorFileError.self) { try ModelFile(path: path) }
  }
}
