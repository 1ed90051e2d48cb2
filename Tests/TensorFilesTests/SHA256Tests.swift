import TensorFiles
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test("gives the digests of the standard's examples", arguments: SHA256.Way.available)
  func examples(way: SHA256.Way) {
    let cases = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
          + "nopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (text, digest) in cases { #expect(SHA256.digest(of: text.utf8, by: way) == digest) }
  }

  @Test("does not depend on how the bytes are cut", arguments: SHA256.Way.available)
  func pieces(way: SHA256.Way) {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for length in [1, 3, 63, 64, 65, 128] {
      var hash = SHA256(by: way)
      for start in stride(from: 0, to: bytes.count, by: length) {
        hash.update(bytes[start..<min(start + length, bytes.count)])
      }
      #expect(hash.finish() == SHA256.digest(of: bytes, by: .portable))
    }
  }

  @Test("is the same in every way, of any number of bytes from any address")
  func ways() {
    #expect(SHA256.Way.available.first == .portable)
    var word: UInt64 = 5
    let bytes = (0..<700).map { _ in
      word = word &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: word >> 40)
    }
    for way in SHA256.Way.available.dropFirst() {
      for count in 0..<bytes.count - 7 {
        var (plain, fast) = (SHA256(by: .portable), SHA256(by: way))
        let slice = bytes[(count % 7)..<(count % 7) + count]
        plain.update(slice)
        fast.update(slice)
        #expect(plain.finish() == fast.finish(), "\(count) bytes, \(way)")
      }
    }
  }
}
