import Mustache

/// Text from files as a page shows it.
///
/// The template library escapes grapheme by grapheme, and misses a quotation mark that a combining accent follows:
/// pages name this content type instead, which looks at every scalar.
struct PageText: MustacheContentType {
  /// The name in templates.
  static let name = "PAGE"

  func escapeText(_ text: String) -> String { Self.escaped(text) }

  /// The text without anything that a browser would take for markup; control characters, and marks that turn the
  /// direction of what follows, are shown as `�`.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: needsLook) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": result.append(" ")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}":
        result.append("\u{FFFD}")
      default:
        result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// Whether a byte may be part of something that is not shown as it is: what is neither plain ASCII nor harmless.
  private static func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: byte < 0x20 || byte >= 0x7F
    }
  }

  /// The cells of a row of numbers, escaped.
  ///
  /// The pages of series have them by the hundred, and the template library takes 20 µs for each.
  static func cells(_ cells: [(text: String, reason: String)]) -> String {
    cells.map { numeric("td", $0.text, title: $0.reason) }.joined()
  }

  /// The headings of columns of numbers, escaped.
  static func headings(_ headings: [(text: String, formula: String)]) -> String {
    headings.map { numeric("th scope=\"col\"", $0.text, title: $0.formula) }.joined()
  }

  private static func numeric(_ tag: String, _ text: String, title: String) -> String {
    let title = title.isEmpty ? "" : " title=\"\(escaped(title))\""
    return "<\(tag) class=\"number\"\(title)>\(escaped(text))</\(tag.prefix(2))>"
  }

  /// A template whose texts are escaped so; its source is ours.
  static func template(_ source: String) -> MustacheTemplate {
    MustacheContentTypes.register(PageText(), named: name)
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(name)}}" + source)
    } catch {
      preconditionFailure("a template of ours is faulty: \(error)")
    }
  }
}
