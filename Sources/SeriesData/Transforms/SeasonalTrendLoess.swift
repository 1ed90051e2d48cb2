/// A series taken apart into season, trend and rest by local regressions: STL (Cleveland, Cleveland, McRae and
/// Terpenning, 1990, "STL: A seasonal-trend decomposition procedure based on loess"), without robust weights.
///
/// Spans are those of its authors: seven seasons for the season, the next odd number from 1.5 · m ÷ (1 − 1.5 ÷ 7)
/// for the trend, and from m for the low-pass filter. Five passes are made, after which nothing changes any more.
package struct SeasonalTrendLoess: Sendable {
  /// The season of each step.
  package private(set) var season: [Double]
  /// The trend of each step.
  package private(set) var trend: [Double]

  private static let passes = 5
  private static let seasonalSpan = 7

  /// Takes values apart that hold two seasons of at least two steps.
  package init(_ values: [Double], seasonLength: Int) {
    precondition(seasonLength >= 2 && values.count / 2 >= seasonLength, "\(values.count) values")
    let length = Double(seasonLength)
    let trendSpan = Self.odd(from: 1.5 * length / (1 - 1.5 / Double(Self.seasonalSpan)))
    let passSpan = Self.odd(from: length + 1)
    season = [Double](repeating: 0, count: values.count)
    trend = season
    for _ in 0..<Self.passes {
      let detrended = zip(values, trend).map { $0 - $1 }
      let cycles = Self.cycles(of: detrended, seasonLength: seasonLength)
      var level = Self.means(cycles, span: seasonLength)
      level = Self.means(Self.means(level, span: seasonLength), span: 3)
      level = Self.smoothed(level, span: passSpan)
      for step in values.indices { season[step] = cycles[seasonLength + step] - level[step] }
      trend = Self.smoothed(zip(values, season).map { $0 - $1 }, span: trendSpan)
    }
  }

  /// The least odd whole number that is not smaller.
  private static func odd(from value: Double) -> Int {
    let whole = Int(value.rounded(.up))
    return whole % 2 == 0 ? whole + 1 : whole
  }

  /// The smoothed values of each position in the season, with one season before and one after.
  private static func cycles(of values: [Double], seasonLength: Int) -> [Double] {
    var result = [Double](repeating: 0, count: values.count + 2 * seasonLength)
    for position in 0..<seasonLength {
      let own = stride(from: position, to: values.count, by: seasonLength).map { values[$0] }
      for (index, value) in smoothed(own, span: seasonalSpan, beyond: 1).enumerated() {
        result[position + index * seasonLength] = value
      }
    }
    return result
  }

  /// Moving means, as many fewer as the span is longer than 1.
  private static func means(_ values: [Double], span: Int) -> [Double] {
    var sum = values[..<span].reduce(0, +)
    var result = [sum / Double(span)]
    result.reserveCapacity(values.count - span + 1)
    for end in span..<max(span, values.count) {
      sum += values[end] - values[end - span]
      result.append(sum / Double(span))
    }
    return result
  }

  /// Local lines through the `span` nearest values, with weights that fall with the cube of the distance.
  ///
  /// - Parameter beyond: steps before the first and after the last value that are read off too.
  private static func smoothed(_ values: [Double], span: Int, beyond: Int = 0) -> [Double] {
    let count = values.count
    guard count > 1 else { return [Double](repeating: values[0], count: count + 2 * beyond) }
    let width = min(span, count)
    return (-beyond..<count + beyond).map { at in
      let first = min(max(at - (width - 1) / 2, 0), count - width)
      var reach = Double(max(at - first, first + width - 1 - at))
      if span > count { reach += Double((span - count) / 2) }
      return line(
        through: values[first..<first + width], at: at, reach: reach,
        leastDeviation: 0.001 * Double(count - 1))
    }
  }

  /// A slope whose places deviate less than a least deviation rests on next to one value, and is none.
  private static func line(
    through values: ArraySlice<Double>, at: Int, reach: Double, leastDeviation: Double
  ) -> Double {
    var (weights, sum) = ([Double](), 0.0)
    for step in values.indices {
      let distance = Double(abs(step - at))
      var weight = 0.0
      if distance <= 0.999 * reach {
        let share = distance / reach
        weight = distance <= 0.001 * reach ? 1 : cube(1 - cube(share))
      }
      weights.append(weight)
      sum += weight
    }
    guard sum > 0 else { return values[min(max(at, values.startIndex), values.endIndex - 1)] }
    let centre = zip(values.indices, weights).reduce(0) { $0 + Double($1.0) * $1.1 / sum }
    let squares = zip(values.indices, weights).reduce(0) {
      $0 + $1.1 / sum * (Double($1.0) - centre) * (Double($1.0) - centre)
    }
    let slope = squares.squareRoot() > leastDeviation ? (Double(at) - centre) / squares : 0
    return zip(values.indices, zip(weights, values)).reduce(0) {
      $0 + $1.1.0 / sum * (1 + slope * (Double($1.0) - centre)) * $1.1.1
    }
  }

  private static func cube(_ x: Double) -> Double { x * x * x }
}
