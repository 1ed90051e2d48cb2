import Forecasting
import Foundation
import HostSystem
import NumericCore
import RecurrentNets
import SeriesData
import Synchronization
import TensorFiles
import Testing

@Suite("Runs that are recorded")
struct TrainingRecorderTests {
  private let folder: ScratchFolder
  private var checkpoint: String { folder.file("run") }
  private var log: String { folder.file("run.jsonl") }

  init() throws { folder = try ScratchFolder() }

  /// Thrown where a test stops a run.
  private struct Stop: Error {}

  private func settings(seed: UInt64 = 1) throws -> NetworkSettings {
    var settings = try smallSettings(epochs: 4, hiddenSize: 4, seed: seed)
    settings.layers = 2
    settings.dropout = 0.2
    return settings
  }

  /// Trains as `hindsight fit` does, on a part and on everything; the bytes of the model file.
  private func fit(
    _ recorder: TrainingRecorder? = nil, settings: NetworkSettings? = nil,
    values: [Double] = wavyValues(60)
  ) async throws -> [UInt8] {
    let series = try makeSeries(values, seasonLength: 6)
    let forecaster = try NetworkForecaster(
      settings ?? self.settings(), horizon: 3,
      resources: .init(pool: WorkerPool(threadCount: 1), recorder: recorder))
    let first = try await forecaster.fit([series.prefix(57)])
    let again = try #require(first as? FittedNetwork).again
    let final = try #require(try await again.fit([series]) as? FittedNetwork)
    let path = folder.file("model")
    try ModelFile.write(final, to: path)
    return try folder.bytes("model")
  }

  /// A recorder that goes on where there is something to go on from.
  private func recorder(
    every steps: Int = 1, log: String? = nil,
    write: @escaping @Sendable (LockedFile, [[UInt8]]) throws -> Void = { try $0.write($1) }
  ) throws -> TrainingRecorder {
    try TrainingRecorder(
      checkpoint: checkpoint, every: .trainingSteps(steps), resumes: true, log: log, write: write)
  }

  private func logWithoutSeconds() throws -> [String] {
    String(decoding: try folder.bytes("run.jsonl"), as: UTF8.self).split(separator: "\n").map {
      $0.components(separatedBy: ",\"seconds\"")[0]
    }
  }

  @Test("give the same model and the same log, stopped at fifty random moments")
  func stopped() async throws {
    let whole = try await fit(recorder(log: log))
    let wholeLog = try logWithoutSeconds()
    try folder.remove("run")
    #expect(try await fit() == whole)
    var (stops, runs) = (0, 0)
    while stops < 50 {
      // What comes after the last checkpoint of a run is lost, as after SIGKILL.
      let counter = Counter(.random(in: 1...6))
      let recorder = try recorder(every: .random(in: 1...4), log: log) { file, bytes in
        if counter.next() == 0 { throw Stop() }
        try file.write(bytes)
      }
      do {
        #expect(try await fit(recorder) == whole)
        #expect(try logWithoutSeconds() == wholeLog)
        try folder.remove("run")
        runs += 1
      } catch is Stop {
        stops += 1
      }
    }
    #expect(runs > 0)
    #expect(try await fit(recorder(log: log)) == whole)
    #expect(try logWithoutSeconds() == wholeLog)
  }

  @Test("leave the last checkpoint whole, whichever write fails")
  func failingWrites() async throws {
    let kept = Kept()
    let whole = try await fit(
      recorder { file, bytes in
        try file.write(bytes)
        kept.add(Array(bytes.joined()))
      })
    let states = kept.all
    #expect(states.count > 15)
    for number in states.indices {
      try folder.remove("run")
      let counter = Counter(number)
      let error = await #expect(throws: FileError.self) {
        try await fit(
          recorder { file, bytes in
            if counter.next() < 0 { throw FileError.diskFull(path: file.path) }
            try file.write(bytes)
          })
      }
      #expect(error == .diskFull(path: checkpoint))
      if number == 0 {
        #expect(folder.names() == ["model"])
      } else {
        #expect(try folder.bytes("run") == states[number - 1])
      }
      #expect(try await fit(recorder()) == whole)
    }
    #expect(folder.names() == ["model", "run"])
  }

  @Test("refuse the checkpoint of another run and name the difference")
  func otherRun() async throws {
    _ = try await fit(recorder())
    let kept = try folder.bytes("run")
    func refusal(_ work: @autoclosure () async throws -> [UInt8]) async throws -> String {
      let error = await #expect(throws: RecordError.self) { _ = try await work() }
      return try #require(error).description
    }
    let recorder = try recorder()
    let seed = try await refusal(try await fit(recorder, settings: settings(seed: 2)))
    #expect(
      seed
        == "'\(checkpoint)' is the checkpoint of another run: in its phase 1, training.seed is 1, here "
        + "2. Repeat the command that began it, or name another file.")
    var values = wavyValues(60)
    values[7] += 1
    let data = try await refusal(try await fit(recorder, values: values))
    #expect(data.contains(": in its phase 1, the values differ. "))
    let longer = try await refusal(try await fit(recorder, values: wavyValues(61)))
    #expect(longer.contains(": in its phase 2, observations is 60, here 61; the values differ. "))
    #expect(try folder.bytes("run") == kept)
  }

  @Test("refuse a file that is there, unless they go on, and one that another run has")
  func taken() async throws {
    let held = try recorder()
    #expect(throws: FileError.inUse(path: checkpoint)) { try recorder() }
    _ = try await fit(held)
    #expect(folder.names() == ["model", "run", "run.lock"])
    withExtendedLifetime(held) {}
  }

  @Test("begin a checkpoint only where there is none")
  func existing() async throws {
    _ = try await fit(recorder())
    let kept = try folder.bytes("run")
    let error = #expect(throws: RecordError.self) { try TrainingRecorder(checkpoint: checkpoint) }
    #expect(
      error?.description
        == "'\(checkpoint)' holds the checkpoint of an earlier run. Go on from it with "
        + "--resume, name another file, or remove it.")
    #expect(try folder.bytes("run") == kept)
    #expect(folder.names() == ["model", "run"])
  }

  @Test("refuse a damaged checkpoint and name what is wrong")
  func damaged() async throws {
    _ = try await fit(recorder())
    let sound = try TensorFile(path: checkpoint)
    let cases: [(from: String, to: String, message: String)] = [
      ("\"trainingStep\":", "\"trainingStep\":-", "'training' does not fit the network"),
      ("\"bestEpoch\":", "\"bestEpoch\":9", "'training' does not fit the network"),
      ("\"epoch\":", "\"epoch\":1.5,\"x\":", "'training.1' is faulty: "),
      ("{", "{{", "'training.1' is faulty: byte 2"),
    ]
    for (from, to, message) in cases {
      var metadata = sound.metadata
      let text = try #require(metadata["training.1"])
      let range = try #require(text.firstRange(of: from), "\(from) in \(text)")
      metadata["training.1"] = text.replacingCharacters(in: range, with: to)
      try TensorFile(metadata: metadata, tensors: sound.tensors).write(to: checkpoint)
      let error = await #expect(throws: TensorFileError.self) { _ = try await fit(recorder()) }
      #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }
    for key in ["checkpoint_version", "trainings", "training.2"] {
      var metadata = sound.metadata
      metadata[key] = nil
      try TensorFile(metadata: metadata, tensors: sound.tensors).write(to: checkpoint)
      #expect(throws: TensorFileError.self, "\(key)") { try recorder() }
    }
    for tensor in sound.tensors where tensor.name.hasPrefix("1.") {
      let others = sound.tensors.filter { $0.name != tensor.name }
      try TensorFile(metadata: sound.metadata, tensors: others).write(to: checkpoint)
      await #expect(throws: TensorFileError.self, "\(tensor.name)") { try await fit(recorder()) }
    }
  }
}

/// Counts down.
private final class Counter: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  func next() -> Int {
    left.withLock {
      $0 -= 1
      return $0
    }
  }
}

/// What was written, write by write.
private final class Kept: Sendable {
  private let writes = Mutex<[[UInt8]]>([])

  var all: [[UInt8]] { writes.withLock(\.self) }

  func add(_ bytes: [UInt8]) { writes.withLock { $0.append(bytes) } }
}

/// A folder of its own for one test, removed with what is in it.
private final class ScratchFolder: Sendable {
  private let path = NSTemporaryDirectory() + "hindsight-recorder-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: file(name))))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

  func names() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }
}
