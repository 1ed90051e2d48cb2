/// Whether the rows of a series begin later within their first step, or end earlier within their last, than within any
/// other: a sum over that step is then one over a part of it.
struct StepCoverage: Equatable {
  let cutsFirst: Bool
  let cutsLast: Bool

  /// Looks at times that stand step by step, though not in order within a step; one step tells nothing.
  init(of times: [Int], in frequency: Frequency, style: TimeStyle) {
    var leads: [Int] = []
    var tails: [Int] = []
    var row = 0
    while row < times.count {
      let start = frequency.floor(times[row])
      var (first, last) = (times[row], times[row])
      repeat {
        first = min(first, times[row])
        last = max(last, times[row])
        row += 1
      } while row < times.count && frequency.floor(times[row]) == start
      let point: TimePoint = style == .step ? .step(start) : .instant(seconds: start)
      leads.append(first - start)
      tails.append(frequency.advance(point, by: 1, dayOfMonth: nil).number - last)
    }
    cutsFirst = Self.isFar(leads.first, among: leads.dropFirst())
    cutsLast = Self.isFar(tails.last, among: tails.dropLast())
  }

  /// Further than in the others, and not only since months differ in length.
  private static func isFar(_ distance: Int?, among others: ArraySlice<Int>) -> Bool {
    guard let distance, let usual = others.max() else { return false }
    return distance > usual + usual / 8
  }
}
