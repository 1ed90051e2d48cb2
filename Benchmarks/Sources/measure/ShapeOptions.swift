import ArgumentParser
import RecurrentNets
import Synthetic

/// The sizes of a network and its batch.
struct ShapeOptions: ParsableArguments {
  enum Cell: String, CaseIterable, ExpressibleByArgument {
    case rnn, gru, lstm
    case relu = "rnn-relu"

    var kind: CellKind {
      switch self {
      case .rnn: .rnnTanh
      case .relu: .rnnReLU
      case .gru: .gru
      case .lstm: .lstm
      }
    }
  }

  @Option(help: "The recurrent network.") var cell = Cell.gru
  @Option(help: "Features of the input.") var input = 1
  @Option(help: "Features of the hidden state.") var hidden = 64
  @Option(help: "Time steps.") var steps = 96
  @Option(help: "Windows in the batch.") var batch = 64
  @Option(help: "Recurrent layers.") var layers = 1

  func validate() throws {
    let sizes = [
      ("input", input), ("hidden", hidden), ("steps", steps), ("batch", batch), ("layers", layers),
    ]
    for (name, value) in sizes where value < 1 {
      throw ValidationError("--\(name) must be at least 1, but is \(value).")
    }
  }

  func shape(readsEveryStep: Bool = false) -> Shape {
    Shape(
      cell: cell.kind, input: input, hidden: hidden, steps: steps, batch: batch, layers: layers,
      readsEveryStep: readsEveryStep)
  }

  /// The names and values as they stand in a JSON line.
  var facts: Facts {
    Facts(
      cell: cell.rawValue, input: input, hidden: hidden, steps: steps, batch: batch, layers: layers)
  }

  struct Facts: Encodable {
    let cell: String
    let input: Int, hidden: Int, steps: Int, batch: Int, layers: Int
  }
}
