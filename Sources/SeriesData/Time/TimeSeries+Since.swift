extension TimeSeries {
  /// The number of observations from a time on, which is written as the series writes its times.
  ///
  /// - Throws: ``SeriesError/notATime(found:needed:)``; ``SeriesError/originOutside(found:first:last:)`` if there is
  ///   none.
  public func count(from text: String) throws(SeriesError) -> Int {
    let bytes = Array(text.utf8)
    guard let time = try? axis.style.parse(bytes.span) else {
      throw .notATime(found: Excerpt(text).text, needed: axis.style.example)
    }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if axis.point(at: middle).number < time.number { low = middle + 1 } else { high = middle }
    }
    guard low < count else {
      throw .originOutside(
        found: Excerpt(text).text, first: axis.label(at: 0), last: axis.label(at: count - 1))
    }
    return count - low
  }
}
