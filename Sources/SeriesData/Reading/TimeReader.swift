/// Reads the cells of one time column, and finds out what only the whole column tells: which number of
/// `03/04/2024` is the month, and whether offsets from UTC differ.
struct TimeReader {
  private var style: TimeStyle?
  /// The short way to read what is written as the first time was.
  private(set) var layout: TimeLayout?
  private let order: DayOrder?
  /// A date that cannot have its month first, and one that cannot have its day first.
  private var dayFirst: Excerpt?
  private var monthFirst: Excerpt?
  private var example: Excerpt?
  private var isUnpadded = false
  private var offset: TimeZoneOffset?
  private var offsetsDiffer = false

  /// A reader of a column in this style; the first cell decides if there is none.
  init(style: TimeStyle?, order: DayOrder?) {
    self.order = order
    self.style = style.map { Self.settled($0, order) }
    layout = self.style.flatMap { TimeLayout($0) }
  }

  /// What the whole column told.
  struct Outcome {
    let style: TimeStyle
    /// The order of open dates, whose numbers are to be unpacked; `nil` where numbers are times.
    let order: DayOrder?
    /// What was found, in a sentence; `nil` if there was nothing to find.
    let note: String?
  }

  /// The number of a time: seconds, a step, or an open date.
  mutating func read(_ text: Span<UInt8>) throws(TimeFault) -> Int {
    if let layout, let number = layout.read(text) {
      noteLayout()
      return number
    }
    guard let style else {
      self = TimeReader(style: try TimeStyle.detect(text).style, order: order)
      return try read(text)
    }
    switch style {
    case .pattern(let pattern):
      let fields = try pattern.fields(text)
      if fields.isUnpadded { isUnpadded = true }
      return pattern.isOrderOpen ? try open(fields, text) : try fields.seconds()
    case .zoned(let base, _):
      let time = try TimeStyle.detect(text)
      guard case .zoned(base, let offset) = time.style else { throw .otherStyle(style) }
      take(offset)
      return time.number
    default: return try style.parse(text).number
    }
  }

  /// Remembers that times were read by the layout.
  mutating func noteLayout() {
    if layout?.isUTC == true { take(.utc) }
  }

  /// Remembers what another reader learned, which began as this one did and has read what came next.
  mutating func join(_ later: TimeReader) {
    dayFirst = dayFirst ?? later.dayFirst
    monthFirst = monthFirst ?? later.monthFirst
    example = example ?? later.example
    isUnpadded = isUnpadded || later.isUnpadded
    offsetsDiffer = offsetsDiffer || later.offsetsDiffer
    if let offset = later.offset { take(offset) }
  }

  private mutating func take(_ offset: TimeZoneOffset) {
    if let known = self.offset, known != offset { offsetsDiffer = true }
    self.offset = offset
  }

  private mutating func open(
    _ fields: TimeFields, _ text: Span<UInt8>
  ) throws(TimeFault) -> Int {
    if fields.day > 12 {
      // The month cannot come first, so that this date must exist as it stands.
      _ = try fields.seconds()
      if dayFirst == nil { dayFirst = Excerpt(text) }
    } else if fields.month > 12 {
      var swapped = fields
      (swapped.day, swapped.month) = (fields.month, fields.day)
      _ = try swapped.seconds()
      if monthFirst == nil { monthFirst = Excerpt(text) }
    } else if fields.day == 0 || fields.month == 0 {
      throw .impossible(reason: "days and months are counted from 1")
    }
    if example == nil { example = Excerpt(text) }
    return OpenDate.number(fields)
  }

  /// What the whole column tells, or why it does not.
  func outcome(column: String) throws(ColumnFault) -> Outcome {
    switch style ?? .step {
    case .pattern(var pattern):
      pattern.isPadded = !isUnpadded
      guard pattern.isOrderOpen else {
        return Outcome(style: .pattern(pattern), order: nil, note: nil)
      }
      let name = Excerpt(column)
      if let dayFirst, let monthFirst {
        throw .mixedDayOrder(name, dayFirst: dayFirst, monthFirst: monthFirst)
      }
      guard let evidence = dayFirst ?? monthFirst else {
        throw .openDayOrder(name, example: example ?? Excerpt(""))
      }
      let order: DayOrder = dayFirst != nil ? .dayFirst : .monthFirst
      pattern.isOrderOpen = false
      return Outcome(
        style: .pattern(order == .dayFirst ? pattern : pattern.swapped), order: order,
        note: "The \(order == .dayFirst ? "day" : "month") comes first in dates, as in \(evidence)."
      )
    case .zoned(let base, let first):
      let zone = offsetsDiffer ? .utc : offset ?? first
      return Outcome(
        style: .zoned(base, zone), order: nil,
        note: offsetsDiffer
          ? "The offsets from UTC differ, as with daylight saving time; times are written in UTC."
          : nil)
    case let style: return Outcome(style: style, order: nil, note: nil)
    }
  }

  /// The style with the order that was asked for.
  private static func settled(_ style: TimeStyle, _ order: DayOrder?) -> TimeStyle {
    guard case .pattern(var pattern) = style, pattern.isOrderOpen, let order else { return style }
    pattern.isOrderOpen = false
    return .pattern(order == .dayFirst ? pattern : pattern.swapped)
  }
}
