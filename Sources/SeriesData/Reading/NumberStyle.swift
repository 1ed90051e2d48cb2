/// How numbers are written in a file.
public struct NumberStyle: Sendable, Equatable {
  /// The mark before the decimals.
  public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
    case point, comma

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  }

  /// The mark before the decimals; inferred if `nil`, and a point where nothing speaks for a comma.
  public var decimal: DecimalMark?
  /// The character between groups of three digits; none if `nil`.
  ///
  /// A point or a comma leaves the other one for the decimals.
  public var thousands: Unicode.Scalar?
  /// What means a missing value, verbatim, beside empty cells, `NA`, `NaN`, `null` and `-`.
  public var missing: [String]

  /// Plain numbers, unless it is said otherwise.
  public init(
    decimal: DecimalMark? = nil, thousands: Unicode.Scalar? = nil, missing: [String] = []
  ) {
    self.decimal = decimal
    self.thousands = thousands
    self.missing = missing
  }

  /// The mark before the decimals as far as it was said, or follows from what parts thousands.
  var knownDecimal: DecimalMark? {
    decimal ?? (thousands == "." ? .comma : thousands == "," ? .point : nil)
  }
}

/// Reads numbers in one style.
struct NumberReader: Sendable {
  let decimal: NumberStyle.DecimalMark
  private let separator: [UInt8]
  private let missing: [[UInt8]]

  init(_ style: NumberStyle, decimal: NumberStyle.DecimalMark) {
    self.decimal = decimal
    separator = style.thousands.map { Array(String($0).utf8) } ?? []
    missing = style.missing.map { Array($0.utf8) }
  }

  /// Whether a number can be read before it is known where its cell ends: digits alone tell it.
  var readsAhead: Bool { separator.isEmpty && missing.isEmpty }

  /// The number of a cell; NaN if it says that the value is missing.
  func read(_ text: Span<UInt8>) throws(NumberFault) -> Double {
    if isMissing(text) { return .nan }
    if let value = parse(text) { return value }
    if decimal == .comma, DecimalNumber.parse(text) != nil { throw .decimalPoint }
    let fault = NumberFault.diagnose(text)
    guard fault == .missing else { throw fault }
    return .nan
  }

  private func isMissing(_ text: Span<UInt8>) -> Bool {
    missing.contains { token in
      token.count == text.count && token.indices.allSatisfy { token[$0] == text[$0] }
    }
  }

  private func parse(_ text: Span<UInt8>) -> Double? {
    separator.isEmpty ? DecimalNumber.parse(text, mark: decimal.byte) : parseGrouped(text)
  }

  /// Rewrites the number as a plain one: groups of three digits joined, the decimal mark a point.
  private func parseGrouped(_ text: Span<UInt8>) -> Double? {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var position = 0
    /// Digits since the last separator; `nil` before the first one.
    var group: Int?
    var digits = 0
    var isFraction = false
    while position < text.count {
      let byte = text[position]
      if !isFraction, matchesSeparator(text, position) {
        guard digits > 0, group == nil ? digits <= 3 : group == 3 else { return nil }
        group = 0
        position += separator.count
        continue
      }
      if byte == decimal.byte || byte | 0x20 == UInt8(ascii: "e") {
        guard group == nil || isFraction || group == 3 else { return nil }
        isFraction = true
      } else if decimal == .comma, byte == UInt8(ascii: ".") {
        return nil
      }
      if (48...57).contains(byte), !isFraction {
        digits += 1
        group = group.map { $0 + 1 }
      }
      plain.append(byte == decimal.byte ? UInt8(ascii: ".") : byte)
      position += 1
    }
    guard group == nil || isFraction || group == 3 else { return nil }
    return DecimalNumber.parse(plain.span)
  }

  private func matchesSeparator(_ text: Span<UInt8>, _ position: Int) -> Bool {
    position + separator.count <= text.count
      && separator.indices.allSatisfy { text[position + $0] == separator[$0] }
  }
}
