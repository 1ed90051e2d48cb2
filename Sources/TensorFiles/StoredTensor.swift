/// Numbers of one type and shape under a name, as a safetensors file holds them.
package struct StoredTensor: Sendable, Hashable {
  /// The types that are read and written.
  package enum Element: String, Sendable {
    case float = "F32"
    case double = "F64"

    var byteCount: Int { self == .float ? 4 : 8 }
  }

  package let name: String
  package let element: Element
  /// Outermost first; the last index moves fastest.
  package let shape: [Int]
  /// Little-endian.
  package let bytes: [UInt8]

  init(name: String, element: Element, shape: [Int], bytes: [UInt8]) {
    self.name = name
    self.element = element
    self.shape = shape
    self.bytes = bytes
  }

  /// A tensor of `Float`s; as many as the shape holds.
  package init(_ name: String, shape: [Int], _ values: some Collection<Float>) {
    precondition(values.count == shape.reduce(1, *), "\(values.count) values for \(shape)")
    self.init(
      name: name, element: .float, shape: shape,
      bytes: littleEndian(Array(values)))
  }

  /// A tensor of `Double`s; as many as the shape holds.
  package init(_ name: String, shape: [Int], _ values: some Collection<Double>) {
    precondition(values.count == shape.reduce(1, *), "\(values.count) values for \(shape)")
    self.init(
      name: name, element: .double, shape: shape,
      bytes: littleEndian(Array(values)))
  }

  /// The same numbers under another name.
  package func renamed(_ name: String) -> StoredTensor {
    StoredTensor(name: name, element: element, shape: shape, bytes: bytes)
  }

  /// The values; `nil` if they are of another type.
  package var floats: [Float]? {
    element == .float ? words(of: UInt32.self).map { Float(bitPattern: $0) } : nil
  }

  /// The values; `nil` if they are of another type.
  package var doubles: [Double]? {
    element == .double ? words(of: UInt64.self).map { Double(bitPattern: $0) } : nil
  }

  /// The position of the first value that is no finite number.
  package var firstNotFinite: Int? {
    switch element {
    case .float:
      words(of: UInt32.self).firstIndex { $0 & 0x7F80_0000 == 0x7F80_0000 }
    case .double:
      words(of: UInt64.self).firstIndex { $0 & 0x7FF0_0000_0000_0000 == 0x7FF0_0000_0000_0000 }
    }
  }

  private func words<Word: FixedWidthInteger>(of type: Word.Type) -> [Word] {
    let count = bytes.count / MemoryLayout<Word>.size
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe [Word](unsafeUninitializedCapacity: count) { words, filled in
        let whole = unsafe bytes.prefix(count * MemoryLayout<Word>.size)
        unsafe UnsafeMutableRawBufferPointer(words)
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: whole))
        filled = count
      }
    }.map { Word(littleEndian: $0) }
  }
}

// Concrete, and in one copy: element by element, a large network would be written for seconds.

private func littleEndian(_ values: [Float]) -> [UInt8] {
  let words = values.map { $0.bitPattern.littleEndian }
  return unsafe words.withUnsafeBytes { unsafe Array($0) }
}

private func littleEndian(_ values: [Double]) -> [UInt8] {
  let words = values.map { $0.bitPattern.littleEndian }
  return unsafe words.withUnsafeBytes { unsafe Array($0) }
}
