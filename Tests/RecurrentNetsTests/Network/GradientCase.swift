import NumericCore
import RecurrentNets
import Testing

/// One network, one sequence and one loss whose gradient is checked.
struct GradientCase: Sendable, CustomTestStringConvertible {
  enum Readouts: String, Sendable, CaseIterable { case last, every, some }

  var cell: CellKind
  var layers = 1
  var readouts = Readouts.every
  var loss = LossConfiguration.mse
  var steps = 4
  /// Lanes that hold a window; the others, up to a multiple of 16, carry no weight.
  var batch = 3
  var inputSize = 2
  var hiddenSize = 3
  var outputSize = 2
  /// Whether every third target carries no weight and is NaN.
  var masksTargets = false
  var dropout = 0.0
  var recurrentDropout = 0.0
  /// Whether the readout reads the inputs of its step.
  var readsInput = false
  /// Whether what a layer reads is added to its states.
  var residual = false
  /// The dilations of the layers; `nil`: all 1.
  var dilations: [Int]?
  /// Whether inputs pass through a layer of rectifiers.
  var embedsInput = false
  /// The step from which on all go on from the state before it.
  var branchStep: Int?
  var readoutDropout = 0.0
  var seed: UInt64 = 1

  var testDescription: String {
    "\(cell.rawValue), \(layers) layers, \(steps) steps, batch \(batch), read out at "
      + "\(readouts.rawValue), \(loss.kind.rawValue), dropout \(dropout)"
      + (masksTargets ? ", masked" : "") + (readsInput ? ", input read out" : "")
      + (residual ? ", residual" : "") + (dilations.map { ", dilations \($0)" } ?? "")
      + (embedsInput ? ", embedded" : "") + (branchStep.map { ", branch at \($0)" } ?? "")
      + (readoutDropout > 0 ? ", readout dropout \(readoutDropout)" : "") + ", seed \(seed)"
  }

  var readoutSteps: ReadoutSteps {
    switch readouts {
    case .last: .last(of: steps)
    case .every: .every(of: steps)
    // Neighbours, a gap, and no last step.
    case .some: ReadoutSteps((0..<max(1, steps - 1)).filter { $0 % 3 != 1 })
    }
  }

  func configuration() throws -> NetworkConfiguration {
    try NetworkConfiguration(
      cell: cell, inputSize: inputSize, hiddenSize: hiddenSize, layers: layers,
      outputSize: outputSize * loss.outputsPerTarget, dropout: dropout,
      recurrentDropout: recurrentDropout, readsInput: readsInput, residual: residual,
      dilations: dilations, embedsInput: embedsInput, branchStep: branchStep,
      readoutDropout: readoutDropout)
  }

  /// Every cell and number of layers, read out and judged in every way.
  static let all = CellKind.allCases.flatMap { cell in
    (1...3).flatMap { layers in
      Readouts.allCases.flatMap { readouts in
        LossKind.allCases.map(LossConfiguration.standard).map { loss in
          GradientCase(cell: cell, layers: layers, readouts: readouts, loss: loss)
        }
      }
    }
  }

  /// One case for each cell, changed by `change`.
  static func eachCell(_ change: (inout GradientCase) -> Void) -> [GradientCase] {
    CellKind.allCases.map { cell in
      var result = GradientCase(cell: cell)
      change(&result)
      return result
    }
  }
}
