/// A count that remembers that it overflowed, for sizes that users choose and that multiply.
struct CheckedInt {
  /// The count, or `nil` if it does not fit.
  let value: Int?

  init(_ value: Int?) { self.value = value }

  static func + (left: CheckedInt, right: CheckedInt) -> CheckedInt {
    combine(left, right) { $0.addingReportingOverflow($1) }
  }

  static func * (left: CheckedInt, right: CheckedInt) -> CheckedInt {
    combine(left, right) { $0.multipliedReportingOverflow(by: $1) }
  }

  private static func combine(
    _ left: CheckedInt, _ right: CheckedInt,
    _ operation: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) -> CheckedInt {
    guard let a = left.value, let b = right.value else { return CheckedInt(nil) }
    let (result, overflow) = operation(a, b)
    return CheckedInt(overflow ? nil : result)
  }
}
