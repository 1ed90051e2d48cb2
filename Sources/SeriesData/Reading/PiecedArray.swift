/// Elements in pieces of a mebibyte, or of more where it is known beforehand how many there will be: one array that grew would be copied again and again, and what it left
/// behind could hardly be used for anything else.
struct PiecedArray<Element: BitwiseCopyable & Sendable>: Sendable {
  private var full: [[Element]] = []
  private var last: [Element] = []

  private static var pieceLength: Int { (1 << 20) / MemoryLayout<Element>.stride }

  init(_ elements: [Element] = []) { last = elements }

  var isEmpty: Bool { last.isEmpty && full.isEmpty }

  var count: Int { full.reduce(last.count) { $0 + $1.count } }

  /// The elements, if they are so few that they stand in one piece.
  var onlyPiece: [Element]? { full.isEmpty ? last : nil }

  mutating func reserveCapacity(_ count: Int) { last.reserveCapacity(count) }

  mutating func append(_ element: Element) {
    if isFull(after: 1) { beginPiece() }
    last.append(element)
  }

  mutating func append(contentsOf elements: ArraySlice<Element>) {
    if isFull(after: elements.count) { beginPiece() }
    last.append(contentsOf: elements)
  }

  private func isFull(after count: Int) -> Bool {
    let needed = last.count + count
    return needed > Self.pieceLength && needed > last.capacity
  }

  private mutating func beginPiece() {
    full.append(last)
    last = []
    last.reserveCapacity(Self.pieceLength)
  }

  /// Shows each element in turn.
  func visit(_ body: (Element) -> Void) {
    for piece in full + [last] {
      for element in piece { body(element) }
    }
  }

  /// Takes all elements out, in one array.
  mutating func take() -> [Element] {
    var elements: [Element] = []
    if full.isEmpty {
      swap(&elements, &last)
      return elements
    }
    elements.reserveCapacity(count)
    for piece in full { elements += piece }
    elements += last
    self = PiecedArray()
    return elements
  }
}
