/// The times of rows, in four bytes each where neighbours are close.
struct TimeColumn: Sendable {
  private(set) var count = 0
  private var first = 0
  private var last = 0
  /// Distances of neighbours, as long as they fit.
  private var gaps: [Int32] = []
  /// All times, once a distance did not fit.
  private var times: [Int] = []

  mutating func append(_ time: Int) {
    if count == 0 {
      first = time
    } else if times.isEmpty, let gap = Int32(exactly: time - last) {
      gaps.append(gap)
    } else {
      if times.isEmpty {
        times = all
        gaps = []
      }
      times.append(time)
    }
    last = time
    count += 1
  }

  mutating func reserveCapacity(_ capacity: Int) { gaps.reserveCapacity(capacity) }

  /// All times in the order of the rows.
  var all: [Int] {
    guard times.isEmpty, count > 0 else { return times }
    var result: [Int] = []
    result.reserveCapacity(count)
    var time = first
    result.append(time)
    for gap in gaps {
      time += Int(gap)
      result.append(time)
    }
    return result
  }
}
