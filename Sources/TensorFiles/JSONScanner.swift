/// Reads JSON (RFC 8259) a value at a time and believes nothing: no key twice, no depth without end, no
/// number that does not fit, no byte too many.
///
/// Whoever calls it says what must come next, so that memory is taken for what was expected only.
package struct JSONScanner {
  /// What is wrong, and at which byte of the text, counted from 1.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package let position: Int
    package let reason: String

    package var description: String { "byte \(position) of its JSON: \(reason)" }
  }

  private let bytes: [UInt8]
  private var at = 0
  private let deepest: Int
  private var depth = 0

  /// A scanner of a text whose objects and arrays lie no deeper than `deepest` in each other.
  package init(_ bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  /// Checks that a text is one JSON value, without keeping it.
  package static func check(_ bytes: [UInt8], deepest: Int) throws(Fault) {
    var scanner = JSONScanner(bytes, deepest: deepest)
    try scanner.skipValue()
    try scanner.finish()
  }

  /// Reads an object; `member` reads the value of each key.
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(Fault) -> Void
  ) throws(Fault) {
    try open("{", "an object")
    var keys: Set<String> = []
    if take("}") == false {
      repeat {
        skipSpace()
        let start = at
        let key = try string()
        guard keys.insert(key).inserted else {
          throw Fault(position: start + 1, reason: "the key '\(key.prefix(80))' stands there twice")
        }
        try expect(":")
        try member(&self, key)
      } while take(",")
      try expect("}")
    }
    depth -= 1
  }

  /// Reads an array; `element` reads each value.
  package mutating func array(
    _ element: (inout JSONScanner) throws(Fault) -> Void
  ) throws(Fault) {
    try open("[", "an array")
    if take("]") == false {
      repeat { try element(&self) } while take(",")
      try expect("]")
    }
    depth -= 1
  }

  /// Reads a whole number that is not negative.
  package mutating func count() throws(Fault) -> Int {
    skipSpace()
    let start = at
    var value = 0
    while let digit = peek.map({ $0 &- UInt8(ascii: "0") }), digit < 10 {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int(digit))
      guard tooLarge == false, overflow == false else { throw fault("the number is too large") }
      value = sum
      at += 1
    }
    guard at > start, at - start == 1 || bytes[start] != UInt8(ascii: "0") else {
      throw fault("a whole number of at least 0 is needed")
    }
    return value
  }

  /// Checks that nothing but white space follows.
  package mutating func finish() throws(Fault) {
    skipSpace()
    guard at == bytes.count else { throw fault("nothing may follow the end of the value") }
  }

  /// Reads any value and forgets it.
  package mutating func skipValue() throws(Fault) {
    skipSpace()
    switch peek {
    case UInt8(ascii: "{")?:
      try object { scanner, _ throws(Fault) in try scanner.skipValue() }
    case UInt8(ascii: "[")?: try array { scanner throws(Fault) in try scanner.skipValue() }
    case UInt8(ascii: "\"")?: _ = try string()
    case UInt8(ascii: "t")?: try word("true")
    case UInt8(ascii: "f")?: try word("false")
    case UInt8(ascii: "n")?: try word("null")
    default: try skipNumber()
    }
  }

  /// Reads any value as it is written.
  package mutating func text() throws(Fault) -> String {
    skipSpace()
    let start = at
    try skipValue()
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// Whether an object comes next.
  package var isBeforeObject: Bool {
    bytes[at...].first { [0x20, 0x09, 0x0A, 0x0D].contains($0) == false } == UInt8(ascii: "{")
  }

  /// Reads a string.
  package mutating func string() throws(Fault) -> String {
    skipSpace()
    guard peek == UInt8(ascii: "\"") else { throw fault("a string is needed") }
    at += 1
    var text: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a control character stands in a string") }
      at += 1
      if byte == UInt8(ascii: "\\") {
        text += Array(String(try escape()).utf8)
      } else {
        text.append(byte)
      }
    }
    guard peek != nil else { throw fault("a string has no end") }
    at += 1
    guard let string = String(validating: text, as: UTF8.self) else {
      throw fault("a string is not UTF-8")
    }
    return string
  }

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    guard let byte = peek else { throw fault("a string has no end") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try codeUnit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { break }
      let second = try codeUnit()
      guard 0xDC00...0xDFFF ~= second else { break }
      let value = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00)
      if let scalar = Unicode.Scalar(value) { return scalar }
    default: break
    }
    throw fault("a string holds no such escape")
  }

  private mutating func codeUnit() throws(Fault) -> UInt16 {
    let digits = bytes[at..<min(at + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits are needed") }
    at += 4
    return unit
  }

  private mutating func skipNumber() throws(Fault) {
    _ = take(UInt8(ascii: "-"))
    let whole = skipDigits()
    guard whole.isEmpty == false, whole.count == 1 || bytes[whole.lowerBound] != UInt8(ascii: "0")
    else { throw fault("a value is needed") }
    if take(UInt8(ascii: ".")), skipDigits().isEmpty { throw fault("a digit is needed") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if take(UInt8(ascii: "+")) == false { _ = take(UInt8(ascii: "-")) }
      if skipDigits().isEmpty { throw fault("a digit is needed") }
    }
  }

  private mutating func skipDigits() -> Range<Int> {
    let start = at
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { at += 1 }
    return start..<at
  }

  private mutating func word(_ word: StaticString) throws(Fault) {
    for byte in Array("\(word)".utf8) where take(byte) == false { throw fault("a value is needed") }
  }

  private mutating func open(_ bracket: Unicode.Scalar, _ what: String) throws(Fault) {
    guard take(bracket) else { throw fault("\(what) is needed") }
    depth += 1
    guard depth <= deepest else { throw fault("it lies more than \(deepest) levels deep") }
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(Fault) {
    guard take(scalar) else { throw fault("'\(scalar)' is needed") }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    return take(UInt8(ascii: scalar))
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// A fault at the place that was reached.
  func fault(_ reason: String) -> Fault { Fault(position: at + 1, reason: reason) }
}
