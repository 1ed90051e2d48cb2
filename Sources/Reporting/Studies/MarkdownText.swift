/// Text from files as Markdown shows it: every mark that could mean something is escaped.
enum MarkdownText {
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result.append("\u{FFFD}")
      case _ where scalar.properties.generalCategory == .control: result.append(" ")
      case "!"..."/", ":"..."@", "["..."`", "{"..."~":
        // Full stops and commas mean something at the start of a line only, where no text of files stands.
        if scalar != "." && scalar != "," { result.append("\\") }
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
