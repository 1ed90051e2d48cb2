import NumericCore
import Synchronization

/// Plain rows of a file that several threads read: each takes the lines that come next and reads them by itself; one of
/// them appends all rows, in the order of the file.
///
/// Nothing is guessed: where a row is not plain, the reading stops, and the bytes from there on, among them what other
/// threads have taken meanwhile, go back to the reader as if nobody had looked at them.
final class SharedRows: ParallelWork {
  /// Lines of the file and their rows.
  private struct Piece {
    var number = 0
    var bytes: [UInt8] = []
    var length = 0
    var block = RowBlock()
    var times: TimeReader

    var text: Span<UInt8> {
      @_lifetime(borrow self) get { bytes.span.extracting(first: length) }
    }

    mutating func read(_ plain: PlainRows) {
      // Taken out of the piece while its rows are written.
      var bytes: [UInt8] = []
      swap(&bytes, &self.bytes)
      plain.read(bytes.span.extracting(first: length), times: &times, into: &block)
      swap(&bytes, &self.bytes)
    }
  }

  /// What came of asking for the next lines.
  private enum Answer {
    case taken, end
    /// As many as may be out wait for their turn.
    case full
  }

  private let plain: PlainRows
  private let file: Int
  private let hasTimes: Bool
  private let firstTimes: TimeReader
  private let isOver = Atomic(false)
  /// The number of the piece that is appended next.
  private let turn = Atomic(0)

  /// Guards the reader and the number of the pieces that it gave out.
  private let reading = Mutex(())
  private var reader: RecordReader?
  private var given = 0

  /// Guards the pieces that wait for their turn, and those that are used up.
  private let waiting = Mutex(())
  private var ready: [Piece?]
  private var spare: [Piece] = []

  // Everything below belongs to the thread that appends.

  /// The rows of all series so far, what their times told, and how many rows were read here.
  var rows: PanelRows
  private(set) var times: TimeReader
  private(set) var count = 0
  private var line: Int
  private var returned: [UInt8] = []

  init(
    _ plain: PlainRows, reader: consuming RecordReader, file: Int, rows: consuming PanelRows,
    times: TimeReader, hasTimes: Bool, threads: Int
  ) {
    self.plain = plain
    // Two for each, so that a thread that is held up does not hold up the others at once.
    ready = Array(repeating: nil, count: 2 * threads)
    self.file = file
    self.hasTimes = hasTimes
    self.times = times
    self.rows = rows
    firstTimes = times
    line = reader.lineAhead
    self.reader = consume reader
  }

  func perform(index: Int, worker: Int) {
    var piece = Piece(times: firstTimes)
    var wait = SpinWait()
    while true {
      if index == 0 { while appendNext() {} }
      switch next(&piece) {
      case .taken:
        piece.times = firstTimes
        piece.read(plain)
        handIn(&piece)
        wait = SpinWait()
      case .full: wait.pause()
      case .end:
        // Others may still be at what comes before.
        guard index == 0, reading.withLock({ _ in turn.load(ordering: .relaxed) < given }) else {
          return
        }
        wait.pause()
      }
    }
  }

  /// Ends the reading once all threads are done: gives the reader back, at the first row that was not read.
  func takeReader() -> RecordReader? {
    reader?.giveBack(returned, line: line)
    return reader.take()
  }

  private func next(_ piece: inout Piece) -> Answer {
    reading.withLock { _ in
      guard !isOver.load(ordering: .relaxed) else { return .end }
      guard given - turn.load(ordering: .acquiring) < ready.count else { return .full }
      piece.length = reader?.takeLines(into: &piece.bytes) ?? 0
      guard piece.length > 0 else { return .end }
      piece.number = given
      given += 1
      return .taken
    }
  }

  /// Lets a piece wait for its turn, in exchange for one that is used up.
  private func handIn(_ piece: inout Piece) {
    waiting.withLock { _ in
      var other = spare.popLast() ?? Piece(times: firstTimes)
      swap(&other, &piece)
      ready[other.number % ready.count] = other
    }
  }

  /// Appends the rows whose turn it is; `false` if they are not ready.
  private func appendNext() -> Bool {
    let number = turn.load(ordering: .relaxed)
    var piece: Piece?
    waiting.withLock { _ in swap(&piece, &ready[number % ready.count]) }
    guard piece != nil else { return false }
    if let piece { append(piece) }
    waiting.withLock { _ in
      if let used = piece.take() { spare.append(used) }
    }
    turn.store(number + 1, ordering: .releasing)
    return true
  }

  private func append(_ piece: Piece) {
    var passed = 0
    if !isOver.load(ordering: .relaxed) {
      if piece.block.count > 0 {
        rows.append(piece.block, of: piece.text, hasTimes: hasTimes, file: file, line: line)
        line += piece.block.count
        count += piece.block.count
        times.join(piece.times)
      }
      passed = piece.block.bytes
      guard passed < piece.length else { return }
      isOver.store(true, ordering: .relaxed)
    }
    returned += piece.bytes[passed..<piece.length]
  }
}
