import NumericCore

extension KernelCall {
  // Every output is followed by a matrix that the call must leave alone.

  func activation(_ kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    let input = numbers(1, features: sizes.rows, lanes: sizes.lanes)
    let gradient = numbers(2, features: sizes.rows, lanes: sizes.lanes)
    let output = numbers(3, steps: 2, features: sizes.rows, lanes: sizes.lanes)
    switch self {
    case .tanhForward: kernels.tanhForward(input[0], into: output[0])
    case .tanhBackward: kernels.tanhBackward(input[0], gradient: gradient[0], into: output[0])
    case .reluForward: kernels.reluForward(input[0], into: output[0])
    case .drop:
      kernels.drop(
        input[0],
        by: ElementDraws(CounterRandom(seed: 5 << 33 | 7, purpose: .dropout), 3, 9, firstLane: 48),
        probability: 0.3, factor: 1.5, into: output[0])
    default: kernels.reluBackward(input[0], gradient: gradient[0], into: output[0])
    }
    return output.values
  }

  func lstm(_ kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    let (rows, lanes) = (sizes.rows, sizes.lanes)
    let gates = numbers(1, steps: 2, features: 5 * rows, lanes: lanes)
    let previous = numbers(2, features: rows, lanes: lanes)
    let first = numbers(3, steps: 2, features: rows, lanes: lanes)
    let second = numbers(4, steps: 2, features: rows, lanes: lanes)
    let gateGradient = numbers(5, steps: 2, features: 4 * rows, lanes: lanes)
    if self == .lstmForward {
      kernels.lstmForward(
        gates: gates[0], previousCell: previous[0], cell: first[0], hidden: second[0])
    } else {
      kernels.lstmBackward(
        gates: gates[0], previousCell: previous[0], hiddenGradient: first[0],
        cellGradient: second[0], gateGradient: gateGradient[0])
    }
    return [gates, first, second, gateGradient].flatMap(\.values)
  }

  func gru(_ kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    let (rows, lanes) = (sizes.rows, sizes.lanes)
    let gates = numbers(1, steps: 2, features: 4 * rows, lanes: lanes)
    let previous = numbers(2, features: rows, lanes: lanes)
    let hidden = numbers(3, steps: 2, features: rows, lanes: lanes)
    let gateGradient = numbers(4, steps: 2, features: 4 * rows, lanes: lanes)
    if self == .gruForward {
      kernels.gruForward(gates: gates[0], previousHidden: previous[0], hidden: hidden[0])
    } else {
      kernels.gruBackward(
        gates: gates[0], previousHidden: previous[0], hiddenGradient: hidden[0],
        gateGradient: gateGradient[0])
    }
    return [gates, hidden, gateGradient].flatMap(\.values)
  }
}
