import CScan

/// Finds where fields may end, before it is known what they hold.
package enum FieldEnds {
  /// Lists the positions of delimiters and of all bytes below 14, and returns how many entries there are.
  ///
  /// - Parameter ends: begins with one before all bytes, which is 0 if one is added, and goes on with them; it grows as
  ///   is needed.
  package static func find(_ bytes: Span<UInt8>, delimiter: UInt8, into ends: inout [UInt32]) -> Int
  {
    precondition(bytes.count < 1 << 32, "positions in \(bytes.count) bytes need more than 32 bits")
    // The kernel asks for room for eight more.
    if ends.count < bytes.count + 9 { ends = Array(repeating: 0, count: bytes.count + 9) }
    ends[0] = .max
    return unsafe 1
      + bytes.withUnsafeBufferPointer { bytes in
        unsafe ends.withUnsafeMutableBufferPointer { ends in
          guard let start = bytes.baseAddress, let room = ends.baseAddress else { return 0 }
          return unsafe cs_field_ends(bytes.count, start, delimiter, room + 1)
        }
      }
  }
}
