/// Special days from a file: one input of a network for each name.
public struct Holidays: Sendable, Hashable, Codable {
  /// The days of one name.
  public struct Kind: Sendable, Hashable, Codable {
    /// The name; `holiday` where the file names none.
    public let name: String
    /// Days since 1970-01-01, ascending.
    public let days: [Int]
  }

  /// The kinds, by name.
  public let kinds: [Kind]

  /// As many names as a file may hold.
  static let mostKinds = 100

  /// The days of each name.
  package init(_ days: [String: Set<Int>]) {
    kinds = days.sorted { $0.key < $1.key }.map { Kind(name: $0.key, days: $0.value.sorted()) }
  }

  /// Reads a file with a header: dates in the first column and, if there is a second, names in it.
  public init(path: String) throws(ReadError) {
    var reader = try RecordReader.open(path: path, bufferSize: 1 << 16, longestRecord: 1 << 20)
    let delimiter = try DelimiterInference.delimiter(of: &reader, given: nil)
    reader.delimiter = delimiter.value
    guard try reader.advance() else { throw .emptyFile(path) }
    let header = try Header(of: reader)
    var times = TimeReader(style: nil, order: nil)
    var rows: [(time: Int, name: String)] = []
    while try reader.advance() {
      guard reader.fields.count == header.names.count else {
        throw .row(
          reader.place(of: 0),
          .ragged(
            found: reader.fields.count, needed: header.names.count, delimiter: reader.delimiter))
      }
      let text = reader.bytes(of: 0)
      do throws(TimeFault) {
        let time = try times.read(text)
        rows.append((time, header.names.count > 1 ? reader.fields[1].text(in: reader.bytes) : ""))
      } catch {
        throw .time(
          reader.place(of: 0), column: Excerpt(header.names[0]), found: Excerpt(text), error)
      }
    }
    guard rows.isEmpty == false else { throw .noRows(file: path) }
    let outcome: TimeReader.Outcome
    do throws(ColumnFault) {
      outcome = try times.outcome(column: header.names[0])
    } catch {
      throw .columns(file: path, error)
    }
    guard outcome.style != .step else {
      throw .columns(
        file: path, .unreadableTimes(Excerpt(header.names[0]), found: Excerpt("\(rows[0].time)")))
    }
    var days: [String: Set<Int>] = [:]
    for row in rows {
      let seconds = outcome.order.map { OpenDate.seconds(row.time, $0) } ?? row.time
      let day = floorDivide(seconds, TimePoint.secondsPerDay).quotient
      days[row.name.isEmpty ? "holiday" : row.name, default: []].insert(day)
    }
    guard days.count <= Self.mostKinds else {
      throw .series(
        file: path,
        .tooLarge(name: "number of names of holidays", found: "\(days.count)", most: Self.mostKinds)
      )
    }
    self.init(days)
  }

  /// How many days of each kind fall into each of the first `count` steps of an axis of dates, `[kind][step]`.
  ///
  /// A step of a day or less has the kinds of its date.
  package func counts(on axis: TimeAxis, count: Int) -> [[Double]] {
    func day(_ step: Int) -> Int {
      floorDivide(axis.point(at: step).number, TimePoint.secondsPerDay).quotient
    }
    let unit = axis.frequency.unit
    let isLong =
      unit != .businessDay
      && axis.frequency.unit.seconds.map {
        saturatingProduct($0, axis.frequency.multiple) > TimePoint.secondsPerDay
      } ?? true
    let starts = (0...count).map(day)
    return kinds.map { kind in
      (0..<count).map { step in
        let end = isLong ? max(starts[step] + 1, starts[step + 1]) : starts[step] + 1
        return Double(Self.count(of: kind.days, in: starts[step]..<end))
      }
    }
  }

  private static func count(of days: [Int], in range: Range<Int>) -> Int {
    func position(_ day: Int) -> Int {
      var (low, high) = (0, days.count)
      while low < high {
        let middle = (low + high) / 2
        if days[middle] < day { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return position(range.upperBound) - position(range.lowerBound)
  }
}
