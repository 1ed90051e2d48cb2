extension Frequency: CustomStringConvertible {
  /// What ``init(parsing:)`` understands, for help and messages.
  public static let accepted =
    "hourly, daily, weekly, monthly, quarterly, yearly, or a number and a unit such as 15min, "
    + "6 hours, 2 weeks, 10 years (units: step, second, minute, hour, day, business day, week, month, quarter, "
    + "year)"

  /// Reads a frequency as people write it: `monthly`, `15min`, `2 weeks`, `every 6 hours`.
  ///
  /// Upper and lower case are the same; `description` is read back to an equal frequency.
  public init(parsing text: String) throws(SeriesError) {
    let unknown = SeriesError.unknownFrequency(found: Excerpt(text).text)
    var words = text.lowercased().split(separator: " ")[...]
    if words.first == "every" { words = words.dropFirst() }
    let compact = words.joined()
    let digits = compact.prefix { $0.isASCII && $0.isNumber }
    let name = compact.dropFirst(digits.count)
    if digits.isEmpty, let unit = Self.adverbs[String(name)] {
      self.init(checked: unit, 1)
      return
    }
    guard let unit = Self.unitNames[String(name)] else { throw unknown }
    guard let multiple = digits.isEmpty ? 1 : Int(digits) else {
      throw Self.tooLarge(Excerpt(digits).text, unit)
    }
    try self.init(unit, multiple: multiple)
  }

  /// `monthly`, or `every 15 minutes`.
  public var description: String {
    if multiple == 1, let adverb = Self.adverbs.first(where: { $0.value == unit }) {
      return adverb.key
    }
    return multiple == 1 ? "every \(unit.rawValue)" : "every \(gapText)"
  }

  /// The distance as a noun: `one month`, `15 minutes`.
  package var gapText: String {
    multiple == 1 ? "one \(unit.rawValue)" : "\(multiple) \(unit.rawValue)s"
  }

  private static let adverbs: [String: Unit] = [
    "hourly": .hour, "daily": .day, "weekly": .week, "monthly": .month,
    "quarterly": .quarter, "yearly": .year,
  ]

  private static let unitNames: [String: Unit] = [
    "step": .step, "steps": .step,
    "s": .second, "sec": .second, "second": .second, "seconds": .second,
    "min": .minute, "minute": .minute, "minutes": .minute,
    "h": .hour, "hour": .hour, "hours": .hour,
    "d": .day, "day": .day, "days": .day,
    "b": .businessDay, "businessday": .businessDay, "businessdays": .businessDay,
    "w": .week, "week": .week, "weeks": .week,
    "month": .month, "months": .month,
    "quarter": .quarter, "quarters": .quarter,
    "y": .year, "year": .year, "years": .year,
  ]
}
