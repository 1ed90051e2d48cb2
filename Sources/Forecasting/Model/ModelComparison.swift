import RecurrentNets
import SeriesData

/// What differs between two model files.
public struct ModelComparison: Sendable, Hashable {
  /// A matrix whose numbers differ.
  public struct Tensor: Sendable, Hashable {
    /// PyTorch's name.
    public let name: String
    /// The largest difference of two numbers, and how many differ of how many.
    public let largest: Double, differing: Int, count: Int
  }

  /// A line of the configuration that the models do not share; `nil` where one has no such line.
  public struct Setting: Sendable, Hashable {
    /// What is set.
    public let name: String
    /// How it is set in either.
    public let first: String?, second: String?
  }

  /// Differing lines of the configuration.
  public let settings: [Setting]
  /// Differing matrices, in the order of the file; `nil` if the sizes differ, so that none are alike.
  public let tensors: [Tensor]?

  /// Whether the models hold the same.
  public var isEmpty: Bool { settings.isEmpty && tensors?.isEmpty == true }

  /// Compares two models.
  public init(_ first: StoredModel, _ second: StoredModel) {
    let (one, other) = (Dictionary(facts: first.facts), Dictionary(facts: second.facts))
    let names = first.facts.map(\.name) + second.facts.map(\.name).filter { one[$0] == nil }
    settings = names.filter { one[$0] != other[$0] }.map {
      Setting(name: $0, first: one[$0], second: other[$0])
    }
    let (these, those) = (first.matrices, second.matrices)
    guard
      these.elementsEqual(those, by: { $0.name == $1.name && $0.values.count == $1.values.count })
    else {
      tensors = nil
      return
    }
    tensors = zip(these, those).compactMap { one, other in
      let differences = zip(one.values, other.values).map { abs(Double($0) - Double($1)) }
        .filter { $0 > 0 }
      guard let largest = differences.max() else { return nil }
      return Tensor(
        name: one.name, largest: largest, differing: differences.count, count: one.values.count)
    }
  }
}

extension ModelFile {
  /// One thing that a model file says, in words.
  public struct Fact: Sendable, Hashable {
    /// What it is about, and what is said.
    public let name: String, value: String
  }

  /// What the file says of the network, but for its parameters.
  public var facts: [Fact] {
    let sizes = network.configuration
    let columns = content.columns.map { column in
      Fact(
        name: "column '\(column.name)'",
        value: (content.transform?.map { "\($0), " }.joined() ?? "") + "\(column.scaler.kind)"
          + (column.scaler.takesLogarithm ? " of the logarithm" : "")
          + ", offset \(column.scaler.offset), scale \(column.scaler.scale), spread \(column.spread)"
      )
    }
    return [
      Fact(name: "cell", value: sizes.cell.title),
      Fact(name: "hidden size", value: "\(sizes.hiddenSize)"),
      Fact(name: "layers", value: "\(sizes.layers)"),
      Fact(name: "residual", value: sizes.residual ? "yes" : "no"),
      Fact(
        name: "dilations",
        value: sizes.dilations?.map(\.description).joined(separator: ", ") ?? "none"),
      Fact(name: "dropout", value: "\(sizes.dropout)"),
      Fact(name: "recurrent dropout", value: "\(sizes.recurrentDropout)"),
      Fact(name: "readout dropout", value: "\(sizes.readoutDropout)"),
      Fact(name: "parameters", value: "\(sizes.parameterCount)"),
      Fact(name: "context length", value: "\(contextLength)"),
      Fact(name: "segment", value: content.segment.map(\.description) ?? "none"),
      Fact(
        name: "columns read",
        value: content.channels == .independent ? "each by itself" : "together"),
      Fact(name: "horizon", value: "\(horizon)"),
      Fact(name: "strategy", value: content.strategy.rawValue),
      Fact(name: "loss", value: lossText),
      Fact(name: "loss at", value: content.lossAt.rawValue),
      Fact(name: "levels", value: Self.list(content.levels)),
      Fact(name: "told what is missing", value: content.tellsMissing == true ? "yes" : "no"),
      Fact(name: "stateful", value: content.isStateful == true ? "yes" : "no"),
      Fact(name: "level", value: content.level.rawValue),
      Fact(name: "frequency", value: content.frequency),
      Fact(name: "season length", value: "\(content.seasonLength)"),
      Fact(name: "training steps", value: "\(content.trainingSteps)"),
    ] + columns + inputFacts + [Fact(name: "training", value: trainingOptions)]
  }

  /// The loss with the settings that it has.
  private var lossText: String {
    switch loss.kind {
    case .pinball: "\(loss.kind.rawValue) of \(Self.list(loss.quantiles))"
    case .huber: "\(loss.kind.rawValue), linear from \(loss.delta)"
    default: loss.kind.rawValue
    }
  }

  private static func list(_ numbers: [Double]) -> String {
    numbers.isEmpty ? "none" : numbers.map(plainText).joined(separator: ", ")
  }

  /// What is read beside the columns; nothing where there is nothing.
  private var inputFacts: [Fact] {
    guard let plan = content.inputs?.plan else { return [] }
    let facts = [
      ("past covariates", plan.past.map { "\(Excerpt($0))" }),
      ("future covariates", plan.future.map { "\(Excerpt($0))" }),
      ("calendar", plan.calendar.map(\.rawValue)),
      (
        "holidays",
        plan.holidays?.kinds.map { "\(Excerpt($0.name)) (\(countText($0.days.count, "day")))" }
          ?? []
      ),
      ("lags", plan.lags.map { "\($0)" }),
    ]
    return facts.filter { $1.isEmpty == false }.map {
      Fact(name: $0, value: $1.joined(separator: ", "))
    }
  }
}

extension [String: String] {
  fileprivate init(facts: [ModelFile.Fact]) {
    self.init(facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
