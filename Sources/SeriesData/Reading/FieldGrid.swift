/// Where the fields of some lines stand, before it is known what they hold.
struct FieldGrid: ~Escapable {
  /// The number of lines.
  let count: Int
  /// For each line what stands before its first field, and where each field ends.
  private let edges: Span<UInt32>
  /// How far apart lines are in the edges.
  private let stride: Int

  @_lifetime(copy edges)
  init(_ edges: Span<UInt32>, stride: Int, count: Int) {
    self.edges = edges
    self.stride = stride
    self.count = count
  }

  /// A field, from the first of its bytes to the one after the last.
  struct Place {
    let start: Int
    let end: Int
  }

  /// Where a field stands.
  @inline(__always)
  subscript(line: Int, column: Int) -> Place {
    let index = line &* stride &+ column
    return Place(start: Int(edges[index] &+ 1), end: Int(edges[index &+ 1]))
  }
}
