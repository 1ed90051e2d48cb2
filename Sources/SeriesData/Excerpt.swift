/// Text from a file made fit for a message: shortened, with every control character escaped.
public struct Excerpt: Sendable, Equatable, CustomStringConvertible {
  /// The text as it is shown, without quotation marks.
  public let text: String

  static let longest = 40

  /// An excerpt of a text: its first 40 characters, and `…` if there are more.
  public init(_ text: some StringProtocol) {
    let scalars = text.unicodeScalars
    let end = scalars.index(scalars.startIndex, offsetBy: Self.longest, limitedBy: scalars.endIndex)
    let shown = scalars[..<(end ?? scalars.endIndex)].map(Self.escaped).joined()
    let isShortened = end.map { $0 < scalars.endIndex } ?? false
    self.text = shown + (isShortened ? "…" : "")
  }

  /// A whole text with its control characters escaped, as for paths.
  package static func escaped(_ text: String) -> String {
    text.unicodeScalars.map(escaped).joined()
  }

  /// An excerpt of bytes that may not be UTF-8; what is not is shown as `\u{FFFD}` is.
  package init(_ bytes: Span<UInt8>) {
    // Four bytes hold any scalar, so this prefix holds every scalar that is shown, and one more.
    let prefix = bytes.extracting(first: min(bytes.count, 4 * (Self.longest + 1)))
    var copy: [UInt8] = []
    for index in prefix.indices { copy.append(prefix[index]) }
    self.init(String(decoding: copy, as: UTF8.self))
  }

  /// The text in single quotation marks.
  public var description: String { "'\(text)'" }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{0}": return "\\0"
    default: break
    }
    switch scalar.properties.generalCategory {
    // Line separators and writing-direction marks could rearrange the terminal's line as well.
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
      return String(scalar)
    }
  }
}
