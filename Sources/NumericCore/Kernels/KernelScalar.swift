public import RealModule

/// A floating-point type on which networks run: `Float` trains on the vector kernels, `Double` checks
/// gradients on plain loops.
public protocol KernelScalar: Real & BinaryFloatingPoint & Sendable {
  /// The kernels of this type.
  associatedtype Kernels: KernelSet<Self>

  /// The kernels in use in this process.
  static var kernels: Kernels { get }
}

extension KernelScalar {
  /// Lanes come in multiples of this, so that they fill the vectors of every instruction set.
  @inlinable public static var laneMultiple: Int { 16 }
}

extension Float: KernelScalar {
  /// The C kernels of ``InstructionSet/current``.
  public static let kernels = VectorKernels.current
}

extension Double: KernelScalar {
  /// Plain loops.
  @inlinable public static var kernels: PlainKernels<Double> { PlainKernels() }
}
