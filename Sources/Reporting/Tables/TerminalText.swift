/// Text from files as a terminal may show it: no control characters, and a known width.
struct TerminalText: Sendable, Hashable {
  /// The text; control characters, which could move the cursor or hide text, are replaced by `�`.
  let text: String
  /// The columns it takes up in a terminal.
  let width: Int

  init(_ text: String) {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(Self.isControl(scalar) ? "�" : scalar) }
    self.text = String(shown)
    width = self.text.reduce(0) { $0 + Self.width(of: $1) }
  }

  /// Filled up to a width with spaces on the right, as for words.
  func leading(_ target: Int) -> String {
    text + String(repeating: " ", count: max(0, target - width))
  }

  /// Filled up to a width with spaces on the left, as for numbers.
  func trailing(_ target: Int) -> String {
    String(repeating: " ", count: max(0, target - width)) + text
  }

  /// Control and format characters, line and paragraph separators; but not the joiners that
  /// scripts and emoji need.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }

  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation { return 2 }
    return wideRanges.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// The blocks whose characters are two columns wide (Unicode Standard Annex 11, wide and
  /// full-width): Hangul jamo, CJK, Hangul syllables, compatibility and full-width forms.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]
}
