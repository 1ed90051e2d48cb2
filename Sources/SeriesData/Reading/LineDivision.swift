/// Tells which ends belong to the fields of which line.
struct LineDivision {
  /// The most lines that are divided together; few, so that little is done in vain where one of them needs a closer
  /// look.
  private static let mostLines = 64

  let columns: Int
  let delimiter: UInt8

  /// How many of the coming lines hold no possible end but those of their fields, and how many ends each has.
  ///
  /// - Parameter edge: the position in the ends of the one before the lines.
  func evenLines(
    _ bytes: Span<UInt8>, _ ends: Span<UInt32>, from edge: Int
  ) -> (count: Int, stride: Int) {
    guard edge + columns < ends.count else { return (0, columns) }
    let hasReturn = bytes[Int(ends[edge + columns])] == UInt8(ascii: "\r")
    let stride = hasReturn ? columns + 1 : columns
    var (count, edge) = (0, edge)
    while count < Self.mostLines, edge + stride < ends.count {
      // A blank line begins with less than a character.
      guard bytes[Int(ends[edge] &+ 1)] > UInt8(ascii: " ") else { break }
      var column = 1
      while column < columns, bytes[Int(ends[edge &+ column])] == delimiter { column &+= 1 }
      guard column == columns, bytes[Int(ends[edge + stride])] == UInt8(ascii: "\n") else { break }
      if hasReturn {
        let last = ends[edge + columns]
        guard bytes[Int(last)] == UInt8(ascii: "\r"), ends[edge + stride] == last + 1 else {
          break
        }
      }
      edge += stride
      count += 1
    }
    return (count, stride)
  }

  /// Divides the coming lines where there may be ends within quoted fields, and returns their number; moves to the ends
  /// of the lines after them.
  ///
  /// A field that begins with a quotation mark is taken to end where the next one stands before a possible end. Whoever
  /// reads the field sees whether that is so.
  func divide(
    _ bytes: Span<UInt8>, _ ends: Span<UInt32>, from next: inout Int, into edges: inout [UInt32]
  ) -> Int {
    edges.removeAll(keepingCapacity: true)
    var count = 0
    lines: while count < Self.mostLines {
      var edge = next
      // A blank line begins with less than a character.
      guard edge + 1 < ends.count, bytes[Int(ends[edge] &+ 1)] > UInt8(ascii: " ") else { break }
      edges.append(ends[edge])
      for column in 0..<columns {
        guard column == 0 || bytes[Int(ends[edge])] == delimiter else { break lines }
        let start = Int(ends[edge] &+ 1)
        edge += 1
        guard edge < ends.count else { break lines }
        if bytes[start] == UInt8(ascii: "\"") {
          while Int(ends[edge]) < start + 2 || bytes[Int(ends[edge]) - 1] != UInt8(ascii: "\"") {
            edge += 1
            guard edge < ends.count else { break lines }
          }
        }
        edges.append(ends[edge])
      }
      if bytes[Int(ends[edge])] == UInt8(ascii: "\r") {
        edge += 1
        guard edge < ends.count, ends[edge] == ends[edge - 1] + 1 else { break }
      }
      guard bytes[Int(ends[edge])] == UInt8(ascii: "\n") else { break }
      next = edge
      count += 1
    }
    return count
  }
}
