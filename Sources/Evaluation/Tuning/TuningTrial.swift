import NumericCore

/// A value that was drawn for an option.
public struct TrialChoice: Sendable, Hashable {
  /// The option, without its hyphens.
  public let option: String
  /// The value, as the command line takes it.
  public let value: String

  /// A value of an option.
  public init(_ option: String, _ value: String) {
    self.option = option
    self.value = value
  }

  /// The words of a command line; none of a flag that is not set.
  public var arguments: [String] {
    guard TunableOption(name: option)?.kind == .flag else { return ["--\(option)", value] }
    return value == "true" ? ["--\(option)"] : []
  }
}

/// One point of a search space.
public struct TuningTrial: Sendable, Hashable {
  /// Counted from 1, in the order in which trials are drawn.
  public let number: Int
  /// What was drawn, in the order of the space; options that mean nothing beside the others are left out.
  public let choices: [TrialChoice]

  /// A trial.
  public init(number: Int, choices: [TrialChoice]) {
    self.number = number
    self.choices = choices
  }

  /// The value of an option; `nil` if it was left out.
  public func value(of option: String) -> String? {
    choices.first { $0.option == option }?.value
  }

  /// The words of a command line.
  public var arguments: [String] { choices.flatMap(\.arguments) }

  /// The options of some names that mean nothing beside what was drawn.
  public func idle(among names: Set<String>) -> [TunableOption] {
    TunableOption.all.filter { names.contains($0.name) && $0.isMeant(beside: choices) == false }
  }
}

extension SearchSpace {
  /// Draws in vain after which a space holds no further trial.
  private static let mostAttempts: UInt32 = 1000

  /// Different trials, drawn at random (Bergstra and Bengio, 2012, "Random search for hyper-parameter
  /// optimization").
  ///
  /// A trial depends on the seed and its number: more of them begin with the same ones.
  ///
  /// - Returns: as many as asked for, or fewer where the space holds no more.
  public func trials(_ count: Int, seed: UInt64) -> [TuningTrial] {
    let random = CounterRandom(seed: seed, purpose: .search)
    var trials: [TuningTrial] = []
    var seen: Set<[TrialChoice]> = []
    while trials.count < count {
      let place = UInt32(trials.count)
      let fresh = (0..<Self.mostAttempts).lazy
        .map { attempt in draw { random.uniform(place, UInt32($0), attempt) } }
        .first { seen.contains($0) == false }
      guard let fresh else { break }
      seen.insert(fresh)
      trials.append(TuningTrial(number: trials.count + 1, choices: fresh))
    }
    return trials
  }

  /// Trials in which every declared value stands at least once, ends of intervals included.
  public func probes(seed: UInt64) -> [TuningTrial] {
    let random = CounterRandom(seed: seed, purpose: .search)
    let places = dimensions.indices.map { random.uniform(0, UInt32($0)) }
    return dimensions.indices.flatMap { probed in
      dimensions[probed].probes.map { value in
        let choices = dimensions.indices.map { index in
          TrialChoice(
            dimensions[index].option.name,
            index == probed ? value : dimensions[index].value(at: places[index]))
        }
        return TuningTrial(number: 1, choices: meant(choices))
      }
    }
  }

  private func draw(_ place: (Int) -> Double) -> [TrialChoice] {
    meant(
      dimensions.indices.map {
        TrialChoice(dimensions[$0].option.name, dimensions[$0].value(at: place($0)))
      })
  }

  private func meant(_ choices: [TrialChoice]) -> [TrialChoice] {
    choices.filter { TunableOption(name: $0.option)?.isMeant(beside: choices) ?? true }
  }
}
