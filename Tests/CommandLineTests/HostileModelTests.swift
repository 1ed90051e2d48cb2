import Foundation
import Testing

/// A model file that was tampered with, and how it is refused.
struct HostileModel: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What the refusal says of the file.
  let message: String
  /// What stands in the header of a sound file, and what takes its place.
  var changes: [(from: String, to: String)] = []
  /// The whole header, in the place of that of a sound file.
  var header: String?
  /// The announced length of the header, if it is another than the header's.
  var length: UInt64?
  /// The bytes after the header: a hole of that size, if they are not those of a sound file.
  var hole: Int?

  private static let weights = "\"weight_hh_l0\":{\"dtype\":\"F32\",\"shape\":[12,4]"
  private static let bias = "\"readout.bias\":{\"dtype\":\"F32\",\"shape\":[12]"

  static let all = [
    HostileModel(
      testDescription: "a header of many exabytes",
      message: "a header of 9223372036854775807 bytes",
      length: UInt64(Int.max), hole: 1 << 40),
    HostileModel(
      testDescription: "a header as long as is read, of nothing",
      message: "the header is faulty at byte 1", length: 4 << 20, hole: 4 << 20),
    HostileModel(
      testDescription: "a header of a hundred thousand tensors",
      message: "tensor 't0': the offsets",
      header: "{"
        + (0..<60_000).map { "\"t\($0)\":{\"dtype\":\"F32\",\"shape\":[9],\"data_offsets\":[0,4]}" }
        .joined(separator: ",") + "}"),
    HostileModel(
      testDescription: "JSON a million levels deep", message: "the header is faulty at byte 14",
      header: "{\"w\":{\"x\":[[" + String(repeating: "[", count: 1_000_000)),
    HostileModel(
      testDescription: "a card a hundred thousand levels deep", message: "the metadata 'model'",
      changes: [("\"cell", "\"x\\\":" + String(repeating: "[", count: 100_000) + ",\\\"cell")]),
    HostileModel(
      testDescription: "a tensor twice", message: "the header is faulty at byte",
      changes: [("\"bias_ih_l0\"", "\"weight_hh_l0\"")]),
    HostileModel(
      testDescription: "a shape whose product overflows",
      message: "tensor 'weight_hh_l0': the shape",
      changes: [("[12,4],\"data_offsets\":[48", "[4294967296,4294967296],\"data_offsets\":[48")]),
    HostileModel(
      testDescription: "tensors that overlap",
      message: "tensor 'weight_hh_l0': it begins at byte 0 of the data",
      changes: [("[48,240]", "[0,192]")]),
    HostileModel(
      testDescription: "offsets that go back",
      message: "tensor 'bias_ih_l0': the offsets 288 to 240",
      changes: [("[240,288]", "[288,240]")]),
    HostileModel(
      testDescription: "another type", message: "tensor 'weight_hh_l0': the type is 'I64'",
      changes: [(weights, weights.replacing("F32", with: "I64"))]),
    HostileModel(
      testDescription: "another version", message: "the format version is '2'",
      changes: [("\"format_version\":\"1\"", "\"format_version\":\"2\"")]),
    HostileModel(
      testDescription: "a network larger than its file", message: "the metadata 'model' asks for",
      changes: [("hiddenSize\\\":4", "hiddenSize\\\":40000")]),
    HostileModel(
      testDescription: "more layers than can be counted", message: "the metadata 'model'",
      changes: [("layers\\\":1", "layers\\\":1000000000")]),
    HostileModel(
      testDescription: "a tensor of a terabyte that the card does not ask for",
      message: "tensor 'readout.bias': the shape is [274877906944]",
      changes: [
        (bias, bias.replacing("[12]", with: "[274877906944]")),
        ("[528,576]", "[528,1099511628304]"),
      ], hole: 1_099_511_628_304),
    HostileModel(
      testDescription: "a network of a terabyte in a file of as much",
      message: "its 1099", changes: [("hiddenSize\\\":4", "hiddenSize\\\":302640")],
      header: "{METADATA,\(tensors(hidden: 302_640).text)}",
      hole: tensors(hidden: 302_640).byteCount),
    HostileModel(
      testDescription: "a file that was cut off", message: "the file has", hole: 10),
  ]

  /// The tensors of a GRU with one layer and twelve outputs.
  private static func tensors(hidden: Int) -> (text: String, byteCount: Int) {
    var offset = 0
    func tensor(_ name: String, _ shape: [Int]) -> String {
      let start = offset
      offset += 4 * shape.reduce(1, *)
      let sizes = shape.map(String.init).joined(separator: ",")
      return
        "\"\(name)\":{\"dtype\":\"F32\",\"shape\":[\(sizes)],\"data_offsets\":[\(start),\(offset)]}"
    }
    let rows = 3 * hidden
    let entries = [
      tensor("weight_ih_l0", [rows, 1]), tensor("weight_hh_l0", [rows, hidden]),
      tensor("bias_ih_l0", [rows]), tensor("bias_hh_l0", [rows]),
      tensor("readout.weight", [12, hidden]), tensor("readout.bias", [12]),
    ]
    return (entries.joined(separator: ","), offset)
  }
}

@Suite("Hostile model files")
struct HostileModelTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// A file made of a sound one.
  private func make(_ hostile: HostileModel, of sound: [UInt8]) throws {
    let length = sound[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    var header = String(decoding: sound[8..<8 + length], as: UTF8.self)
    if let own = hostile.header {
      let first = try #require(header.range(of: ",\"weight_ih_l0\""))
      header = own.replacing("METADATA", with: header[..<first.lowerBound].dropFirst())
    }
    for (from, to) in hostile.changes {
      #expect(header.contains(from), "\(from)")
      header = header.replacing(from, with: to)
    }
    let announced = hostile.length ?? UInt64(header.utf8.count)
    let data = hostile.length == nil ? Array(header.utf8) : []
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: announced >> (8 * UInt64($0))) } + data
    if hostile.hole == nil { bytes += sound[(8 + length)...] }
    try workplace.put(bytes, at: "hostile.safetensors")
    guard let hole = hostile.hole else { return }
    let file = try FileHandle(forWritingTo: URL(filePath: workplace.file("hostile.safetensors")))
    try file.truncate(atOffset: UInt64(bytes.count + hole))
    try file.close()
  }

  @Test(
    "are refused by name within a second and 64 MB, however large they are",
    arguments: HostileModel.all)
  func refusal(hostile: HostileModel) async throws {
    let fitted = try await Program.run(
      ["fit", Dataset.path("air-passengers.csv"), "--save", "sound.safetensors", "--horizon", "12"]
        + ["--hidden", "4", "--epochs", "1", "--quiet"], in: workplace.path)
    #expect(fitted.status == 0, "\(fitted.error)")
    try make(hostile, of: workplace.bytes("sound.safetensors"))
    // More of either would end the program before it could say anything.
    let outcome = try await Program.runScript(
      "ulimit -t 1 && ulimit -d 65536 && exec \"$0\" \"$@\"",
      ["model", "verify", "hostile.safetensors"], in: workplace.path)
    #expect(outcome.status == 65)
    #expect(
      outcome.error.hasPrefix("hindsight: hostile.safetensors: \(hostile.message)"),
      "\(outcome.error.prefix(300))")
  }
}
