import ArgumentParser
import Forecasting
import RecurrentNets
import SeriesData

/// The kinds of network by which users know them; the activation chooses among vanilla RNNs.
enum ModelKind: String, CaseIterable, ExpressibleByArgument {
  case rnn, gru, lstm
}

/// The function of a vanilla RNN.
enum Activation: String, CaseIterable, ExpressibleByArgument {
  case tanh, relu
}

extension NetworkSettings.Strategy: ExpressibleByArgument {}
extension NetworkSettings.LossAt: ExpressibleByArgument {}
extension NetworkSettings.Level: ExpressibleByArgument {}
extension NetworkSettings.Logarithm: ExpressibleByArgument {}

/// Which network forecasts, and what it reads.
struct NetworkOptions: ParsableArguments {
  @Option(help: "The recurrent network.")
  var model = ModelKind.gru

  @Option(help: "The activation of a vanilla RNN. Default: tanh.")
  var activation: Activation?

  @Option(help: "The size of the hidden state.")
  var hidden = 32

  @Option(help: "Recurrent layers.")
  var layers = 1

  @Option(help: "The probability of dropout between layers.")
  var dropout = 0.0

  @Option(
    help: "Past steps that the network reads. Default: two seasons, or twice the horizon.")
  var context: Int?

  @Option(
    help: "multi-output forecasts all steps at once; recursive one, which is fed back.")
  var strategy = NetworkSettings.Strategy.multiOutput

  @Option(help: "Where the error is taken: at the last step of a window, or at every step.")
  var lossAt = NetworkSettings.LossAt.last

  @Option(
    help: "How values are scaled: \(ScalerKind.all.map(\.name).joined(separator: ", ")).",
    transform: parseScaler)
  var scaler = ScalerKind.standardise

  @Option(name: .customLong("log"), help: "Whether the logarithm is taken first.")
  var logarithm = NetworkSettings.Logarithm.auto

  @Option(help: "What is taken away from each window: its last value, or nothing.")
  var level = NetworkSettings.Level.lastValue

  func validate() throws {
    if activation != nil && model != .rnn {
      throw ValidationError("--activation is for --model rnn; \(model.rawValue) has its own.")
    }
    if dropout > 0 && layers == 1 {
      throw ValidationError("--dropout acts between layers; use --layers 2 or more.")
    }
  }

  /// The settings that these options and those of training make up.
  func settings(training: TrainingOptions) -> NetworkSettings {
    var settings = NetworkSettings(training: training)
    settings.cell =
      switch (model, activation) {
      case (.rnn, .relu): .rnnReLU
      case (.rnn, _): .rnnTanh
      case (.gru, _): .gru
      case (.lstm, _): .lstm
      }
    settings.hiddenSize = hidden
    settings.layers = layers
    settings.dropout = dropout
    settings.contextLength = context
    settings.strategy = strategy
    settings.lossAt = lossAt
    settings.scaler = scaler
    settings.logarithm = logarithm
    settings.level = level
    return settings
  }
}

private func parseScaler(_ text: String) throws -> ScalerKind {
  guard let kind = ScalerKind(name: text) else {
    let names = ScalerKind.all.map(\.name).joined(separator: ", ")
    throw ValidationError("'\(text)' is no scaler; use one of \(names).")
  }
  return kind
}
