/// The sizes of a recurrent network: everything that decides the shape of its parameters.
public struct NetworkConfiguration: Sendable, Hashable, Encodable {
  /// The kind of every layer.
  public let cell: CellKind
  /// Features that enter the first layer.
  public let inputSize: Int
  /// Features of the hidden state of every layer.
  public let hiddenSize: Int
  /// Layers, one on top of the other.
  public let layers: Int
  /// Outputs of the readout at one time step.
  public let outputSize: Int
  /// The probability that a feature is dropped between two layers while training, in [0, 1).
  public let dropout: Double
  /// The probability that a feature of h₍t−1₎ is dropped before the recurrent product while training, in
  /// [0, 1): the same features at every step of a window (Gal and Ghahramani, 2016).
  public let recurrentDropout: Double
  /// Whether the readout reads the inputs of its step beside the top layer's state, so that a linear
  /// forecast of what is read need not pass through the recurrence.
  public let readsInput: Bool
  /// Whether what a layer reads is added to its states for whatever reads them (Wu et al., 2016, "Google's neural
  /// machine translation system"); of all layers but the first, whose input has another size.
  public let residual: Bool
  /// The steps from the state that a layer reads to the one it writes, layer by layer; `nil` if they are all 1, as
  /// they are unless layers are dilated (Chang et al., 2017, "Dilated recurrent neural networks").
  ///
  /// A layer with dilation d computes h_t from x_t and h₍t−d₎.
  public let dilations: [Int]?
  /// Whether inputs pass through a layer of rectifiers before the first recurrent layer, e_t = max(W x_t + b, 0),
  /// as wide as the hidden state.
  public let embedsInput: Bool
  /// The time step from which on every step goes on from the state before this one, each by itself (Lin et al.,
  /// 2023, "SegRNN", parallel decoding); `nil` if each goes on from the one before it.
  public let branchStep: Int?
  /// The probability that a feature of the top layer is dropped before it is read out while training, in [0, 1).
  public let readoutDropout: Double

  /// The largest dilation: longer than any context is good for.
  public static let largestDilation = 4096

  /// Checks that all sizes are at least 1, that the parameters can be counted, and the ranges of dropout and dilations.
  ///
  /// - Parameter dilations: one for each layer; 1 by default.
  public init(
    cell: CellKind, inputSize: Int, hiddenSize: Int, layers: Int = 1, outputSize: Int,
    dropout: Double = 0, recurrentDropout: Double = 0, readsInput: Bool = false,
    residual: Bool = false, dilations: [Int]? = nil, embedsInput: Bool = false,
    branchStep: Int? = nil, readoutDropout: Double = 0
  ) throws(NetworkError) {
    let sizes = [
      ("input size", inputSize), ("hidden size", hiddenSize), ("number of layers", layers),
      ("output size", outputSize),
    ]
    for (name, value) in sizes where value < 1 { throw .notPositive(name: name, value: value) }
    for (name, value) in [
      ("dropout", dropout), ("recurrent dropout", recurrentDropout),
      ("readout dropout", readoutDropout),
    ] where (value >= 0 && value < 1) == false {
      throw .outOfRange(name: name, value: value, needed: "at least 0 and below 1")
    }
    if let branchStep {
      guard branchStep >= 1 else { throw .notPositive(name: "branch step", value: branchStep) }
      guard dilations?.allSatisfy({ $0 == 1 }) != false else { throw .dilatedBranch }
    }
    if let dilations { try Self.check(dilations, layers: layers) }
    self.cell = cell
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.layers = layers
    self.outputSize = outputSize
    self.dropout = dropout
    self.recurrentDropout = recurrentDropout
    self.readsInput = readsInput
    self.residual = residual
    self.dilations = dilations?.allSatisfy { $0 == 1 } == true ? nil : dilations
    self.embedsInput = embedsInput
    self.branchStep = branchStep
    self.readoutDropout = readoutDropout
    guard countedParameters != nil else {
      throw .tooLarge(
        hiddenSize: hiddenSize, layers: layers, inputSize: inputSize, outputSize: outputSize)
    }
  }

  private static func check(_ dilations: [Int], layers: Int) throws(NetworkError) {
    guard dilations.count == layers else {
      throw .otherDilations(count: dilations.count, layers: layers)
    }
    for dilation in dilations where (1...largestDilation ~= dilation) == false {
      throw .outOfRange(
        name: "dilation", value: Double(dilation), needed: "from 1 to \(largestDilation)")
    }
  }

  /// Whether training drops anything.
  var drops: Bool { dropout > 0 || recurrentDropout > 0 || readoutDropout > 0 }

  /// Features that enter a recurrent layer.
  func inputSize(of layer: Int) -> Int { layer == 0 && !embedsInput ? inputSize : hiddenSize }

  /// The dilation of a layer.
  func dilation(of layer: Int) -> Int { dilations?[layer] ?? 1 }

  /// Whether what a layer reads is added to its states.
  func addsInput(layer: Int) -> Bool { residual && layer > 0 }

  /// The number of parameters of all layers and the readout.
  public var parameterCount: Int { countedParameters ?? .max }

  /// The number of parameters, or `nil` if it overflows.
  private var countedParameters: Int? {
    let blocks = CheckedInt(cell.shape.weightBlocks) * CheckedInt(hiddenSize)
    let first =
      blocks * (CheckedInt(self.inputSize(of: 0)) + CheckedInt(hiddenSize) + CheckedInt(2))
    let embedding =
      CheckedInt(embedsInput ? hiddenSize : 0) * (CheckedInt(inputSize) + CheckedInt(1))
    let other = blocks * (CheckedInt(hiddenSize) + CheckedInt(hiddenSize) + CheckedInt(2))
    let inputs = CheckedInt(readsInput ? inputSize : 0)
    let readout = CheckedInt(outputSize) * (CheckedInt(hiddenSize) + inputs + CheckedInt(1))
    return (embedding + first + CheckedInt(layers - 1) * other + readout).value
  }
}
