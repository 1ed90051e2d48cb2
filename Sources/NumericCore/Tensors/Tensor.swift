/// Numbers of one type in one block of memory, shape `[time, feature, lane]`, lanes innermost.
///
/// The element of step t, feature f and lane l stands at `(t * features + f) * lanes + l`. Memory is
/// aligned to 64 bytes and starts at zero. A tensor is a buffer that is written in place: it belongs
/// to whoever made it, and one thread at a time writes to it.
@safe
public final class Tensor<Scalar: KernelScalar> {
  /// Steps, features and lanes.
  public let steps: Int, features: Int, lanes: Int
  /// The number of elements.
  public let count: Int
  @usableFromInline let base: UnsafeMutablePointer<Scalar>

  /// A tensor of zeros.
  ///
  /// - Precondition: no size is negative and the product fits an `Int`; sizes that come from a user
  ///   are checked against memory before (``NumericCore`` cannot know the limit).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init(steps: Int = 1, features: Int = 1, lanes: Int) {
    precondition(
      steps >= 0 && features >= 0 && lanes >= 0, "tensor [\(steps), \(features), \(lanes)]")
    self.steps = steps
    self.features = features
    self.lanes = lanes
    count = steps * features * lanes
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Scalar>.stride, alignment: 64)
    unsafe base = memory.bindMemory(to: Scalar.self, capacity: count)
    unsafe base.initialize(repeating: 0, count: count)
  }

  deinit { unsafe base.deallocate() }

  /// The matrix `[feature, lane]` of one step.
  @inlinable
  public subscript(step: Int) -> MatrixView<Scalar> {
    @_lifetime(borrow self)
    get {
      precondition(step >= 0 && step < steps, "step \(step) of \(steps)")
      return unsafe MatrixView(
        self, base: base + step * features * lanes, rows: features, columns: lanes)
    }
  }

  /// All elements as one row.
  @inlinable
  public var flat: MatrixView<Scalar> {
    @_lifetime(borrow self)
    get { unsafe MatrixView(self, base: base, rows: 1, columns: count) }
  }

  /// Part of the elements in order of memory, as one row.
  @inlinable
  @_lifetime(borrow self)
  public func elements(_ range: Range<Int>) -> MatrixView<Scalar> {
    matrix(offset: range.lowerBound, rows: 1, columns: range.count)
  }

  /// Elements `offset ..< offset + rows * columns` as a matrix `[rows, columns]`.
  @inlinable
  @_lifetime(borrow self)
  public func matrix(offset: Int, rows: Int, columns: Int) -> MatrixView<Scalar> {
    precondition(
      offset >= 0 && rows >= 0 && columns >= 0 && offset + rows * columns <= count,
      "matrix [\(rows), \(columns)] at \(offset) of \(count) elements")
    return unsafe MatrixView(self, base: base + offset, rows: rows, columns: columns)
  }

  /// The rows `features` of the steps `steps`, as kernels that sum over time read them.
  @inlinable
  @_lifetime(borrow self)
  public func block(steps range: Range<Int>, features rows: Range<Int>) -> BlockView<Scalar> {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= steps && rows.lowerBound >= 0
        && rows.upperBound <= features, "block \(range), \(rows) of [\(steps), \(features)]")
    return unsafe BlockView(
      self, base: base + (range.lowerBound * features + rows.lowerBound) * lanes,
      steps: range.count, rows: rows.count, lanes: lanes, stepStride: features * lanes)
  }

  /// Sets one feature of one lane at some of the steps; checked once for all of them.
  @inlinable @inline(__always)
  public func setLane(
    _ lane: Int, feature: Int, steps range: Range<Int>, to value: (Int) -> Scalar
  ) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= steps && feature >= 0 && feature < features
        && lane >= 0 && lane < lanes,
      "lane \(lane), feature \(feature), steps \(range) of [\(steps), \(features), \(lanes)]")
    for step in range { unsafe base[(step * features + feature) * lanes + lane] = value(step) }
  }

  /// Sets every element.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func fill(_ value: Scalar) {
    unsafe base.update(repeating: value, count: count)
  }

  /// Copies every element of a tensor with as many elements.
  public func copy(from other: Tensor<Scalar>) {
    precondition(count == other.count, "copy of \(other.count) elements into \(count)")
    unsafe base.update(from: other.base, count: count)
  }

  /// Copies one step of a tensor with as many features and lanes.
  public func copy(step: Int, from other: Tensor<Scalar>, step source: Int) {
    self[step].copy(from: other[source])
  }

  /// The elements in order of memory.
  public var values: [Scalar] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// Sets all elements, in order of memory.
  public func set(_ values: [Scalar]) {
    precondition(values.count == count, "\(values.count) values for \(count) elements")
    unsafe values.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe base.update(from: start, count: count)
    }
  }
}
