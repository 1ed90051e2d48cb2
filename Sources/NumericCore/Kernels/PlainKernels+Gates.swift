import RealModule

extension PlainKernels {
  /// As ``KernelSet`` states.
  public func tanhForward(_ a: borrowing Matrix, into h: borrowing Matrix) {
    for k in 0..<h.count { h[k] = .tanh(a[k]) }
  }

  /// As ``KernelSet`` states.
  public func tanhBackward(
    _ h: borrowing Matrix, gradient: borrowing Matrix, into a: borrowing Matrix
  ) {
    for k in 0..<h.count { a[k] = gradient[k] * (1 - h[k] * h[k]) }
  }

  /// As ``KernelSet`` states.
  public func reluForward(_ a: borrowing Matrix, into h: borrowing Matrix) {
    for k in 0..<h.count { h[k] = a[k] < 0 ? 0 : a[k] }
  }

  /// As ``KernelSet`` states.
  public func reluBackward(
    _ h: borrowing Matrix, gradient: borrowing Matrix, into a: borrowing Matrix
  ) {
    for k in 0..<h.count { a[k] = h[k] > 0 ? gradient[k] : 0 }
  }

  /// c_t = f ⊙ c₍t−1₎ + i ⊙ g, h_t = o ⊙ tanh(c_t), with i, f, o = σ(a) and g = tanh(a).
  ///
  /// `gates` `[5 · hidden, lane]`: the pre-activations of i, f, g, o become their activations, and
  /// the fifth block becomes tanh(c_t).
  public func lstmForward(
    gates: borrowing Matrix, previousCell: borrowing Matrix, cell: borrowing Matrix,
    hidden: borrowing Matrix
  ) {
    let count = hidden.count
    for k in 0..<count {
      let i = sigmoid(gates[k])
      let f = sigmoid(gates[count + k])
      let g = Scalar.tanh(gates[2 * count + k])
      let o = sigmoid(gates[3 * count + k])
      let c = f * previousCell[k] + i * g
      let squashed = Scalar.tanh(c)
      gates[k] = i
      gates[count + k] = f
      gates[2 * count + k] = g
      gates[3 * count + k] = o
      gates[4 * count + k] = squashed
      cell[k] = c
      hidden[k] = o * squashed
    }
  }

  /// `cellGradient` holds ∂L/∂c_t as step t + 1 left it, and becomes ∂L/∂c₍t−1₎; `gateGradient`
  /// receives the gradient of the pre-activations of i, f, g, o.
  public func lstmBackward(
    gates: borrowing Matrix, previousCell: borrowing Matrix, hiddenGradient: borrowing Matrix,
    cellGradient: borrowing Matrix, gateGradient: borrowing Matrix
  ) {
    let count = hiddenGradient.count
    for k in 0..<count {
      let i = gates[k]
      let f = gates[count + k]
      let g = gates[2 * count + k]
      let o = gates[3 * count + k]
      let squashed = gates[4 * count + k]
      let dh = hiddenGradient[k]
      let dc = cellGradient[k] + dh * o * (1 - squashed * squashed)
      gateGradient[k] = dc * g * i * (1 - i)
      gateGradient[count + k] = dc * previousCell[k] * f * (1 - f)
      gateGradient[2 * count + k] = dc * i * (1 - g * g)
      gateGradient[3 * count + k] = dh * squashed * o * (1 - o)
      cellGradient[k] = dc * f
    }
  }

  /// r, z = σ(a), n = tanh(a_n + r ⊙ b_n), h_t = (1 − z) ⊙ n + z ⊙ h₍t−1₎.
  ///
  /// `gates` `[4 · hidden, lane]`: pre-activations of r and z, the input part a_n and the recurrent
  /// part b_n of the candidate; the first three become r, z, n.
  public func gruForward(
    gates: borrowing Matrix, previousHidden: borrowing Matrix, hidden: borrowing Matrix
  ) {
    let count = hidden.count
    for k in 0..<count {
      let r = sigmoid(gates[k])
      let z = sigmoid(gates[count + k])
      let n = Scalar.tanh(gates[3 * count + k] + r * gates[2 * count + k])
      gates[k] = r
      gates[count + k] = z
      gates[3 * count + k] = n
      hidden[k] = n + z * (previousHidden[k] - n)
    }
  }

  /// `hiddenGradient` holds ∂L/∂h_t and becomes the part of ∂L/∂h₍t−1₎ that bypasses the gates,
  /// ∂L/∂h_t ⊙ z; `gateGradient` receives the gradients of the four blocks of pre-activations.
  public func gruBackward(
    gates: borrowing Matrix, previousHidden: borrowing Matrix, hiddenGradient: borrowing Matrix,
    gateGradient: borrowing Matrix
  ) {
    let count = hiddenGradient.count
    for k in 0..<count {
      let r = gates[k]
      let z = gates[count + k]
      let n = gates[3 * count + k]
      let dh = hiddenGradient[k]
      let dn = dh * (1 - z) * (1 - n * n)
      gateGradient[k] = dn * gates[2 * count + k] * r * (1 - r)
      gateGradient[count + k] = dh * (previousHidden[k] - n) * z * (1 - z)
      gateGradient[2 * count + k] = dn * r
      gateGradient[3 * count + k] = dn
      hiddenGradient[k] = dh * z
    }
  }

  private func sigmoid(_ x: Scalar) -> Scalar { 1 / (1 + .exp(-x)) }
}
