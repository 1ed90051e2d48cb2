import SeriesData

/// The time that a text holds, read in whatever style it is written.
func time(_ text: String) throws -> TimePoint {
  let bytes = Array(text.utf8)
  let written = try TimeStyle.detect(bytes.span)
  return try written.style.parse(bytes.span)
}

/// Why a text is no time, or `nil` if it is one.
func fault(_ text: String, as style: TimeStyle? = nil) -> TimeFault? {
  let bytes = Array(text.utf8)
  do throws(TimeFault) {
    let written = try TimeStyle.detect(bytes.span)
    _ = try (style ?? written.style).parse(bytes.span)
    return nil
  } catch {
    return error
  }
}

extension TimeStyle {
  /// Every style, those with facts of their own once or twice.
  static let examples: [TimeStyle] =
    [
      .step, .year, .yearMonth, .quarter, .dashedQuarter, .week, .dashedWeek, .date, .minute,
      .spacedMinute, .second, .spacedSecond, .epochSeconds, .epochMilliseconds,
      .zoned(.second, .utc), .zoned(.spacedMinute, .minutes(-210)),
    ]
    + ["%d/%m/%Y", "%b %d, %Y %I:%M %p", "%y%j", "%Y-%m-%d %H:%M:%S"].compactMap {
      try? TimeStyle(parsing: $0)
    }
}
