import TensorFiles
import Testing

@Suite("Safetensors files")
struct TensorFileTests {
  private let sound = TensorFile(
    metadata: ["a": "\"quoted\"\u{1}\\", "model": "Ω"],
    tensors: [
      StoredTensor("w", shape: [2, 3], [1, -2, 0.5, .pi, 0, 0x1p-149] as [Float]),
      StoredTensor("d", shape: [1], [1.0 / 3]), StoredTensor("none", shape: [0], [Float]()),
    ])

  private func bytes(of file: TensorFile) -> [UInt8] { Array(file.pieces.joined()) }

  private func refusal(_ bytes: [UInt8]) throws -> String? {
    let file = try ScratchFile(bytes)
    do {
      _ = try TensorFile(path: file.path)
      return nil
    } catch {
      #expect(error.description.hasPrefix(file.path + ": "))
      return String(error.description.dropFirst(file.path.utf8.count + 2))
    }
  }

  @Test("are read as they were written, to the bit")
  func roundTrip() throws {
    let file = ScratchFile()
    try sound.write(to: file.path)
    let read = try TensorFile(path: file.path)
    #expect(read.metadata == sound.metadata)
    #expect(read.tensors == sound.tensors)
    #expect(read.tensors[0].floats == [1, -2, 0.5, .pi, 0, 0x1p-149])
    #expect(read.tensors[1].doubles == [1.0 / 3])
    #expect(read.checksum == sound.checksum)
  }

  @Test("are sound in whatever order another program writes them again")
  func reordered() throws {
    let other = TensorFile(metadata: sound.metadata, tensors: sound.tensors.reversed())
    #expect(try refusal(bytes(of: other)) == nil)
    #expect(other.checksum == sound.checksum)
  }

  @Test("every truncation is refused")
  func truncations() throws {
    let bytes = self.bytes(of: sound)
    for count in 0..<bytes.count { #expect(try refusal(Array(bytes[..<count])) != nil, "\(count)") }
    #expect(try refusal(bytes + [0]) != nil)
  }

  @Test("every flipped bit is refused")
  func flips() throws {
    let bytes = self.bytes(of: sound)
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(bit)
        #expect(try refusal(flipped) != nil, "bit \(bit) of byte \(place)")
      }
    }
  }

  /// An entry of a header.
  private static func entry(
    _ name: String = "w", _ type: String = "F32", _ shape: String = "[2]",
    _ offsets: String = "[0,8]"
  ) -> String {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  private static let hostile: [(String, String)] = [
    ("{\(entry("w", "F16"))}", "tensor 'w': the type is 'F16', and only F32 and F64 are read."),
    (
      "{\(entry("w", "F32", "[4294967296,4294967296]"))}",
      "tensor 'w': the shape [4294967296, 4294967296] holds more values than can be counted."
    ),
    ("{\(entry("w", "F32", "[3]"))}", "tensor 'w': the offsets 0 to 8 do not fit the shape [3]."),
    (
      "{\(entry("w", "F32", "[2]", "[8,0]"))}",
      "tensor 'w': the offsets 8 to 0 do not fit the shape [2]."
    ),
    (
      "{\(entry()),\(entry("v", "F32", "[2]", "[4,12]"))}",
      "tensor 'v': it begins at byte 4 of the data, where byte 8 is next:"
    ),
    (
      "{\(entry("w", "F32", "[2]", "[8,16]"))}",
      "tensor 'w': it begins at byte 8 of the data, where byte 0 is next:"
    ),
    ("{\(entry()),\(entry())}", "the header is faulty at byte 55 of its JSON: the key 'w' stands"),
    (
      "{\(entry("w", "F32", "[18446744073709551616]"))}",
      "the header is faulty at byte 49 of its JSON: the number is too large."
    ),
    (
      "{\"w\":" + String(repeating: "[", count: 200_000) + "}",
      "the header is faulty at byte 6 of its JSON: an object is needed."
    ),
    (
      "{\"w\":{\"x\":" + String(repeating: "[", count: 200_000) + "}}",
      "the header is faulty at byte 14 of its JSON: it lies more than 4 levels deep."
    ),
    ("{\(entry("w", "F32", "[1000000]", "[0,4000000]"))}", "the file has "),
    (
      "{\(entry("w", "F64", "[1152921504606846975]", "[0,9223372036854775800]"))}", "the file has "
    ),
    ("{\(entry())}", "the metadata 'checksum' is missing."),
    (
      "{\"__metadata__\":{\"checksum\":\"x\"},\(entry())}", "the checksum does not fit the content."
    ),
    ("[]", "the header is faulty at byte 1 of its JSON: an object is needed."),
  ]

  @Test("hostile headers are refused, with the tensor named", arguments: hostile)
  func hostileHeader(header: String, message: String) throws {
    let refusal = try #require(
      try refusal(fileBytes(header, data: [UInt8](repeating: 0, count: 8))))
    #expect(refusal.hasPrefix(message), "\(refusal)")
  }

  @Test("a number that is not finite is refused, with its place")
  func notFinite() throws {
    for value in [Float.nan, .infinity, -.infinity] {
      let file = TensorFile(
        metadata: [:], tensors: [StoredTensor("w", shape: [3], [1, value, 2])])
      #expect(try refusal(bytes(of: file))?.hasPrefix("tensor 'w': value 2 is not finite.") == true)
    }
  }

  @Test("a header of many gigabytes is refused before memory is taken for it")
  func longHeader() throws {
    let bytes = [UInt8](repeating: 0xFF, count: 64)
    #expect(
      try refusal(bytes)?.hasPrefix("a header of 18446744073709551615 bytes is announced") == true)
  }

  @Test("what is no regular file is refused, not waited for")
  func noFile() {
    let cases = [
      ("/dev/zero", "it is no regular file"), ("/", "it is a folder"),
      ("/no/such/file", "there is no such file"), ("", "there is no such file"),
    ]
    for (path, reason) in cases {
      #expect(throws: TensorFileError(.unreadable(reason: reason), in: path)) {
        try TensorFile(path: path)
      }
    }
  }
}
