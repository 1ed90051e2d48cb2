/// Rows of one file on lines that follow each other, taken apart, before they go to their series.
struct RowBlock {
  /// The most bytes that are taken apart together.
  static let longest = 1 << 16

  /// The number of rows, and of their bytes.
  var count = 0
  var bytes = 0
  /// The numbers of the times; of no meaning where the file has none.
  var times: [Int] = []
  /// Value by value of a channel, the channels `stride` apart.
  var values: [Double] = []
  private(set) var stride = 0
  /// None in a file of one series.
  var turns: [Turn] = []
  /// The field that named the series last.
  var lastName: FieldGrid.Place?
  /// Kept from block to block; none in a file of one series.
  var recentTimes: [RecentTime] = []
  /// Where fields may end, and where those of some lines do.
  var fieldEnds: [UInt32] = []
  var edges: [UInt32] = []

  /// Where rows of another series begin, and where its name stands in the bytes.
  struct Turn {
    let row: Int
    let name: Range<Int>
  }

  /// The values of a channel in some of the rows.
  func values(of channel: Int, in rows: Range<Int>) -> ArraySlice<Double> {
    let first = channel * stride
    return values[first + rows.lowerBound..<first + rows.upperBound]
  }

  /// Forgets turns in rows that are not taken after all.
  mutating func dropTurns(from row: Int) {
    while let turn = turns.last, turn.row >= row { turns.removeLast() }
  }

  /// Drops all rows, and makes room for at most so many.
  mutating func begin(rows: Int, channels: Int) {
    count = 0
    bytes = 0
    turns.removeAll(keepingCapacity: true)
    lastName = nil
    guard stride <= rows else { return }
    // Channels apart by a power of two would share lines of the cache.
    stride = rows + rows / 8 + 9
    times = Array(repeating: 0, count: stride)
    values = Array(repeating: 0, count: stride * channels)
  }
}
