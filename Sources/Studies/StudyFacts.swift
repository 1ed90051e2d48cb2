import Evaluation
import Forecasting
import GRDB
import SeriesData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is known of a study in words, and which of it decides what comes out.
struct StudyFacts {
  private struct Fact {
    let name: String
    let value: String
    let decides: Bool
  }

  // What facts are named that tell the bytes of a file, and those of the series read from it.
  private static let fileHash = "SHA-256 of "
  private static let seriesHash = "SHA-256 of the series of "

  private let facts: [Fact]

  var isEmpty: Bool { facts.isEmpty }

  init(_ plan: StudyPlan, _ material: StudyMaterial) throws {
    var facts = [
      Fact(name: "command", value: plan.command, decides: false),
      Fact(name: "hindsight", value: plan.version, decides: true),
      Fact(name: "models", value: list(plan.models.map(\.name)), decides: true),
      Fact(name: "horizons", value: list(plan.horizons), decides: true),
      Fact(
        name: "held-out steps", value: plan.holdout.map(String.init) ?? "the horizon", decides: true
      ),
      Fact(name: "seeds", value: list(plan.seeds), decides: true),
      Fact(
        name: "levels of intervals",
        value: plan.levels.isEmpty ? "none" : list(plan.levels.map(Self.number)), decides: true),
      Fact(name: "files", value: list(plan.files), decides: true),
    ]
    if plan.bounds.isEmpty == false {
      facts.append(Fact(name: "bounds", value: "\(plan.bounds)", decides: true))
    }
    for model in plan.models {
      let first = plan.networks[model.name]?.min { $0.key < $1.key }
      guard let settings = first?.value else { continue }
      facts.append(
        Fact(name: "settings of \(model.name)", value: try Self.text(of: settings), decides: true))
    }
    for file in material.files {
      facts.append(
        Fact(name: Self.fileHash + file.path, value: file.digest ?? "unreadable", decides: true))
      guard case .success(let reading) = file.reading else { continue }
      facts.append(
        Fact(name: Self.seriesHash + file.path, value: file.seriesDigest, decides: true))
      let notes = [
        "\(reading.panel.count) series",
        "the rows come \(reading.frequency.reason)",
        "the season length is \(reading.seasonLength.value) (\(reading.seasonLength.reason))",
      ]
      facts.append(
        Fact(name: "read from \(file.path)", value: notes.joined(separator: "; "), decides: false))
    }
    self.facts = facts
  }

  init(from database: Database) throws {
    facts = try Row.fetchAll(
      database, sql: "SELECT name, value, decides FROM fact ORDER BY position"
    ).map { Fact(name: $0[0], value: $0[1], decides: $0[2]) }
  }

  func write(to database: Database) throws {
    for (position, fact) in facts.enumerated() {
      try database.execute(
        sql: "INSERT INTO fact (position, name, value, decides) VALUES (?, ?, ?, ?)",
        arguments: [position + 1, fact.name, fact.value, fact.decides])
    }
  }

  /// What began otherwise, each in a clause.
  func differences(from other: StudyFacts) -> [String] {
    let (known, asked) = (deciding, other.deciding)
    let names = (facts + other.facts).map(\.name)
    var seen: Set<String> = []
    let differing = names.filter { seen.insert($0).inserted && known[$0] != asked[$0] }
    return differing.flatMap { name -> [String] in
      if let own = known[name], let others = asked[name],
        let settings = SettingsDifference.all(own, others)
      {
        return settings.map { Self.clause("\(name): \($0.key)", $0.first, $0.second) }
      }
      if name.hasPrefix(Self.seriesHash) {
        let file = name.dropFirst(Self.seriesHash.count)
        // Where the bytes differ, what was read from them says nothing more.
        return differing.contains(Self.fileHash + file)
          ? [] : ["other options read the series of \(file)"]
      }
      if name.hasPrefix(Self.fileHash) {
        return ["the data of \(name.dropFirst(Self.fileHash.count)) differ"]
      }
      return [Self.clause(name, known[name], asked[name])]
    }
  }

  private static func clause(_ name: String, _ first: String?, _ second: String?) -> String {
    "\(name) was \(first ?? "not set"), here it is \(second ?? "not set")"
  }

  private var deciding: [String: String] {
    Dictionary(facts.filter(\.decides).map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// The settings as one line of JSON; the seeds stand by themselves.
  private static func text(of settings: NetworkSettings) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(settings), as: UTF8.self)
  }

  private static func number(_ value: Double) -> String {
    value.description.hasSuffix(".0") ? String(value.description.dropLast(2)) : value.description
  }
}

private func list(_ values: [some CustomStringConvertible]) -> String {
  values.map(\.description).joined(separator: ", ")
}
