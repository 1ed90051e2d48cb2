/// The text of a time and what it was read as, kept for the next series: of those that stand one below the other many
/// have the same times.
struct RecentTime {
  /// How many are kept, each at a place that its last bytes tell; 2^11.
  static let count = 1 << 11

  // The first eight bytes, eight from the middle and the last eight: all bytes, if there are no more than 24. None is 0
  // in the text of a time.
  private var first: UInt64 = 0
  private var middle: UInt64 = 0
  private var last: UInt64 = 0
  private var time = 0

  /// The time that begins at `start`, in a layout that all have had so far; looked for among those that are kept, and
  /// kept.
  @inline(__always)
  static func read(
    _ bytes: Span<UInt8>, from start: Int, _ layout: TimeLayout,
    among recent: inout MutableSpan<RecentTime>
  ) -> Int? {
    let length = layout.length
    precondition(start >= 0 && start + length <= bytes.count, "a time past the end")
    guard 8...24 ~= length else { return layout.read(bytes, from: start) }
    let raw = unsafe bytes.bytes
    var text = RecentTime()
    // In range: each part lies between the start and `length` bytes later.
    unsafe text.first = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
    unsafe text.middle = raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: start &+ (length &- 8) >> 1, as: UInt64.self)
    unsafe text.last = raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: start &+ length &- 8, as: UInt64.self)
    // The highest bits of the product depend on all of the factor's (Knuth, 1973).
    let index = Int((text.last &* 0x9E37_79B9_7F4A_7C15) >> 53)
    let kept = recent[index]
    let unlike = (kept.first ^ text.first) | (kept.middle ^ text.middle) | (kept.last ^ text.last)
    if unlike == 0 { return kept.time }
    guard let time = layout.read(bytes, from: start) else { return nil }
    text.time = time
    recent[index] = text
    return time
  }
}
