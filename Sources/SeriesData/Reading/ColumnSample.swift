/// What the first cells of one column look like.
struct ColumnSample {
  /// Cells that are neither empty nor say that the value is missing.
  private(set) var filled = 0
  /// Numbers, and texts that were meant as numbers (`12%`, `1,5`).
  private(set) var numbers = 0
  /// Numbers like `1,5`, and those with a point.
  private(set) var decimalCommas = 0
  private(set) var decimalPoints = 0
  /// Times that cannot be plain integers, and texts that were meant as such (`2023-02-29`).
  private(set) var dates = 0
  /// Times that are written in the declared pattern.
  private var declared = 0
  /// Whole numbers.
  private(set) var integers = 0
  private(set) var lowest = Int.max
  private(set) var highest = Int.min
  /// Whether every cell is a whole number and each is larger than the one before by the same amount.
  private(set) var countsUp = true
  /// How the first date is written.
  private(set) var dateStyle: TimeStyle?
  /// The first cell that is filled.
  private(set) var first: Excerpt?
  private var last: Int?
  private let reader: NumberReader
  private let commaReader: NumberReader
  private let partsThousands: Bool
  private let pattern: TimeStyle?

  /// - Parameter times: how times are declared to be written; only a pattern tells them from numbers.
  init(style: NumberStyle = NumberStyle(), times: TimeStyle? = nil) {
    pattern = if case .pattern? = times { times } else { nil }
    reader = NumberReader(style, decimal: style.knownDecimal ?? .point)
    commaReader = NumberReader(style, decimal: .comma)
    partsThousands = style.thousands != nil
  }
  private var step: Int?

  /// Whether at least half of the filled cells are numbers: then the others are faults, not text.
  var isNumeric: Bool { filled > 0 && numbers * 2 >= filled }
  /// Whether at least half of the filled cells are dates.
  var isDated: Bool { filled > 0 && dates * 2 >= filled }
  /// Whether at least half of the filled cells are times in the declared pattern.
  var isAsDeclared: Bool { filled > 0 && declared * 2 >= filled }
  /// Whether at least half of the filled cells are whole numbers.
  var isWhole: Bool { filled > 0 && integers * 2 >= filled }

  /// Looks at one more cell.
  mutating func take(_ cell: Span<UInt8>) {
    if let pattern, (try? pattern.parse(cell)) != nil { declared += 1 }
    var integer: Int?
    do throws(TimeFault) {
      let time = try TimeStyle.detect(cell)
      if time.style == .step {
        integer = time.number
      } else {
        dates += 1
        dateStyle = dateStyle ?? time.style
      }
    } catch {
      // A whole number too large to be a step is a number all the same.
      if error != .notATime, !DecimalNumber.isWellFormed(cell) { dates += 1 }
    }
    if let integer { takeInteger(integer) } else { countsUp = false }
    takeNumber(cell)
  }

  private mutating func takeInteger(_ value: Int) {
    integers += 1
    lowest = min(lowest, value)
    highest = max(highest, value)
    if let last {
      // Both are bounded by `TimeStyle.steps`, so that the difference cannot overflow.
      let difference = value - last
      countsUp = countsUp && difference > 0 && (step ?? difference) == difference
      step = difference
    }
    last = value
  }

  private mutating func takeNumber(_ cell: Span<UInt8>) {
    var fault: NumberFault?
    do throws(NumberFault) {
      // A cell longer than this is text; diagnosing it would be slow.
      if cell.count > 200 { throw .notANumber }
      if try reader.read(cell).isNaN { return }
      if Self.holds(cell, ".") { decimalPoints += 1 }
    } catch {
      fault = error
      // Where something else parts thousands, a comma can only stand before decimals.
      let isComma = error == .decimalComma || error == .thousandsSeparator && partsThousands
      if isComma, (try? commaReader.read(cell)) != nil { decimalCommas += 1 }
    }
    filled += 1
    first = first ?? Excerpt(cell)
    if fault != .notANumber { numbers += 1 }
  }

  private static func holds(_ cell: Span<UInt8>, _ character: Unicode.Scalar) -> Bool {
    for index in cell.indices where UInt32(cell[index]) == character.value { return true }
    return false
  }
}
