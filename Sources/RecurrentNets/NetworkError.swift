/// What can be wrong with a network or its training.
public enum NetworkError: Error, Equatable, CustomStringConvertible {
  case notPositive(name: String, value: Int)
  case outOfRange(name: String, value: Double, needed: String)
  case tooLarge(hiddenSize: Int, layers: Int, inputSize: Int, outputSize: Int)
  case needsMoreMemory(neededBytes: Int?, availableBytes: Int)
  case nonFinite(what: String, epoch: Int, trainingStep: Int, gradients: [GradientSize])
  case noWindows
  case otherDilations(count: Int, layers: Int)
  case dilatedBranch

  /// What was found, what was needed and what to do, in sentences.
  public var description: String {
    switch self {
    case .notPositive(let name, let value):
      "The \(name) must be at least 1, but is \(value)."
    case .outOfRange(let name, let value, let needed):
      "The \(name) must be \(needed), but is \(value)."
    case .tooLarge(let hiddenSize, let layers, let inputSize, let outputSize):
      "Hidden size \(hiddenSize), number of layers \(layers), input size \(inputSize) and output size "
        + "\(outputSize) make more parameters than can be counted. Choose smaller sizes."
    case .needsMoreMemory(let needed, let available):
      "Training needs \(needed.map(Self.megabytes) ?? "more memory than can be counted"), but "
        + "\(Self.megabytes(available)) are available. Choose a smaller hidden size, context, "
        + "batch size or number of layers."
    case .nonFinite(let what, let epoch, let trainingStep, let gradients):
      "The \(what) is not finite at training step \(trainingStep) (epoch \(epoch)). Largest "
        + "gradients: \(gradients.map(\.description).joined(separator: ", ")). Lower the learning rate, "
        + "or clip the gradient."
    case .noWindows:
      "There is no window to train on: no sample carries a loss."
    case .otherDilations(let count, let layers):
      "There are \(count) dilations for \(layers) layers. Give one for each layer."
    case .dilatedBranch:
      "Dilated layers cannot decode segments side by side. Leave out the dilations, or the segments."
    }
  }

  /// Bytes in whole megabytes, rounded up.
  private static func megabytes(_ bytes: Int) -> String {
    "\(bytes / 1_048_576 + (bytes % 1_048_576 == 0 ? 0 : 1)) MB"
  }
}

/// The largest element, by magnitude, of the gradient of one parameter matrix.
public struct GradientSize: Sendable, Hashable, CustomStringConvertible {
  /// PyTorch's name of the matrix.
  public let matrix: String
  /// The magnitude; infinite where an element is not finite.
  public let largest: Double

  /// The magnitude of the gradient of a matrix.
  public init(matrix: String, largest: Double) {
    self.matrix = matrix
    self.largest = largest
  }

  /// The matrix and the magnitude.
  public var description: String {
    "\(matrix) \(largest.isFinite ? Float(largest).description : "(not finite)")"
  }
}
