/// Text from files as gnuplot reads it: data, whatever it holds.
///
/// In a gnuplot script a backquote, a newline or a quote in the wrong place runs a command. Inside
/// double quotes, with every byte that is not plainly harmless written as a four-digit octal escape
/// (three digits are ambiguous before a digit), nothing is left to be interpreted. The scripts also
/// switch enhanced text off, whose markup could put active elements into an SVG.
package enum GnuplotText {
  /// The text as a quoted string, the quotes included.
  package static func quoted(_ text: String) -> String {
    "\"" + plain(text).utf8.map(escaped).joined() + "\""
  }

  /// A path as a quoted string, byte for byte, anchored so that gnuplot cannot take it for a pipe
  /// or a home folder.
  static func path(_ path: String) -> String {
    fileName(FilePlace.anchored(path))
  }

  /// A file's name as a quoted string, byte for byte.
  static func fileName(_ name: String) -> String {
    "\"" + name.utf8.map(escaped).joined() + "\""
  }

  /// The text as a quoted tic label, which gnuplot takes for a number format.
  package static func quotedFormat(_ text: String) -> String {
    var doubled = ""
    for scalar in text.unicodeScalars {
      doubled.unicodeScalars.append(scalar)
      if scalar == "%" { doubled.unicodeScalars.append(scalar) }
    }
    return quoted(doubled)
  }

  /// The text on one line, without what no image format can hold or what changes the text around it:
  /// control characters become spaces, marks that turn the writing direction become `�`, and the end
  /// mark of an SVG's character data is broken up by an invisible space.
  package static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result.append(" ")
      case .format where turnsDirection(scalar): result.append("\u{FFFD}")
      case .unassigned where scalar.value & 0xFFFE == 0xFFFE: continue
      default:
        if scalar == ">", result.suffix(2).elementsEqual(["]", "]"]) {
          result.append("\u{200B}")
        }
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether the character embeds, overrides or isolates a direction until another one ends that.
  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// The text shortened with an ellipsis so that it is at most about `width` pixels wide.
  package static func fitted(_ text: String, width: Double, fontSize: Double) -> String {
    let text = plain(text)
    guard Self.width(text, fontSize: fontSize) > width else { return text }
    var result = ""
    var used = Self.width("…", fontSize: fontSize)
    for character in text {
      used += Self.width(String(character), fontSize: fontSize)
      if used > width { break }
      result.append(character)
    }
    return result + "…"
  }

  /// About how wide a text is in pixels; the real width depends on the font that draws it.
  static func width(_ text: String, fontSize: Double) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      sum + fontSize * emWidth(scalar)
    }
  }

  /// The width of a character as a share of the font size, in a rather wide sans-serif font.
  private static func emWidth(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "|", "'", ".", ",", ":", ";", " ", "\u{A0}", "!": 0.32
    case "f", "t", "r", "(", ")", "[", "]", "-", "/", "·", "\"": 0.40
    case "m", "w", "M", "W", "@", "%", "—", "…": 0.95
    case "A"..."Z", "+", "=", "<", ">", "×": 0.72
    case _ where (0x1100..<0x1160).contains(scalar.value) || scalar.value >= 0x2E80: 1.05
    default: 0.61
    }
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","),
      UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    if isHarmless(byte) { return String(Unicode.Scalar(byte)) }
    let digits = String(byte, radix: 8)
    return "\\0" + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
