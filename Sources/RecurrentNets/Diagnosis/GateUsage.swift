import NumericCore

/// How a layer uses its gates and units over the steps of some windows.
///
/// A gate below 0.1 or above 0.9 is saturated (Karpathy, Johnson and Li, 2015, "Visualizing and
/// understanding recurrent networks"): its gradient is small, and what it decides it decides for good.
public struct GateUsage: Sendable, Hashable {
  /// One gate of all units.
  public struct Gate: Sendable, Hashable, Encodable {
    /// The cell's name for it.
    public let name: String
    /// The mean of its values, and the shares of them below 0.1 and above 0.9.
    public let mean: Double, closedShare: Double, openShare: Double
  }

  /// The gates in the cell's order; none of a vanilla RNN.
  public let gates: [Gate]
  /// The share of hidden states above 0.9 or below −0.9; `nil` where states are not bounded.
  public let saturatedStateShare: Double?
  /// Units whose state never moves by more than 0.001.
  public let deadUnits: Int
  /// All units.
  public let units: Int

  /// The usage of all layers of a network without dropout.
  package static func all(
    of network: TrainedNetwork<Double>, on samples: DiagnosticSamples
  ) -> [GateUsage] {
    let configuration = network.configuration
    var counts = (0..<configuration.layers).map { _ in UsageCount(configuration) }
    let recurrent = RecurrentNetwork<Double>(configuration)
    let parameters = network.buffer
    for strip in samples.strips {
      let trace = NetworkTrace<Double>(
        configuration, steps: strip.input.steps, lanes: strip.input.lanes)
      trace.begin(from: strip.start(of: network))
      recurrent.forward(parameters, input: strip.input, trace: trace)
      for layer in counts.indices {
        counts[layer].add(trace.layers[layer], lanes: strip.samples.count)
      }
    }
    return counts.map(\.usage)
  }
}

/// What is counted on the way to a ``GateUsage``.
private struct UsageCount {
  private let shape: CellShape
  private let units: Int
  private var values = 0.0
  private var sums: [Double], closed: [Double], open: [Double]
  private var saturated = 0.0
  /// By unit.
  private var lowest: [Double], highest: [Double]

  init(_ configuration: NetworkConfiguration) {
    shape = configuration.cell.shape
    units = configuration.hiddenSize
    let none = [Double](repeating: 0, count: shape.gateBlocks.count)
    (sums, closed, open) = (none, none, none)
    lowest = [Double](repeating: .infinity, count: units)
    highest = [Double](repeating: -.infinity, count: units)
  }

  mutating func add(_ trace: LayerTrace<Double>, lanes: Int) {
    let (gates, hidden) = (trace.gates, trace.hidden)
    for step in 0..<gates.steps {
      let (gates, hidden) = (gates[step], hidden[step + trace.dilation])
      for unit in 0..<units {
        for lane in 0..<lanes {
          for (number, block) in shape.gateBlocks.enumerated() {
            let value = gates[block * units + unit, lane]
            sums[number] += value
            if value < 0.1 { closed[number] += 1 }
            if value > 0.9 { open[number] += 1 }
          }
          let state = hidden[unit, lane]
          if abs(state) > 0.9 { saturated += 1 }
          lowest[unit] = min(lowest[unit], state)
          highest[unit] = max(highest[unit], state)
        }
      }
    }
    values += Double(gates.steps * units * lanes)
  }

  var usage: GateUsage {
    GateUsage(
      gates: shape.gateBlocks.enumerated().map { number, block in
        GateUsage.Gate(
          name: shape.blockNames[block], mean: sums[number] / values,
          closedShare: closed[number] / values, openShare: open[number] / values)
      },
      saturatedStateShare: shape.boundsState ? saturated / values : nil,
      deadUnits: zip(lowest, highest).count { $0 <= $1 && $1 - $0 <= 0.001 }, units: units)
  }
}
