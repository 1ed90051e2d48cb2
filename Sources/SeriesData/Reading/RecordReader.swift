/// Reads a delimited file record by record, through one buffer of a fixed size.
///
/// The buffer grows only for a record that is longer than it.
struct RecordReader: ~Copyable {
  /// The path as the user gave it, for messages.
  let path: String
  /// The fields of the current record.
  private(set) var fields: [Field] = []
  /// The line on which the current record begins, from 1.
  private(set) var line = 1
  /// The character between fields.
  var delimiter = Delimiter.comma

  private var source: ByteSource
  /// Whether blank lines before a record are passed over, where they are a fault else.
  var passesBlankLines = false
  private let longestRecord: Int
  private let bufferSize: Int
  private var buffer: [UInt8]
  private var filled = 0
  private var next = 0
  private var recordStart = 0
  private var nextLine = 1
  private var isLast = false
  private var bytesRead = 0

  /// Opens a file and reads its first bytes; throws if it is empty or in another encoding.
  ///
  /// - Parameters:
  ///   - bufferSize: bytes read at a time.
  ///   - longestRecord: bytes after which a quotation mark counts as never closed.
  static func open(
    path: String, bufferSize: Int, longestRecord: Int
  ) throws(ReadError) -> RecordReader {
    let source: ByteSource
    do throws(FileFault) {
      source = try ByteSource.open(path: path)
    } catch {
      throw .file(path, error)
    }
    var reader = RecordReader(
      path: path, source: source, bufferSize: bufferSize, longestRecord: longestRecord)
    try reader.begin()
    return reader
  }

  private init(
    path: String, source: consuming ByteSource, bufferSize: Int, longestRecord: Int
  ) {
    self.path = path
    self.source = source
    self.longestRecord = longestRecord
    self.bufferSize = max(bufferSize, 4)
    buffer = [UInt8](repeating: 0, count: self.bufferSize)
  }

  private mutating func begin() throws(ReadError) {
    repeat { try refill() } while filled < 4 && !isLast
    guard filled > 0 else { throw .emptyFile(path) }
    if let fault = ForeignFormat.fault(ofBeginning: buffer[..<filled]) {
      throw .file(path, fault)
    }
    if let encoding = TextEncoding.ofBeginning(buffer[..<min(filled, 4)]) {
      throw .row(TextPlace(file: path, line: 1, character: 1), .notUTF8(encoding: encoding))
    }
    let start = buffer[..<min(filled, 3)]
    if start.elementsEqual([0xEF, 0xBB, 0xBF]) { next = 3 }
    guard filled > next || !isLast else { throw .emptyFile(path) }
  }

  /// The bytes that hold the current record.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span }
  }

  /// The bytes at hand after the current record.
  var ahead: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span.extracting(next..<filled) }
  }

  /// How many times as long as what was read so far the rest of the file is; `nil` if that is not known.
  var shareAhead: Double? {
    let passed = bytesRead - (filled - next)
    guard let size = source.size, passed > 0 else { return nil }
    return Double(max(0, size - passed)) / Double(passed)
  }

  /// The line on which the bytes ahead begin.
  var lineAhead: Int { nextLine }

  /// Leaves records of one line each behind that were read from the bytes ahead.
  mutating func passLines(_ lines: Int, bytes: Int) {
    next += bytes
    nextLine += lines
  }

  /// The bytes that are given out together: as many as the buffer holds, but no more than rows are taken apart of.
  var pieceSize: Int { min(bufferSize, RowBlock.longest) }

  /// Whether it is known that more than so many bytes are ahead; where nothing is known, as many as were read.
  func hasAhead(moreThan bytes: Int) -> Bool {
    guard let size = source.size else { return bytesRead > bytes }
    return size - (bytesRead - (filled - next)) > bytes
  }

  /// Gives out the whole lines ahead that a piece can hold, and returns the number of their bytes.
  ///
  /// It is 0 where the next line has no end there. What cannot be read is left for `advance` to find.
  mutating func takeLines(into piece: inout [UInt8]) -> Int {
    if piece.count != pieceSize { piece = Array(repeating: 0, count: pieceSize) }
    var held = min(filled - next, piece.count)
    for index in 0..<held { piece[index] = buffer[next + index] }
    next += held
    while next == filled, held < piece.count, !isLast {
      guard let count = try? source.read(into: &piece, from: held) else { break }
      held += count
      bytesRead += count
      isLast = count == 0
    }
    var end = held
    while end > 0, piece[end - 1] != UInt8(ascii: "\n") { end -= 1 }
    putBack(piece[end..<held])
    return end
  }

  /// Takes back what was given out and not used, and says on which line it begins.
  mutating func giveBack(_ bytes: [UInt8], line: Int) {
    putBack(bytes[...])
    nextLine = line
  }

  private mutating func putBack(_ bytes: ArraySlice<UInt8>) {
    if bytes.count > next {
      let ahead = bytes + buffer[next..<filled]
      if buffer.count < ahead.count {
        buffer.append(contentsOf: repeatElement(0, count: ahead.count - buffer.count))
      }
      buffer.replaceSubrange(..<ahead.count, with: ahead)
      (next, filled) = (0, ahead.count)
    } else {
      next -= bytes.count
      buffer.replaceSubrange(next..<next + bytes.count, with: bytes)
    }
    recordStart = next
  }

  /// The bytes of the current record, without its line end.
  var recordBytes: [UInt8] {
    var bytes = buffer[recordStart..<next]
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return Array(bytes)
  }

  /// The bytes of a field of the current record.
  @_lifetime(borrow self)
  func bytes(of index: Int) -> Span<UInt8> {
    buffer.span.extracting(fields[index].start..<fields[index].end)
  }

  /// The place of a field of the current record, or of a byte in it.
  func place(of index: Int, offset: Int = 0) -> TextPlace {
    place(at: fields[index].start + offset)
  }

  /// Moves to the next record; `false` at the end of the file.
  ///
  /// Blank lines at the end of the file are no records; a blank line before a record is a fault.
  mutating func advance() throws(ReadError) -> Bool {
    guard try advanceOverLine() else { return false }
    guard isBlankLine else { return true }
    if passesBlankLines {
      while isBlankLine {
        guard try advanceOverLine() else { return false }
      }
      return true
    }
    let blank = place(at: recordStart)
    repeat {
      guard try advanceOverLine() else { return false }
    } while isBlankLine
    throw .row(blank, .blankLine)
  }

  /// Leaves the record that `advance` found a fault in, as far as the end of the line on which it begins,
  /// unless it is left already.
  mutating func leaveFaultyLine() throws(ReadError) {
    guard next == recordStart else { return }
    var position = next
    while true {
      while position < filled, buffer[position] != UInt8(ascii: "\n") { position += 1 }
      if position < filled || isLast { break }
      let passed = position - next
      try refill()
      position = next + passed
    }
    next = min(position + 1, filled)
    nextLine += 1
  }

  /// Shows up to `limit` coming records without moving; stops silently at the first fault, or where the file cannot be
  /// read on, which `advance` will report.
  ///
  /// Reads on until at least `least` records are at hand or the file ends.
  mutating func lookAhead(
    _ limit: Int, least: Int, delimiter: Delimiter,
    _ visit: (Span<UInt8>, [Field]) -> Void
  ) {
    let scanner = RecordScanner(delimiter: delimiter.byte)
    var sample: [Field] = []
    while !hasAhead(least, scanner) {}
    var position = next
    for _ in 0..<limit where position < filled {
      let bytes = buffer.span.extracting(first: filled)
      guard
        case .record(let after, _, _) = scanner.scan(
          bytes, from: position, isLast: isLast, into: &sample)
      else { return }
      visit(bytes, sample)
      position = after
    }
  }

  /// Whether `count` records (or the end, or a fault) are in the buffer; reads on if not, as far as that can be done.
  private mutating func hasAhead(_ count: Int, _ scanner: RecordScanner) -> Bool {
    var sample: [Field] = []
    var position = next
    for _ in 0..<count {
      guard position < filled else { break }
      let outcome = scanner.scan(
        buffer.span.extracting(first: filled), from: position, isLast: isLast, into: &sample)
      switch outcome {
      case .record(let after, _, _): position = after
      case .fault: return true
      case .incomplete:
        return filled - next >= longestRecord || !readsOn()
      }
    }
    return position < filled || isLast || !readsOn()
  }

  private mutating func readsOn() -> Bool { (try? refill()) != nil }

  private var isBlankLine: Bool {
    guard fields.count == 1 else { return false }
    // A quoted empty field begins after its quotation mark.
    return fields[0].start == fields[0].end && fields[0].start == recordStart
  }

  private mutating func advanceOverLine() throws(ReadError) -> Bool {
    let scanner = RecordScanner(delimiter: delimiter.byte)
    while true {
      line = nextLine
      recordStart = next
      if next == filled {
        if isLast { return false }
        try refill()
        continue
      }
      // Taken out of self while the scanner reads from self.
      var record = fields
      fields = []
      let outcome = scanner.scan(
        buffer.span.extracting(first: filled), from: next, isLast: isLast, into: &record)
      fields = record
      switch outcome {
      case .record(let after, let lineBreaks, let isASCII):
        if !isASCII { try checkEncoding(upTo: after) }
        next = after
        nextLine += lineBreaks
        return true
      case .incomplete:
        guard filled - next < longestRecord else {
          throw .row(place(at: next), .tooLong(limit: longestRecord))
        }
        try refill()
      case .fault(let fault, let position):
        throw .row(place(at: position), fault)
      }
    }
  }

  private mutating func checkEncoding(upTo end: Int) throws(ReadError) {
    let fault: Int
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: buffer.span.extracting(recordStart..<end))
      return
    } catch {
      fault = error.byteOffsets.lowerBound
    }
    // What follows the record may show that the file is no text at all; as much of it is looked at, however much
    // of it happens to be at hand.
    let sampleSize = max(end - recordStart, 1024)
    while filled - recordStart < sampleSize, !isLast, (try? refill()) != nil {}
    let sample = buffer[recordStart..<min(filled, recordStart + sampleSize)]
    throw .row(
      place(at: recordStart + fault), .notUTF8(encoding: .ofText(Array(sample))))
  }

  /// Moves what is not yet consumed to the front and reads behind it.
  private mutating func refill() throws(ReadError) {
    if next > 0 {
      for index in next..<filled { buffer[index - next] = buffer[index] }
      filled -= next
      next = 0
      recordStart = 0
    }
    if filled == buffer.count {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    do throws(FileFault) {
      let count = try source.read(into: &buffer, from: filled)
      filled += count
      bytesRead += count
      isLast = count == 0
    } catch {
      throw .file(path, error)
    }
  }

  /// Line and character of a position in or after the current record.
  private func place(at position: Int) -> TextPlace {
    var line = self.line
    var character = 1
    for byte in buffer[recordStart..<max(recordStart, min(position, filled))] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        character = 1
      } else if byte & 0xC0 != 0x80 {
        character += 1  // bytes that continue a character are not counted
      }
    }
    return TextPlace(file: path, line: line, character: character)
  }
}
