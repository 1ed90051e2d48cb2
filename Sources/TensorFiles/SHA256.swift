import CDigest

/// The secure hash algorithm with 256 bits (FIPS 180-4), fed a piece at a time.
package struct SHA256 {
  /// How blocks are compressed; all ways give the same digest.
  package enum Way: CaseIterable, Sendable {
    /// In plain steps; the instructions of x86-64; those of AArch64.
    case portable, x86, arm

    /// The ways of this build that this processor has, slowest first.
    package static let available = allCases.filter { cd_has($0.number) == 1 }

    fileprivate var number: cd_way {
      switch self {
      case .portable: cd_portable
      case .x86: cd_x86
      case .arm: cd_arm
      }
    }
  }

  private let way: Way
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// The beginning of a block.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0
  private static let blockSize = 64

  /// A digest of nothing so far, by default in the fastest way.
  package init(by way: Way? = nil) { self.way = way ?? Way.available.last ?? .portable }

  /// The digest of bytes, as 64 hexadecimal digits.
  package static func digest(of bytes: some Sequence<UInt8>, by way: Way? = nil) -> String {
    var hash = SHA256(by: way)
    hash.update(Array(bytes)[...])
    return hash.finish()
  }

  /// Takes the next bytes.
  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    byteCount += UInt64(bytes.count)
    var rest = bytes
    if pending.isEmpty == false {
      let part = rest.prefix(Self.blockSize - pending.count)
      pending += part
      rest = rest.dropFirst(part.count)
      guard pending.count == Self.blockSize else { return }
      compress(pending[...])
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count - rest.count % Self.blockSize
    compress(rest.prefix(whole))
    pending += rest.dropFirst(whole)
  }

  /// The digest of all bytes, as 64 hexadecimal digits.
  package mutating func finish() -> String {
    let bits = byteCount &* 8
    let zeros = (119 - Int(byteCount % 64)) % 64
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
    update(([0x80] + [UInt8](repeating: 0, count: zeros) + length)[...])
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Takes whole blocks into the state.
  private mutating func compress(_ blocks: ArraySlice<UInt8>) {
    let count = blocks.count / Self.blockSize
    let number = way.number
    unsafe state.withUnsafeMutableBufferPointer { state in
      unsafe blocks.withUnsafeBufferPointer { blocks in
        unsafe cd_compress(number, state.baseAddress, count, blocks.baseAddress)
      }
    }
  }
}
