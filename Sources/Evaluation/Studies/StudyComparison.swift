import Forecasting

/// What changed from one study to another, contender by contender, on the targets that both have scored.
///
/// Contenders are the same if model, horizon and seed are; targets, if the names of file, series and column are.
public struct StudyComparison: Sendable {
  /// A contender of both studies.
  public struct Row: Sendable {
    /// What people call it.
    public let label: String
    /// Steps that are forecast.
    public let horizon: Int
    /// Targets that both studies scored.
    public let targets: Int
    /// The means over these targets in the first and in the second study; `nil` without one.
    public let first: Double?, second: Double?
    /// The test of the differences, second − first.
    public let test: SignedRankTest

    /// What changed, in a word.
    public var change: Change {
      guard let first, let second else { return .undefined }
      guard first != second, let p = test.pValue else { return .none }
      if p >= 0.05 { return .unclear }
      return second < first ? .better : .worse
    }
  }

  /// What a change amounts to.
  public enum Change: String, Sendable, Hashable {
    case better, worse
    /// The scores are the same.
    case none = "the same"
    /// The scores differ, but no more than by chance.
    case unclear = "within chance"
    /// No target has scores in both studies.
    case undefined
  }

  /// The metric that is compared.
  public let metric: Metric
  /// The contenders of both, in the order of the first study.
  public let rows: [Row]
  /// Facts that differ, by name, with what each study says; `nil` where it says nothing.
  public let facts: [(name: String, first: String?, second: String?)]
  /// Contenders and targets of one study only.
  public let contendersOfFirst: [String], contendersOfSecond: [String]
  /// How many targets only one of the studies has.
  public let targetsOfFirst: Int, targetsOfSecond: Int

  /// Compares two studies by a metric of which less is better.
  public init(_ first: StudyResults, _ second: StudyResults, metric: Metric = .mase) {
    self.metric = metric
    let places = (first: Self.places(of: first), second: Self.places(of: second))
    let shared = places.first.compactMap { key, index in
      places.second[key].map { (index, $0) }
    }.sorted { $0.0 < $1.0 }
    rows = first.contenders.compactMap { one in
      second.contenders.first { Self.key($0) == Self.key(one) }.map { other in
        Row(one, other, on: shared, metric: metric.name)
      }
    }
    targetsOfFirst = places.first.count - shared.count
    targetsOfSecond = places.second.count - shared.count
    let keys = (Set(first.contenders.map(Self.key)), Set(second.contenders.map(Self.key)))
    contendersOfFirst = first.contenders.filter { !keys.1.contains(Self.key($0)) }
      .map(Self.name)
    contendersOfSecond = second.contenders.filter { !keys.0.contains(Self.key($0)) }
      .map(Self.name)
    facts = Self.differences(first.facts, second.facts)
  }

  private struct Place: Hashable {
    let file: String, series: String, column: String
  }

  private static func places(of results: StudyResults) -> [Place: Int] {
    var places: [Place: Int] = [:]
    for (index, target) in results.targets.enumerated() {
      let file = results.files[target.file].path.split(separator: "/").last.map(String.init) ?? ""
      let place = Place(file: file, series: target.series, column: target.column)
      if places[place] == nil { places[place] = index }
    }
    return places
  }

  private static func key(_ contender: StudyContender) -> String {
    "\(contender.model)/\(contender.horizon)/\(contender.seed.map(String.init) ?? "")"
  }

  private static func name(_ contender: StudyContender) -> String {
    "\(contender.label), horizon \(contender.horizon)"
  }

  private static func differences(
    _ first: [StudyResults.Fact], _ second: [StudyResults.Fact]
  ) -> [(name: String, first: String?, second: String?)] {
    var names: [String] = []
    for fact in first + second where names.contains(fact.name) == false { names.append(fact.name) }
    return names.flatMap { name -> [(name: String, first: String?, second: String?)] in
      let values = [first, second].map { facts in facts.first { $0.name == name }?.value }
      guard values[0] != values[1] else { return [] }
      guard let one = values[0], let other = values[1],
        let settings = SettingsDifference.all(one, other)
      else { return [(name, values[0], values[1])] }
      return settings.map { ("\(name): \($0.key)", $0.first, $0.second) }
    }
  }
}

extension StudyComparison.Row {
  init(
    _ one: StudyContender, _ other: StudyContender, on shared: [(Int, Int)], metric: String
  ) {
    let values = (one.values(of: metric), other.values(of: metric))
    let pairs = shared.compactMap { pair -> (Double, Double)? in
      guard let first = values.0[pair.0], let second = values.1[pair.1] else { return nil }
      return (first, second)
    }
    label = one.label
    horizon = one.horizon
    targets = pairs.count
    first = pairs.isEmpty ? nil : arithmeticMean(pairs.map(\.0))
    second = pairs.isEmpty ? nil : arithmeticMean(pairs.map(\.1))
    test = SignedRankTest(pairs.map { $1 - $0 })
  }
}
