extension [Double] {
  /// Whether every value is finite; a look at several at a time, without a branch for each.
  var areFinite: Bool {
    var found: UInt64 = 0
    // Added to the sign bit of what is not finite: its exponent has every bit set.
    for value in self { found |= value.magnitude.bitPattern &+ 1 << 52 }
    return found >> 63 == 0
  }
}
