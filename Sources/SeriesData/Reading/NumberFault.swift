/// Why a text is not a number that can be used.
public enum NumberFault: Error, Equatable, Sendable, CaseIterable {
  /// The cell is empty or says that the value is missing: `NA`, `N/A`, `NaN`, `null`, `None`, `-`.
  case missing
  /// `inf`, `nan(0x7)` and the like.
  case notFinite
  /// A number past 1.8 · 10^308.
  case tooLarge
  /// A number other than 0, nearer to it than 2.4 · 10^−324.
  case tooSmall
  /// `0x1F`.
  case hexadecimal
  /// `12 %`.
  case percent
  /// `1,5`.
  case decimalComma
  /// `1.5`, where the decimal mark is a comma.
  case decimalPoint
  /// `1,234.5`, `1 234`, `1'234`, `1_234`.
  case thousandsSeparator
  /// Digits of another script.
  case foreignDigits
  /// Anything else.
  case notANumber

  /// Says why bytes, which are UTF-8 but no number, are none.
  static func diagnose(_ bytes: Span<UInt8>) -> NumberFault {
    var copy: [UInt8] = []
    for index in bytes.indices { copy.append(bytes[index]) }
    return diagnose(String(decoding: copy, as: UTF8.self))
  }

  /// Says why a text, which is not a number, is none.
  package static func diagnose(_ text: String) -> NumberFault {
    let lowercased = text.lowercased()
    if missingTokens.contains(lowercased) { return .missing }
    let bytes = Array(text.utf8)
    if DecimalNumber.isWellFormed(bytes.span) {
      return Double(text) == 0 ? .tooSmall : .tooLarge
    }
    let unsigned =
      lowercased.first.map { "+-".contains($0) } == true ? lowercased.dropFirst() : lowercased[...]
    if ["inf", "infinity", "nan"].contains(unsigned) || unsigned.hasPrefix("nan(") {
      return .notFinite
    }
    if unsigned.hasPrefix("0x") { return .hexadecimal }
    if unsigned.last == "%", isNumber(unsigned.dropLast(), without: " ") { return .percent }
    if text.unicodeScalars.contains(where: {
      !$0.isASCII && $0.properties.generalCategory == .decimalNumber
    }) {
      return .foreignDigits
    }
    return separatorFault(unsigned) ?? .notANumber
  }

  /// Tells a decimal comma from separators between groups of three digits.
  private static func separatorFault(_ text: Substring) -> NumberFault? {
    guard let first = text.first, first.isASCII, first.isNumber else { return nil }
    guard isNumber(text, without: ",. '_\u{A0}\u{2009}\u{202F}’") else { return nil }
    let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
    let isPlain = text.allSatisfy { $0 == "," || $0 == "e" || $0 == "-" || $0.isNumber }
    if isPlain, pieces.count == 2, pieces[1].prefix(while: \.isNumber).count != 3 {
      return .decimalComma
    }
    return .thousandsSeparator
  }

  /// Whether a number remains when every mark in `marks` is taken out.
  private static func isNumber(_ text: Substring, without marks: String) -> Bool {
    let bytes = Array(text.filter { !marks.contains($0) }.utf8)
    return DecimalNumber.isWellFormed(bytes.span)
  }

  private static let missingTokens: Set<String> = [
    "", "na", "n/a", "nan", "null", "none", "-",
  ]
}
