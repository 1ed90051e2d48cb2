import Forecasting
import Foundation
import NumericCore
import RecurrentNets
import SeriesData
import TensorFiles
import Testing

@Suite("Model files")
struct ModelFileTests {
  private let path = NSTemporaryDirectory() + "hindsight-\(UUID().uuidString).safetensors"

  private func series(_ count: Int = 60, name: String = "a", columns: [String] = ["y", "z"]) throws
    -> TimeSeries
  {
    try TimeSeries(
      name: name,
      axis: TimeAxis(start: .step(1), frequency: try Frequency(.step), style: .step),
      seasonLength: 6,
      channels: columns.enumerated().map {
        TimeSeries.Channel(name: $1, values: wavyValues(count, phase: Double($0)))
      })
  }

  private func fitted(_ settings: NetworkSettings, horizon: Int = 3) async throws -> FittedNetwork {
    let forecaster = try makeForecaster(settings, horizon: horizon)
    return try #require(try await forecaster.fit([series()]) as? FittedNetwork)
  }

  private func loaded(_ file: ModelFile) throws -> FittedNetwork {
    try file.fitted(
      training: TrainingOptions(optimiser: OptimiserConfiguration()),
      resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1)))
  }

  @Test(
    "forecast as the network did that was saved, to the bit", arguments: CellKind.allCases,
    Variant.all)
  func roundTrip(cell: CellKind, variant: Variant) async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var settings = try smallSettings(variant, epochs: 1, hiddenSize: 4)
    settings.cell = cell
    settings.layers = 2
    settings.tellsMissing = cell == .lstm
    settings.residual = cell == .gru
    settings.dilations = cell == .rnnTanh ? nil : [1, 3]
    settings.training.isStateful = variant.lossAt == .every && cell != .lstm
    let fitted = try await fitted(settings)
    try ModelFile.write(fitted, to: path)
    let file = try ModelFile(path: path)
    #expect(file.network.parameters == fitted.training.network.parameters)
    let other = try series(40, name: "never seen")
    let forecast = try loaded(file).forecast(other, horizon: 3)
    #expect(forecast == (try fitted.forecast(other, horizon: 3)))
  }

  @Test("bear PyTorch's names and shapes")
  func names() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var settings = try smallSettings(epochs: 1, hiddenSize: 4)
    settings.cell = .lstm
    settings.layers = 2
    try ModelFile.write(try await fitted(settings), to: path)
    let shapes = try TensorFile(path: path).tensors.map { "\($0.name) \($0.shape)" }
    #expect(
      shapes == [
        "weight_ih_l0 [16, 2]", "weight_hh_l0 [16, 4]", "bias_ih_l0 [16]", "bias_hh_l0 [16]",
        "weight_ih_l1 [16, 4]", "weight_hh_l1 [16, 4]", "bias_ih_l1 [16]", "bias_hh_l1 [16]",
        "readout.weight [6, 4]", "readout.bias [6]",
      ])
  }

  @Test("are refused if the configuration is faulty, with the field named")
  func faultyCards() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try ModelFile.write(try await fitted(smallSettings(epochs: 1, hiddenSize: 4)), to: path)
    let sound = try TensorFile(path: path)
    let cases: [(key: String, from: String, to: String, message: String)] = [
      ("format_version", "1", "2", "the format version is '2', and this program reads 1."),
      (
        "model", "\"layers\":1", "\"layers\":1000000000", "the metadata 'model' asks for 1000000000"
      ),
      (
        "model", "\"hiddenSize\":4", "\"hiddenSize\":5",
        "the metadata 'model' asks for 1 layers and"
      ),
      (
        "model", "\"hiddenSize\":4", "\"hiddenSize\":3",
        "tensor 'weight_ih_l0': the shape is [12, 2]"
      ),
      (
        "model", "\"hiddenSize\":4", "\"hiddenSize\":-4",
        "the metadata 'model' is faulty: The hidden"
      ),
      (
        "model", "\"hiddenSize\":4", "\"hiddenSize\":4.5",
        "the metadata 'model' is faulty: "
      ),
      (
        "model", "\"hiddenSize\":4,", "",
        "the metadata 'model' is faulty: 'hiddenSize': it is missing"
      ),
      (
        "model", "\"cell\":\"gru\"", "\"cell\":\"lstm\"",
        "the metadata 'model' asks for 1 layers and"
      ),
      ("model", "\"cell\":\"gru\"", "\"cell\":\"x\"", "the metadata 'model' is faulty: 'cell': "),
      (
        "model", "\"horizon\":3", "\"horizon\":0", "the metadata 'model' is faulty: The output size"
      ),
      (
        "model", "{\"cell\"", "{\"cell\":\"gru\",\"cell\"",
        "the metadata 'model' is faulty: byte 15"
      ),
      (
        "model", "\"name\":\"z\"", "\"name\":\"y\"",
        "the metadata 'model' is faulty: names a column"
      ),
      (
        "model", "\"frequency\":\"every step\"", "\"frequency\":\"x\"",
        "the metadata 'model' is fault"
      ),
      (
        "model", "{", "{\"x\":" + String(repeating: "[", count: 1000),
        "the metadata 'model' is faulty: byte 18 of its JSON: it lies more than 12 levels deep"
      ),
    ]
    for (key, from, to, message) in cases {
      var metadata = sound.metadata
      let text = try #require(metadata[key])
      #expect(text.contains(from), "\(from) in \(text)")
      let start = try #require(text.firstRange(of: from))
      metadata[key] = text.replacingCharacters(in: start, with: to)
      try TensorFile(metadata: metadata, tensors: sound.tensors).write(to: path)
      let refusal = #expect(throws: TensorFileError.self) { try ModelFile(path: path) }
      #expect(
        refusal?.description.hasPrefix("\(path): \(message)") == true,
        "\(String(describing: refusal))")
    }
    try TensorFile(metadata: sound.metadata, tensors: sound.tensors.dropLast()).write(to: path)
    #expect(throws: TensorFileError.self) { try ModelFile(path: path) }
    try TensorFile(
      metadata: sound.metadata,
      tensors: sound.tensors + [StoredTensor("x", shape: [1], [1 as Float])]
    ).write(to: path)
    #expect(throws: TensorFileError(.superfluous, in: path, tensor: "x")) {
      try ModelFile(path: path)
    }
  }

  @Test("name how a series differs from those they learned from")
  func mismatches() throws {
    let learned = try TrainedOn(series())
    try learned.check(series(name: "another name"))
    #expect(
      throws: ModelMismatch.otherColumns(series: "a", found: ["y", "x"], needed: ["y", "z"])
    ) { try learned.check(series(columns: ["y", "x"])) }
    let other = try TimeSeries(
      name: "a",
      axis: TimeAxis(start: .step(1), frequency: Frequency(.step, multiple: 2), style: .step),
      seasonLength: 6, channels: series().channels)
    #expect(
      throws: ModelMismatch.otherFrequency(
        series: "a", found: "every 2 steps", needed: "every step")
    ) { try learned.check(other) }
    let messages: [(ModelMismatch, String)] = [
      (
        .otherColumns(series: "a", found: ["y", "x"], needed: ["y", "z"]),
        "Series 'a' lacks 'z' and has 'x' besides; the model reads 'y', 'z', in this order. Give a file "
          + "with these columns, or train another model."
      ),
      (
        .otherColumns(series: "a", found: ["z", "y"], needed: ["y", "z"]),
        "Series 'a' has its columns in the order 'z', 'y'; the model reads 'y', 'z', in this order. "
          + "Give a file with these columns, or train another model."
      ),
      (
        .otherFrequency(series: "a", found: "daily", needed: "monthly"),
        "The rows of series 'a' come daily, but the model learned from rows that come monthly. Bring "
          + "them to that distance, or train another model."
      ),
      (
        .otherSeason(series: "a", found: 7, needed: 12),
        "The season length of series 'a' is 7, but the model learned one of 12. Give the season length 12, or "
          + "train another model."
      ),
      (
        .otherHorizon(found: 3, needed: 12),
        "A horizon of 3 was asked for, but the model forecasts 12. Ask for 12, or train another model."
      ),
      (
        .missingColumn("y", file: "a.csv", known: ["t", "x"]),
        "a.csv has no column 'y', which the model reads. Its columns are 't', 'x'. Give a file with the "
          + "model's columns, or train another model."
      ),
    ]
    for (mismatch, message) in messages { #expect(mismatch.description == message) }
  }

  @Test("training goes on from the parameters and scalers of a model")
  func furtherTraining() async throws {
    let first = try await fitted(smallSettings(epochs: 3, hiddenSize: 4))
    let start = NetworkForecaster(continuing: first)
    let second = try #require(try await start.fit([series(80)]) as? FittedNetwork)
    #expect(second.trainedOn == first.trainedOn)
    #expect(second.report.contextLength == first.report.contextLength)
    #expect(second.training.network.parameters != first.training.network.parameters)
    // The first batch is judged before any update: it is the network that was trained before.
    #expect(
      try #require(second.training.epochs.first).trainingLoss
        < (try #require(first.training.epochs.first)).trainingLoss)
    await #expect(throws: ModelMismatch.self) {
      try await start.fit([series(columns: ["y", "x"])])
    }
  }

  @Test("comparison names what differs, and finds nothing between equals")
  func comparison() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var files: [StoredModel] = []
    for (seed, hidden) in [(1, 4), (1, 4), (2, 4), (1, 5)] {
      let settings = try smallSettings(epochs: 1, hiddenSize: hidden, seed: UInt64(seed))
      try ModelFile.write(try await fitted(settings), to: path)
      files.append(try StoredModel(path: path))
    }
    #expect(ModelComparison(files[0], files[1]).isEmpty)
    #expect(files[0].checksum == files[1].checksum)
    let seeds = ModelComparison(files[0], files[2])
    #expect(seeds.settings.map(\.name) == ["training"])
    #expect(seeds.tensors?.count == 6)
    let sizes = ModelComparison(files[0], files[3])
    #expect(sizes.tensors == nil)
    #expect(sizes.settings.first?.name == "hidden size")
  }
}
