/// The times of rows, in four bytes each where neighbours are close, and in none where they are as far apart as
/// those of another column.
struct TimeColumn: Sendable {
  private(set) var count = 0
  private var first = 0
  private var last = 0
  /// Distances of neighbours in another column, the first of which are those of this one.
  private let model: [Int32]
  private var sharedCount = 0
  /// The distances that follow, as long as they fit.
  private var gaps = PiecedArray<Int32>()
  /// All times, once a distance did not fit.
  private var times: [Int] = []

  /// A column that is likely to be like another.
  init(like other: TimeColumn? = nil) {
    guard let other else {
      model = []
      return
    }
    model =
      other.gaps.isEmpty ? other.model : other.sharedCount == 0 ? other.gaps.onlyPiece ?? [] : []
  }

  /// Appends times of rows that follow each other.
  mutating func append(_ times: Span<Int>) {
    var row = 0
    if count == 0, times.count > 0 {
      append(times[0])
      row = 1
    }
    if self.times.isEmpty, gaps.isEmpty {
      let start = row
      while row < times.count, sharedCount < model.count,
        Int(model[sharedCount]) == times[row] - last
      {
        last = times[row]
        sharedCount += 1
        row += 1
      }
      count += row - start
    }
    while row < times.count {
      append(times[row])
      row += 1
    }
  }

  mutating func append(_ time: Int) {
    if count == 0 {
      first = time
    } else if times.isEmpty, let gap = Int32(exactly: time - last) {
      if sharedCount < model.count, model[sharedCount] == gap, gaps.isEmpty {
        sharedCount += 1
      } else {
        gaps.append(gap)
      }
    } else {
      if times.isEmpty {
        times = all
        gaps = PiecedArray()
      }
      times.append(time)
    }
    last = time
    count += 1
  }

  /// Whether it is plain that the times are those of another column, without a look at each.
  func isPlainlyEqual(to other: TimeColumn) -> Bool {
    guard count == other.count, first == other.first, let gaps = onlyGaps,
      let others = other.onlyGaps
    else { return false }
    // Columns that are like each other share their distances, which then are equal at once.
    return gaps == others
  }

  /// All distances of neighbours, if they stand in one array.
  private var onlyGaps: [Int32]? {
    guard times.isEmpty else { return nil }
    if sharedCount == 0 { return gaps.onlyPiece }
    return gaps.isEmpty && sharedCount == model.count ? model : nil
  }

  /// All times in the order of the rows.
  var all: [Int] {
    guard times.isEmpty, count > 0 else { return times }
    var result: [Int] = []
    result.reserveCapacity(count)
    var time = first
    result.append(time)
    for gap in model.prefix(sharedCount) {
      time += Int(gap)
      result.append(time)
    }
    gaps.visit { gap in
      time += Int(gap)
      result.append(time)
    }
    return result
  }
}
