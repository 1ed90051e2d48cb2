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
    guard needsLook(text) else { return text }
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

  private static func needsLook(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where needsLook(bytes[index]) { return true }
    return false
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

  /// A row of numbers behind a name, with a note behind them if there are notes, escaped.
  ///
  /// The pages of series have cells by the hundred, and the template library takes 20 µs for each.
  static func row(
    _ name: String, _ cells: [(text: String, title: String)], note: String? = nil
  ) -> String {
    var row = "<tr><th scope=\"row\">"
    row += escaped(name)
    row += "</th>"
    append(cells, to: &row, opening: "<td class=\"number\"", closing: "</td>")
    if let note { row += note.isEmpty ? "<td></td>" : "<td><bdi>\(escaped(note))</bdi></td>" }
    row += "</tr>\n"
    return row
  }

  /// The headings of columns of numbers, escaped.
  static func headings(_ headings: [(text: String, title: String)]) -> String {
    var row = ""
    append(
      headings, to: &row, opening: "<th scope=\"col\" class=\"number\"", closing: "</th>")
    return row
  }

  private static func append(
    _ cells: [(text: String, title: String)], to row: inout String, opening: String,
    closing: String
  ) {
    for cell in cells {
      row += opening
      if !cell.title.isEmpty {
        row += " title=\""
        row += escaped(cell.title)
        row += "\""
      }
      row += ">"
      row += escaped(cell.text)
      row += closing
    }
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
