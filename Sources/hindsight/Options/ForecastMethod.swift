import ArgumentParser
import Forecasting

/// The kinds of network by which users know them; the activation chooses among vanilla RNNs.
enum NetworkKind: String, CaseIterable {
  case rnn, gru, lstm
}

/// What forecasts: a network that is trained, a statistical method that is not, or both together.
enum ForecastMethod: ExpressibleByArgument {
  case automatic
  case network(NetworkKind)
  case baseline(any Baseline)

  init?(argument: String) {
    guard let method = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = method
  }

  static var allValueStrings: [String] { all.map(\.name) }

  var defaultValueDescription: String { name }

  private static var all: [ForecastMethod] {
    [.automatic] + NetworkKind.allCases.map { .network($0) } + Baselines.all.map { .baseline($0) }
  }

  /// The name on the command line.
  var name: String {
    switch self {
    case .automatic: "auto"
    case .network(let kind): kind.rawValue
    case .baseline(let baseline): baseline.keyword
    }
  }

  /// The kind of network; `nil` if it is none.
  var kind: NetworkKind? {
    if case .network(let kind) = self { kind } else { nil }
  }
}
