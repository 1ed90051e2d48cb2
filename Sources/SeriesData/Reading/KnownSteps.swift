/// Which steps were known at a forecast origin in the past: those that are not later.
struct KnownSteps {
  private let text: String
  /// The origin, as times are numbered.
  private let number: Int
  private let style: TimeStyle
  /// The times of the first and the last step of all series so far.
  private var first = Int.max
  private var last = Int.min

  /// The steps up to a time as the file writes its times; `nil` if there is no origin but the end.
  init?(until text: String?, style: TimeStyle) throws(SeriesError) {
    guard let text else { return nil }
    let bytes = Array(text.utf8)
    guard let time = try? style.parse(bytes.span) else {
      throw .notATime(found: Excerpt(text).text, needed: style.example)
    }
    self.text = text
    self.style = style
    number = time.number
  }

  /// The number of known steps of a series of so many; none if it began later.
  mutating func count(of steps: Int, on axis: TimeAxis) -> Int {
    first = min(first, axis.start.number)
    last = max(last, axis.point(at: steps - 1).number)
    var (low, high) = (0, steps)
    while low < high {
      let middle = (low + high) / 2
      if axis.point(at: middle).number <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Checks, once all series were counted, that the origin lies among their steps.
  func check() throws(SeriesError) {
    guard number < first || number > last else { return }
    func label(_ number: Int) -> String {
      style.format(style == .step ? .step(number) : .instant(seconds: number))
    }
    throw .originOutside(found: Excerpt(text).text, first: label(first), last: label(last))
  }
}
