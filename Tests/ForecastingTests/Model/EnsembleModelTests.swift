import Forecasting
import Foundation
import NumericCore
import RecurrentNets
import SeriesData
import TensorFiles
import Testing

@Suite("Model files of several networks")
struct EnsembleModelTests {
  private let path = NSTemporaryDirectory() + "hindsight-\(UUID().uuidString).safetensors"
  private let resources = NetworkForecaster.Resources(pool: WorkerPool(threadCount: 2))

  private func written(
    _ strategy: NetworkSettings.Strategy = .multiOutput
  ) async throws -> FittedEnsemble {
    var settings = try smallSettings(epochs: 1, hiddenSize: 4)
    settings.strategy = strategy
    settings.ensemble = EnsembleSettings(
      contextLengths: [6, 8], losses: [.mae, .mse], combination: .validation)
    let fitted = try #require(
      try await settings.forecaster(horizon: 3, resources: resources)
        .fit([makeSeries(wavyValues(60))]) as? FittedEnsemble)
    try EnsembleModel.write(fitted, to: path)
    return fitted
  }

  private func read() throws -> EnsembleModel {
    guard case .ensemble(let model) = try StoredModel(path: path) else {
      preconditionFailure("another kind of model")
    }
    return model
  }

  @Test("forecast as what was saved did, and are written the same again")
  func roundTrip() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let fitted = try await written()
    let bytes = try Data(contentsOf: URL(filePath: path))
    let training = try TrainingOptions(optimiser: OptimiserConfiguration())
    let loaded = try read().fitted(training: training, resources: resources)
    #expect(loaded.weights == fitted.weights && loaded.name == "4 × GRU")
    let other = try makeSeries(wavyValues(40, phase: 3))
    #expect(try loaded.forecast(other, horizon: 3) == (try fitted.forecast(other, horizon: 3)))
    try EnsembleModel.write(fitted, to: path)
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(try StoredModel(path: path).checksum == read().checksum)
  }

  @Test("say what networks share, and of each what they do not")
  func facts() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try await written()
    let facts = try StoredModel(path: path).facts
    let values = Dictionary(facts.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(values["forecaster"] == "4 × GRU" && values["combined by"] == "validation")
    #expect(values["hidden size"] == "4" && values["network 3: context length"] == "8")
    #expect(values["network 2: loss"] == "mse" && values["context length"] == nil)
    #expect(try StoredModel(path: path).matrices.count == 4 * 6)
    #expect(try ModelComparison(StoredModel(path: path), StoredModel(path: path)).isEmpty)
  }

  @Test("are refused if cards or tensors are faulty, with the place named")
  func faulty() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try await written()
    let sound = try TensorFile(path: path)
    let cases: [(key: String, from: String, to: String, message: String)] = [
      ("ensemble", "\"networks\":4", "\"networks\":65", "the number of networks is 65"),
      ("ensemble", "\"networks\":4", "\"networks\":0", "the number of networks is 0"),
      ("ensemble", "\"networks\":4", "\"networks\":3", "the weights are none of 3 networks"),
      ("ensemble", "\"shares\":[", "\"shares\":[0,", "the weights are none of 4 networks"),
      ("ensemble", "\"validation\"", "\"vote\"", "'combination'"),
      ("members.1.model", "\"horizon\":3", "\"horizon\":4", "'members.1.model' asks for 1 layers"),
      (
        "members.2.model", "\"name\":\"a\"", "\"name\":\"b\"",
        "networks 1 and 3 differ in what they learned"
      ),
      (
        "members.3.model", "\"seasonLength\":1", "\"seasonLength\":2",
        "networks 1 and 4 differ in what"
      ),
      (
        "members.1.model", "\"levels\":[]", "\"levels\":[80]",
        "the widths of its intervals do not fit its levels"
      ),
      (
        "members.0.model", "\"hiddenSize\":4", "\"hiddenSize\":5",
        "'members.0.model' asks for 1 layers"
      ),
    ]
    for (key, from, to, message) in cases {
      var metadata = sound.metadata
      let text = try #require(metadata[key])
      #expect(text.contains(from), "\(from) in \(text)")
      metadata[key] = text.replacing(from, with: to)
      try TensorFile(metadata: metadata, tensors: sound.tensors).write(to: path)
      try expectRefusal(message)
    }
    for key in ["members.3.model", "members.0.training", "format_version"] {
      try TensorFile(
        metadata: sound.metadata.filter { $0.key != key }, tensors: sound.tensors
      ).write(to: path)
      try expectRefusal("the metadata '\(key)' is missing")
    }
    try TensorFile(metadata: sound.metadata, tensors: sound.tensors.dropLast()).write(to: path)
    try expectRefusal("'members.3.model' asks for 1 layers")
    let more = StoredTensor("members.4.x", shape: [1], [Float(1)])
    try TensorFile(metadata: sound.metadata, tensors: sound.tensors + [more]).write(to: path)
    try expectRefusal("tensor 'members.4.x'")
    try sound.write(to: path)
    let refusal = #expect(throws: TensorFileError.self) { try ModelFile(path: path) }
    #expect(refusal?.description.contains("several networks together") == true)
  }

  @Test("are refused if the horizons differ, though the tensors are alike")
  func horizons() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try await written(.recursive)
    let sound = try TensorFile(path: path)
    var metadata = sound.metadata
    let card = try #require(metadata["members.1.model"])
    metadata["members.1.model"] = card.replacing("\"horizon\":3", with: "\"horizon\":4")
    try TensorFile(metadata: metadata, tensors: sound.tensors).write(to: path)
    try expectRefusal("networks 1 and 2 differ in their horizon")
  }

  private func expectRefusal(_ message: String) throws {
    let refusal = #expect(throws: TensorFileError.self) { try StoredModel(path: path) }
    #expect(refusal?.description.contains(message) == true, "\(refusal?.description ?? "none")")
  }
}
