import RecurrentNets
import SeriesData
import TensorFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Everything that decides how a training goes, by name: data, options, and what it starts from.
///
/// What may change while a run is stopped is left out: threads, and what is done about a loss that is not
/// finite.
struct TrainingIdentity: Codable, Equatable {
  private var facts: [String: String]

  private static let digestMark = "sha256:"

  /// - Parameter start: the parameters that training starts from; `nil` if they are drawn.
  init(
    _ histories: [TimeSeries], plan: NetworkPlan, options: TrainingOptions, horizon: Int,
    start: [Float]?
  ) throws {
    var settings = plan.settings
    settings.training = options
    let tree = try JSONDecoder().decode(Tree.self, from: JSONEncoder().encode(settings))
    facts = Dictionary(uniqueKeysWithValues: tree.leaves(""))
    facts["training.recovery"] = nil
    facts["horizon"] = "\(horizon)"
    facts["contextLength"] = "\(plan.shape.contextLength)"
    facts["validationLength"] = "\(plan.validationLength)"
    facts["series"] = nameList(histories.prefix(3).map(\.name))
    facts["number of series"] = "\(histories.count)"
    facts["columns"] = nameList(histories[0].channels.map(\.name))
    let covariates = histories[0].covariates
    facts["covariates"] = nameList(
      (covariates.past + covariates.future).map(\.name) + covariates.fixed.map(\.name))
    facts["frequency"] = histories[0].axis.frequency.description
    facts["first time"] = histories[0].axis.label(at: 0)
    facts["observations"] = "\(histories.reduce(0) { $0 + $1.count })"
    facts["values"] = Self.digest(
      histories.lazy.flatMap { history in
        let covariates = history.covariates
        return
          (history.channels + covariates.past + covariates.future
          + (covariates.weights.map { [$0] } ?? [])).lazy.map {
            StoredTensor("\(history.name) \($0.name)", shape: [$0.values.count], $0.values)
          }
      })
    facts["static values"] = Self.digest(
      histories.lazy.flatMap { history in
        history.covariates.fixed.lazy.map {
          StoredTensor("\(history.name) \($0.name) \($0.value)", shape: [0], [Float]())
        }
      })
    facts["first parameters"] = start.map {
      Self.digest(CollectionOfOne(StoredTensor("", shape: [$0.count], $0)))
    }
  }

  /// What another training has otherwise, as the end of a sentence; `nil` if nothing.
  func difference(from other: TrainingIdentity) -> String? {
    let names = Set(facts.keys).union(other.facts.keys)
      .filter { facts[$0] != other.facts[$0] }.sorted()
    guard names.isEmpty == false else { return nil }
    let parts = names.prefix(3).map { name in
      let (found, needed) = (facts[name], other.facts[name])
      return [found, needed].contains { $0?.hasPrefix(Self.digestMark) == true }
        ? "the \(name) differ" : "\(name) is \(found ?? "not set"), here \(needed ?? "not set")"
    }
    return (parts + (names.count > 3 ? ["and \(names.count - 3) more"] : []))
      .joined(separator: "; ")
  }

  private static func digest(_ tensors: some Sequence<StoredTensor>) -> String {
    var hash = SHA256()
    for tensor in tensors {
      hash.update(Array("\(tensor.name.utf8.count):\(tensor.name)\(tensor.shape)".utf8)[...])
      hash.update(tensor.bytes[...])
    }
    return digestMark + hash.finish()
  }
}

/// JSON of any shape, to be taken apart into its leaves.
private enum Tree: Decodable {
  case leaf(String)
  case list([Tree])
  case object([String: Tree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .leaf("not set")
    } else if let object = try? value.decode([String: Tree].self) {
      self = .object(object)
    } else if let list = try? value.decode([Tree].self) {
      self = .list(list)
    } else if let text = try? value.decode(String.self) {
      self = .leaf(text)
    } else if let truth = try? value.decode(Bool.self) {
      self = .leaf("\(truth)")
    } else if let whole = try? value.decode(UInt64.self) {
      self = .leaf("\(whole)")
    } else {
      self = .leaf("\(try value.decode(Double.self))")
    }
  }

  /// The leaves, each under the keys that lead to it, parted by points.
  func leaves(_ path: String) -> [(String, String)] {
    func inside(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    return switch self {
    case .leaf(let text): [(path, text)]
    case .list(let list): list.enumerated().flatMap { $1.leaves(inside("\($0 + 1)")) }
    case .object(let object): object.flatMap { $1.leaves(inside($0)) }
    }
  }
}
