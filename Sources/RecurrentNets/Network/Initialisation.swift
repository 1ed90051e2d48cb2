/// How the parameters of a new network are drawn.
public struct Initialisation: Sendable, Hashable, Codable {
  /// The weights W_ih of the layers and those of the readout.
  public enum InputWeights: String, Sendable, Hashable, Codable, CaseIterable {
    /// Uniform on ±1/√hidden, biases too, as PyTorch draws them.
    case uniform
    /// Uniform on ±√(6/(inputs + outputs)) of each gate, biases 0 (Glorot and Bengio, 2010).
    case xavier
    /// Uniform on ±√(6/inputs), biases 0 (He et al., 2015), for the rectifier.
    case he
  }

  /// The weights W_hh, gate by gate.
  public enum RecurrentWeights: String, Sendable, Hashable, Codable, CaseIterable {
    /// Uniform on ±1/√hidden.
    case uniform
    /// A random rotation, which keeps the length of a state (Saxe, McClelland and Ganguli, 2014).
    case orthogonal
    /// The identity, which keeps a state as it is: for the rectifier (Le, Jaitly and Hinton, 2015).
    case identity
  }

  /// The rule for the weights of inputs.
  public let inputWeights: InputWeights
  /// The rule for the weights of states.
  public let recurrentWeights: RecurrentWeights
  /// What the forget gates of an LSTM begin with in place of a bias that is drawn; `nil` leaves it.
  ///
  /// 1 keeps states (Jozefowicz, Zaremba and Sutskever, 2015). Other cells have no forget gate.
  public let forgetBias: Double?

  /// No forget bias is larger: the gate is open long before, and further up its bias would drown what it reads.
  public static let largestForgetBias = 100.0

  /// By default everything is drawn as PyTorch does.
  public init(
    inputWeights: InputWeights = .uniform, recurrentWeights: RecurrentWeights = .uniform,
    forgetBias: Double? = nil
  ) throws(NetworkError) {
    if let forgetBias, (abs(forgetBias) <= Self.largestForgetBias) == false {
      let most = Int(Self.largestForgetBias)
      throw .outOfRange(name: "forget bias", value: forgetBias, needed: "from -\(most) to \(most)")
    }
    self.inputWeights = inputWeights
    self.recurrentWeights = recurrentWeights
    self.forgetBias = forgetBias
  }

  private init() {
    inputWeights = .uniform
    recurrentWeights = .uniform
    forgetBias = nil
  }

  /// As PyTorch draws.
  public static let standard = Initialisation()
}
