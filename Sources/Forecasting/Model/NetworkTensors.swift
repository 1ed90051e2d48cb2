package import RecurrentNets
package import TensorFiles

/// The matrices of a network as tensors of a file, under PyTorch's names; a bias has one dimension.
package struct NetworkTensors {
  private let configuration: NetworkConfiguration

  package init(_ configuration: NetworkConfiguration) { self.configuration = configuration }

  /// The tensors of a flat buffer.
  ///
  /// - Parameter prefix: put before every name, where a file holds several such buffers.
  package func tensors(of parameters: [Float], prefix: String = "") -> [StoredTensor] {
    ParameterLayout(configuration).slices.map { slice in
      StoredTensor(prefix + slice.name, shape: slice.shape, parameters[slice.range])
    }
  }

  /// Checks that tensors are exactly those of the network, with a prefix before every name.
  func check(
    _ tensors: [TensorFileOutline.Tensor], prefix: String = "", path: String
  ) throws(TensorFileError) {
    // Sizes of a hostile file could ask for more layers than memory holds.
    let most = tensors.reduce(0) { sum, tensor in
      let (next, overflow) = sum.addingReportingOverflow(tensor.shape.reduce(1, *))
      return overflow ? .max : next
    }
    let mostLayers = tensors.count / 4
    guard configuration.layers <= mostLayers, configuration.parameterCount <= most else {
      throw TensorFileError(
        .metadata(
          key: prefix + "model",
          reason: "asks for \(configuration.layers) layers and \(configuration.parameterCount) "
            + "parameters, but the file has \(tensors.count) tensors of \(most) values"), in: path)
    }
    let layout = ParameterLayout(configuration)
    let byName = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
    for slice in layout.slices {
      func refusal(_ fault: TensorFileError.Fault) -> TensorFileError {
        TensorFileError(fault, in: path, tensor: prefix + slice.name)
      }
      guard let tensor = byName[prefix + slice.name] else { throw refusal(.missing) }
      guard tensor.shape == slice.shape else {
        throw refusal(.wrongShape(found: tensor.shape, needed: slice.shape))
      }
      guard tensor.element == .float else {
        throw refusal(.wrongType(found: tensor.element.rawValue))
      }
    }
    let known = Set(layout.slices.map { prefix + $0.name })
    if let other = tensors.first(where: { known.contains($0.name) == false }) {
      throw TensorFileError(.superfluous, in: path, tensor: other.name)
    }
  }

  /// The flat buffer of tensors that were checked.
  func parameters(of tensors: [StoredTensor], prefix: String = "") -> [Float] {
    let byName = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
    return ParameterLayout(configuration).slices.flatMap { byName[prefix + $0.name]?.floats ?? [] }
  }
}

extension ParameterLayout.Slice {
  fileprivate var shape: [Int] { name.contains("bias") ? [rows] : [rows, columns] }
}
