/// Names of files in a report, whatever the series are called.
///
/// A name is the number of the series and as much of its own name as is harmless everywhere: small letters, digits
/// and hyphens. The number makes it unique, also where names differ by case only, and keeps it from being a
/// device of some system.
struct ReportNames {
  private let digits: Int

  init(count: Int) { digits = max(4, String(count).count) }

  /// The name of the series with an index, without extension.
  func name(of index: Int, label: String) -> String {
    let number = String(index + 1)
    let padded = String(repeating: "0", count: max(0, digits - number.count)) + number
    let slug = Self.slug(label)
    return slug.isEmpty ? padded : "\(padded)-\(slug)"
  }

  private static let longest = 40

  private static func slug(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 where bytes.count < longest {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
      default:
        if bytes.last != UInt8(ascii: "-"), !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
      }
    }
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
