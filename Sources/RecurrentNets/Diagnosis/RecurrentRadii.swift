/// The spectral radii of the recurrent weights of one layer, block by block.
///
/// A vanilla RNN whose radius is below 1 forgets, above 1 its gradients can grow; the gates of LSTM and GRU
/// decide for themselves, so that their radii tell less.
public struct RecurrentRadii: Sendable, Hashable, Encodable {
  /// The radius of one block of W_hh.
  public struct Block: Sendable, Hashable {
    /// What the block makes: a gate, the candidate, or the state itself.
    public let name: String
    /// Its spectral radius; `nil` if a weight is not finite.
    public let radius: Double?
  }

  /// The blocks in order.
  public let blocks: [Block]

  /// The radii of all layers of a network.
  package static func all(of network: TrainedNetwork<Double>) -> [RecurrentRadii] {
    let (configuration, parameters) = (network.configuration, network.parameters)
    let size = configuration.hiddenSize
    return ParameterLayout(configuration).layers.map { layer in
      RecurrentRadii(
        blocks: configuration.cell.shape.blockNames.enumerated().map { number, name in
          let first = layer.recurrentWeights.offset + number * size * size
          return Block(
            name: name,
            radius: SpectralRadius.of(
              Array(parameters[first..<first + size * size]), size: size))
        })
    }
  }
}
