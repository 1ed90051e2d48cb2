import CZlib

/// Decompresses a gzip file, which may consist of several members one after the other.
@safe struct Inflater: ~Copyable {
  private let stream: OpaquePointer
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var next = 0
  private var filled = 0
  /// Whether a member has begun that has not ended.
  private var isInside = true
  /// What is wrong with what follows the bytes that were given out.
  private var fault: FileFault?

  /// An inflater of a file that begins with these bytes.
  init(beginning: [UInt8]) throws(FileFault) {
    guard let stream = unsafe cz_new() else { throw .failed(reason: "memory is short") }
    unsafe self.stream = unsafe stream
    input.replaceSubrange(..<beginning.count, with: beginning)
    filled = beginning.count
  }

  deinit { unsafe cz_free(stream) }

  /// Decompresses more of a file into `output` from `start` on; 0 at the end of the file.
  mutating func read(
    into output: inout [UInt8], from start: Int, of file: borrowing OpenFile
  ) throws(FileFault) -> Int {
    while true {
      if let fault { throw fault }
      if next == filled {
        filled = try file.read(into: &input, from: 0)
        next = 0
        if filled == 0 {
          guard !isInside else { throw .damaged(reason: "the gzip stream ends too early") }
          return 0
        }
      }
      isInside = true
      let made = inflate(into: &output, from: start)
      if made > 0 { return made }
    }
  }

  /// Decompresses as much as fits from `start` on, or as can be before a fault.
  private mutating func inflate(into output: inout [UInt8], from start: Int) -> Int {
    var taken = 0
    var made = 0
    let stream = unsafe self.stream
    let ahead = next..<filled
    let outcome = unsafe input.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        let source = unsafe UnsafeBufferPointer(rebasing: input[ahead])
        let room = unsafe UnsafeMutableBufferPointer(rebasing: output[start...])
        return unsafe cz_inflate(
          stream, source.baseAddress, source.count, &taken, room.baseAddress, room.count, &made)
      }
    }
    next += taken
    switch outcome {
    case cz_more: break
    case cz_member_end: isInside = false
    case cz_no_memory: fault = .failed(reason: "memory is short")
    default: fault = .damaged(reason: "the gzip stream is damaged")
    }
    return made
  }
}
