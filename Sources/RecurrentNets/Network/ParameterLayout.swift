/// Where each parameter matrix stands in the flat buffer, under PyTorch's names.
public struct ParameterLayout: Sendable, Hashable {
  /// One matrix `[rows, columns]`, row-major from `offset`; a bias has one column.
  public struct Slice: Sendable, Hashable {
    /// PyTorch's name, `weight_hh_l0` for one.
    public let name: String
    /// Rows and columns.
    public let rows: Int, columns: Int
    /// The position of the first element in the flat buffer.
    public let offset: Int
    /// Positions in the flat buffer.
    public var range: Range<Int> { offset..<offset + rows * columns }
  }

  /// The parameters of one recurrent layer.
  public struct Layer: Sendable, Hashable {
    /// W_ih `[blocks · hidden, feature]` and b_ih.
    public let inputWeights: Slice, inputBias: Slice
    /// W_hh `[blocks · hidden, hidden]` and b_hh.
    public let recurrentWeights: Slice, recurrentBias: Slice
  }

  /// The parameters of the layer of rectifiers before the first recurrent one.
  public struct Embedding: Sendable, Hashable {
    /// W `[hidden, feature]` and b.
    public let weights: Slice, bias: Slice
  }

  /// The layers, first to last.
  public let layers: [Layer]
  /// The weights `[output, hidden]` and bias of the readout.
  public let readoutWeights: Slice, readoutBias: Slice
  /// The weights `[output, feature]` with which the readout reads the inputs of its step; `nil` if it does
  /// not.
  public let skipWeights: Slice?
  /// The layer of rectifiers through which inputs pass; `nil` if there is none.
  public let embedding: Embedding?
  /// All matrices in order of memory.
  public let slices: [Slice]
  /// The number of parameters.
  public let count: Int

  /// The layout of a network.
  public init(_ configuration: NetworkConfiguration) {
    var slices: [Slice] = []
    var offset = 0
    func place(_ name: String, _ rows: Int, _ columns: Int) -> Slice {
      let slice = Slice(name: name, rows: rows, columns: columns, offset: offset)
      slices.append(slice)
      offset += rows * columns
      return slice
    }
    let hidden = configuration.hiddenSize
    let rows = configuration.cell.shape.weightBlocks * hidden
    layers = (0..<configuration.layers).map { layer in
      let inputs = configuration.inputSize(of: layer)
      let inputWeights = place("weight_ih_l\(layer)", rows, inputs)
      let recurrentWeights = place("weight_hh_l\(layer)", rows, hidden)
      let inputBias = place("bias_ih_l\(layer)", rows, 1)
      let recurrentBias = place("bias_hh_l\(layer)", rows, 1)
      return Layer(
        inputWeights: inputWeights, inputBias: inputBias, recurrentWeights: recurrentWeights,
        recurrentBias: recurrentBias)
    }
    readoutWeights = place("readout.weight", configuration.outputSize, hidden)
    readoutBias = place("readout.bias", configuration.outputSize, 1)
    skipWeights =
      configuration.readsInput
      ? place("readout.skip", configuration.outputSize, configuration.inputSize) : nil
    embedding =
      configuration.embedsInput
      ? Embedding(
        weights: place("embedding.weight", hidden, configuration.inputSize),
        bias: place("embedding.bias", hidden, 1)) : nil
    self.slices = slices
    count = offset
  }
}
