/// Where a file of future values holds what the first file holds elsewhere.
struct FutureColumns {
  let header: Header
  let time: Int?
  let series: Int?
  /// The channel of each column that is read.
  let channels: [(channel: Int, column: Int)]

  /// Looks for the columns of a file under the names that they have in the first one.
  init(_ header: Header, like first: Header, _ roles: ColumnRoles, file: String) throws(ReadError) {
    func index(_ column: Int) throws(ReadError) -> Int {
      try header.index(of: first.names[column], file: file)
    }
    self.header = header
    time = if let column = roles.time.value { try index(column) } else { nil }
    series = if let column = roles.series.value { try index(column) } else { nil }
    let start = roles.groups.known.upperBound
    var channels: [(channel: Int, column: Int)] = []
    for (position, column) in roles.future.enumerated() {
      channels.append((start + position, try index(column)))
    }
    self.channels = channels
  }
}
