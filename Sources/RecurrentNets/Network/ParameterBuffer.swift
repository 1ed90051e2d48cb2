public import NumericCore

/// One number for each parameter of a network, in one flat buffer with named slices.
///
/// The numbers are the parameters themselves or their gradient.
public final class ParameterBuffer<Scalar: KernelScalar> {
  /// Where each matrix stands.
  public let layout: ParameterLayout
  let tensor: Tensor<Scalar>

  /// A buffer of zeros.
  public init(_ layout: ParameterLayout) {
    self.layout = layout
    tensor = Tensor(lanes: layout.count)
  }

  /// All numbers, in order of memory.
  public var values: [Scalar] { tensor.values }

  /// Sets all numbers; `values` has as many as the layout counts.
  public func set(_ values: [Scalar]) { tensor.set(values) }

  /// Sets the numbers of one matrix, row by row.
  public func set(_ values: [Scalar], at slice: ParameterLayout.Slice) {
    precondition(values.count == slice.range.count, "\(values.count) values for \(slice.name)")
    let tensor = tensor
    let elements = tensor.elements(slice.range)
    for (index, value) in values.enumerated() { elements[index] = value }
  }

  /// Copies all numbers of a buffer of the same layout.
  public func copy(from other: ParameterBuffer<Scalar>) { tensor.copy(from: other.tensor) }

  /// The numbers of one matrix, row by row.
  public subscript(slice: ParameterLayout.Slice) -> [Scalar] { Array(tensor.values[slice.range]) }

  /// Fills the buffer with the initial parameters of a seed: uniform on ±1/√hidden, as PyTorch does.
  public func initialise(hiddenSize: Int, seed: UInt64) {
    drawUniform(
      into: tensor, bound: 1 / Double(hiddenSize).squareRoot(),
      random: CounterRandom(seed: seed, purpose: .initialisation))
  }
}
