/// A matrix `[rows, columns]` inside a tensor, row-major and contiguous.
///
/// It owns nothing, cannot outlive its tensor, and writes to it.
@safe
public struct MatrixView<Scalar: KernelScalar>: ~Escapable {
  /// Rows and columns; the columns of an activation are lanes.
  public let rows: Int, columns: Int
  @usableFromInline let base: UnsafeMutablePointer<Scalar>

  @usableFromInline
  @_lifetime(borrow owner)
  init(
    _ owner: borrowing Tensor<Scalar>, base: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int
  ) {
    unsafe self.base = base
    self.rows = rows
    self.columns = columns
  }

  @usableFromInline
  @_lifetime(copy parent)
  init(
    inside parent: borrowing MatrixView<Scalar>, base: UnsafeMutablePointer<Scalar>, rows: Int,
    columns: Int
  ) {
    unsafe self.base = base
    self.rows = rows
    self.columns = columns
  }

  /// The number of elements.
  @inlinable public var count: Int { rows * columns }

  /// The element of a row and a column.
  @inlinable
  public subscript(row: Int, column: Int) -> Scalar {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      return unsafe base[row * columns + column]
    }
    nonmutating set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      unsafe base[row * columns + column] = newValue
    }
  }

  /// The element at a position in row-major order.
  @inlinable
  public subscript(index: Int) -> Scalar {
    get {
      precondition(index >= 0 && index < count)
      return unsafe base[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// The matrix of some of the rows.
  @inlinable
  @_lifetime(copy self)
  public func rows(_ range: Range<Int>) -> MatrixView<Scalar> {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range) of \(rows)")
    return unsafe MatrixView(
      inside: self, base: base + range.lowerBound * columns, rows: range.count, columns: columns)
  }

  /// Part of the elements in row-major order, as one row.
  @inlinable
  @_lifetime(copy self)
  public func elements(_ range: Range<Int>) -> MatrixView<Scalar> {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "elements \(range) of \(count)")
    return unsafe MatrixView(
      inside: self, base: base + range.lowerBound, rows: 1, columns: range.count)
  }

  /// Sets `count` rows of a column, from row `first` on in steps of `step`, which is how a lane is
  /// gathered; checked once for all of them.
  @inlinable @inline(__always)
  public func setColumn(
    _ column: Int, from first: Int = 0, by step: Int = 1, count: Int, to value: (Int) -> Scalar
  ) {
    guard count > 0 else { return }
    precondition(
      first >= 0 && step >= 1 && first + (count - 1) * step < rows && column >= 0
        && column < columns,
      "\(count) rows from \(first) by \(step) of column \(column) of [\(rows), \(columns)]")
    for k in 0..<count { unsafe base[(first + k * step) * columns + column] = value(k) }
  }

  /// Sets every element.
  @inlinable
  public func fill(_ value: Scalar) { unsafe base.update(repeating: value, count: count) }

  /// Copies every element of a matrix with as many elements.
  @inlinable
  public func copy(from other: borrowing MatrixView<Scalar>) {
    precondition(count == other.count, "copy of \(other.count) elements into \(count)")
    unsafe base.update(from: other.base, count: count)
  }
}

/// Some rows of some steps of a tensor, shape `[steps, rows, lanes]`.
///
/// It is what kernels that sum over time and lanes read; it cannot outlive its tensor.
@safe
public struct BlockView<Scalar: KernelScalar>: ~Escapable {
  /// Steps, rows and lanes.
  public let steps: Int, rows: Int, lanes: Int
  /// Elements from one step to the next.
  @usableFromInline let stepStride: Int
  @usableFromInline let base: UnsafeMutablePointer<Scalar>

  @usableFromInline
  @_lifetime(borrow owner)
  init(
    _ owner: borrowing Tensor<Scalar>, base: UnsafeMutablePointer<Scalar>, steps: Int, rows: Int,
    lanes: Int, stepStride: Int
  ) {
    unsafe self.base = base
    self.steps = steps
    self.rows = rows
    self.lanes = lanes
    self.stepStride = stepStride
  }

  /// The element of a step, a row and a lane.
  @inlinable
  public subscript(step: Int, row: Int, lane: Int) -> Scalar {
    precondition(
      step >= 0 && step < steps && row >= 0 && row < rows && lane >= 0 && lane < lanes)
    return unsafe base[step * stepStride + row * lanes + lane]
  }
}
