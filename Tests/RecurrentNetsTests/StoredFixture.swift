import Foundation
import NumericCore
import RecurrentNets
import Testing

/// A tensor of a fixture, values in row-major order.
struct StoredTensor: Decodable {
  let shape: [Int]
  let values: [Double]
}

/// What PyTorch computed for one cell and one number of layers; `make_fixtures.py` describes it.
struct CellFixture: Decodable {
  struct Sizes: Decodable {
    let cell: CellKind
    let layers: Int
    let inputSize: Int
    let hiddenSize: Int
    let outputSize: Int
    let steps: Int
    let batch: Int
  }

  struct Gradients: Decodable {
    let parameters: [String: StoredTensor]
    let input: StoredTensor
    let initialState: [String: StoredTensor]
  }

  struct Readout: Decodable {
    let output: StoredTensor
    let loss: Double
    let gradients: Gradients
  }

  struct Training: Decodable {
    let settings: OptimiserSettings
    let losses: [Double]
  }

  let configuration: Sizes
  let parameters: [String: StoredTensor]
  let input: StoredTensor
  let initialState: [String: StoredTensor]
  let targets: StoredTensor
  let hidden: StoredTensor
  let finalState: [String: StoredTensor]
  let last: Readout
  let every: Readout
  let training: [String: Training]

  /// The names of the fixtures.
  static let names = CellKind.allCases.flatMap { ["\($0.rawValue)-1", "\($0.rawValue)-2"] }

  func networkConfiguration() throws -> NetworkConfiguration {
    try NetworkConfiguration(
      cell: configuration.cell, inputSize: configuration.inputSize,
      hiddenSize: configuration.hiddenSize, layers: configuration.layers,
      outputSize: configuration.outputSize)
  }

  /// The parameters in our order of memory.
  func flatParameters<Scalar: KernelScalar>(_ layout: ParameterLayout) throws -> [Scalar] {
    try layout.slices.flatMap { slice in
      let stored = try #require(parameters[slice.name], "no \(slice.name)")
      #expect(stored.values.count == slice.rows * slice.columns)
      return stored.values.map { Scalar($0) }
    }
  }
}

/// The settings of one of PyTorch's optimisers.
struct OptimiserSettings: Decodable {
  let lr: Double
  let momentum: Double?
  let nesterov: Bool?
  let betas: [Double]?
  let weightDecay: Double?
  let clipNorm: Double?

  enum CodingKeys: String, CodingKey {
    case lr, momentum, nesterov, betas
    case weightDecay = "weight_decay"
    case clipNorm = "clip_norm"
  }

  /// - Parameter name: the kind, perhaps followed by a hyphen and what is special.
  func configuration(of name: String) throws -> OptimiserConfiguration {
    let kind = name.prefix { $0 != "-" }
    return try OptimiserConfiguration(
      kind: #require(OptimiserKind(rawValue: String(kind))), learningRate: lr,
      momentum: momentum ?? 0, nesterov: nesterov ?? false, weightDecay: weightDecay ?? 0)
  }
}

/// Reads a fixture that stands beside the tests.
func fixture<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
  return try JSONDecoder().decode(type, from: data)
}

/// ‖actual − expected‖ ÷ ‖expected‖.
func relativeError(_ actual: [Double], _ expected: [Double]) -> Double {
  guard actual.count == expected.count else { return .infinity }
  let difference = zip(actual, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  let size = expected.reduce(0) { $0 + $1 * $1 }
  return size > 0 ? (difference / size).squareRoot() : difference.squareRoot()
}
