internal import HostSystem

extension TensorFile {
  /// The longest header that is read: that of several thousand layers.
  package static let longestHeader = 4 << 20

  /// Reads a file that may hold anything.
  ///
  /// Lengths, offsets and shapes are checked against the size of the file before memory is taken for
  /// them; then the checksum, and that every number is finite.
  ///
  /// - Parameters:
  ///   - longestHeader: bytes of a header that is read at the most.
  ///   - admitsNotFinite: whether numbers may be infinite or none.
  ///   - check: refuses what the header announces, before memory is taken for the tensors.
  package init(
    path: String, longestHeader: Int = Self.longestHeader, admitsNotFinite: Bool = false,
    checking check: (TensorFileOutline) throws(TensorFileError) -> Void = { _ in }
  ) throws(TensorFileError) {
    do {
      let file = try InputFile(path)
      try self.init(file, path: path, longestHeader: longestHeader, checking: check)
      if admitsNotFinite == false { try checkFinite(path: path) }
    } catch let refusal as InputFile.Refusal {
      throw TensorFileError(.unreadable(reason: "\(refusal)"), in: path)
    } catch let error as TensorFileError {
      throw error
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private init(
    _ file: borrowing InputFile, path: String, longestHeader: Int,
    checking check: (TensorFileOutline) throws(TensorFileError) -> Void
  ) throws {
    let start = try file.next(8)
    guard start.count == 8 else {
      throw TensorFileError(.wrongLength(byteCount: start.count, needed: 8), in: path)
    }
    let length = start.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= longestHeader else {
      throw TensorFileError(
        .headerTooLong(byteCount: length, most: longestHeader), in: path)
    }
    let bytes = try file.next(Int(length))
    guard bytes.count == Int(length) else {
      throw TensorFileError(
        .wrongLength(byteCount: 8 + bytes.count, needed: 8 + Int(length)), in: path)
    }
    let header = try TensorHeader(bytes, path: path)
    let (sum, overflow) = (8 + bytes.count).addingReportingOverflow(header.dataCount)
    let end = overflow ? Int.max : sum
    guard file.byteCount == end else {
      throw TensorFileError(.wrongLength(byteCount: file.byteCount, needed: end), in: path)
    }
    let metadata = header.metadata.filter { $0.key != Self.checksumKey }
    try check(
      TensorFileOutline(
        metadata: metadata,
        tensors: header.entries.map {
          TensorFileOutline.Tensor(name: $0.name, element: $0.element, shape: $0.shape)
        }))
    if let available = MemoryLimit.availableBytes(), file.byteCount > available {
      throw TensorFileError(
        .needsMoreMemory(byteCount: file.byteCount, available: available), in: path)
    }
    tensors = try header.entries.map { entry in
      let bytes = try file.next(entry.span.count)
      guard bytes.count == entry.span.count else {
        throw TensorFileError(.wrongLength(byteCount: file.byteCount, needed: end), in: path)
      }
      return StoredTensor(
        name: entry.name, element: entry.element, shape: entry.shape, bytes: bytes)
    }
    self.metadata = metadata
    try checkSum(header.metadata[Self.checksumKey], path: path)
  }

  private func checkSum(_ expected: String?, path: String) throws(TensorFileError) {
    guard let expected else {
      throw TensorFileError(.metadata(key: Self.checksumKey, reason: "is missing"), in: path)
    }
    guard checksum == expected else { throw TensorFileError(.otherChecksum, in: path) }
  }
}

extension TensorFile {
  private func checkFinite(path: String) throws(TensorFileError) {
    for tensor in tensors {
      if let position = tensor.firstNotFinite {
        throw TensorFileError(.notFinite(position: position), in: path, tensor: tensor.name)
      }
    }
  }
}

/// What a safetensors file says before its tensors are read.
package struct TensorFileOutline: Sendable {
  /// One tensor without its numbers.
  package struct Tensor: Sendable, Hashable {
    package let name: String
    package let element: StoredTensor.Element
    /// Outermost first; the product of all sizes fits an `Int`.
    package let shape: [Int]
  }

  /// Texts by key, without the checksum.
  package let metadata: [String: String]
  /// In order of their bytes in the file.
  package let tensors: [Tensor]
}

/// What the header of a safetensors file says, checked against itself.
private struct TensorHeader {
  struct Entry {
    let name: String
    let element: StoredTensor.Element
    let shape: [Int]
    let span: Range<Int>
  }

  private(set) var metadata: [String: String] = [:]
  /// In order of their bytes, without gap or overlap.
  private(set) var entries: [Entry] = []
  /// Bytes of all tensors.
  var dataCount: Int { entries.last?.span.upperBound ?? 0 }

  init(_ bytes: [UInt8], path: String) throws(TensorFileError) {
    var parts: [EntryParts] = []
    do {
      var scanner = JSONScanner(bytes, deepest: 4)
      var texts: [String: String] = [:]
      try scanner.object { scanner, key throws(JSONScanner.Fault) in
        if key == "__metadata__" {
          try scanner.object { scanner, key throws(JSONScanner.Fault) in
            texts[key] = try scanner.string()
          }
        } else {
          parts.append(try EntryParts(name: key, &scanner))
        }
      }
      try scanner.finish()
      metadata = texts
    } catch {
      throw TensorFileError(.header(reason: "\(error)"), in: path)
    }
    var unordered: [Entry] = []
    for part in parts { unordered.append(try part.checked(path: path)) }
    entries = unordered.sorted { $0.span.lowerBound < $1.span.lowerBound }
    var expected = 0
    for entry in entries {
      guard entry.span.lowerBound == expected else {
        throw TensorFileError(
          .misplaced(start: entry.span.lowerBound, expected: expected), in: path,
          tensor: entry.name)
      }
      expected = entry.span.upperBound
    }
  }
}

/// One tensor of a header as it stands there.
private struct EntryParts {
  let name: String
  private var type = ""
  private var shape: [Int] = []
  private var offsets: [Int] = []

  init(name: String, _ scanner: inout JSONScanner) throws(JSONScanner.Fault) {
    self.name = name
    var (type, shape, offsets) = ("", [Int](), [Int]())
    try scanner.object { scanner, key throws(JSONScanner.Fault) in
      switch key {
      case "dtype": type = try scanner.string()
      // No tensor has more dimensions.
      case "shape": shape = try Self.counts(&scanner, most: 8)
      case "data_offsets": offsets = try Self.counts(&scanner, most: 2)
      default: try scanner.skipValue()
      }
    }
    (self.type, self.shape, self.offsets) = (type, shape, offsets)
  }

  private static func counts(
    _ scanner: inout JSONScanner, most: Int
  ) throws(JSONScanner.Fault) -> [Int] {
    var counts: [Int] = []
    try scanner.array { scanner throws(JSONScanner.Fault) in
      guard counts.count < most else {
        throw scanner.fault("at most \(most) numbers may stand here")
      }
      counts.append(try scanner.count())
    }
    return counts
  }

  func checked(path: String) throws(TensorFileError) -> TensorHeader.Entry {
    func refusal(_ fault: TensorFileError.Fault) -> TensorFileError {
      TensorFileError(fault, in: path, tensor: name)
    }
    guard let element = StoredTensor.Element(rawValue: type) else {
      throw refusal(.wrongType(found: type))
    }
    var byteCount = element.byteCount
    for size in shape {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: size)
      guard overflow == false else { throw refusal(.tooLarge(shape: shape)) }
      byteCount = product
    }
    guard offsets.count == 2 else {
      throw refusal(.wrongSpan(start: 0, end: 0, shape: shape))
    }
    guard offsets[0] <= offsets[1], offsets[1] - offsets[0] == byteCount else {
      throw refusal(.wrongSpan(start: offsets[0], end: offsets[1], shape: shape))
    }
    return TensorHeader.Entry(
      name: name, element: element, shape: shape, span: offsets[0]..<offsets[1])
  }
}
