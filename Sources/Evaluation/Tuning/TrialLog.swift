import HostSystem
import RecurrentNets
import SeriesData
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The trials of a search in a file, one JSON line each as it ends, behind one that says which search it is.
///
/// A line that was cut off is written anew. The lines stand in the order in which trials ended.
public final class TrialLog: Sendable {
  /// The path of the file.
  public let path: String
  private let lines: LineLog
  private let kept: Mutex<[Place: TrialOutcome]>

  /// What a judgement is found by.
  private struct Place: Hashable {
    let trial: Int
    let length: TrainingOptions.Length
  }

  /// The first line.
  private struct Head: Codable {
    let search: SearchIdentity
  }

  /// A line.
  private struct Line: Codable {
    let trial: Int
    let epochs: Int?
    let trainingSteps: Int?
    let settings: [String: String]
    let score: Double?
    let failure: String?
  }

  /// Takes the file, or makes it.
  ///
  /// - Parameter resumes: whether to go on from what it holds; else it must hold nothing.
  /// - Throws: ``TrialLogError``; `FileError` if it cannot be written, or another search has it.
  public init(_ path: String, of search: SearchIdentity, resumes: Bool) throws {
    self.path = path
    lines = try LineLog(path)
    kept = Mutex([:])
    let bytes = lines.bytes()
    guard bytes.isEmpty == false else {
      try add(Head(search: search))
      return
    }
    guard resumes else { throw TrialLogError.taken(path: path) }
    try read(bytes, of: search)
  }

  private func read(_ bytes: [UInt8], of search: SearchIdentity) throws {
    let newline = UInt8(ascii: "\n")
    let whole = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let texts = bytes[..<whole].split(separator: newline, omittingEmptySubsequences: false)
      .dropLast()
    let decoder = JSONDecoder()
    guard let first = texts.first, let head = try? decoder.decode(Head.self, from: Data(first))
    else { throw TrialLogError.faulty(path: path, line: 1) }
    if let difference = head.search.difference(from: search) {
      throw TrialLogError.otherSearch(path: path, difference: difference)
    }
    for (index, text) in texts.enumerated().dropFirst() {
      guard let line = try? decoder.decode(Line.self, from: Data(text)),
        let length = line.epochs.map({ TrainingOptions.Length.epochs($0) })
          ?? line.trainingSteps.map({ .trainingSteps($0) }),
        let outcome = line.score.map({ TrialOutcome.scored($0) })
          ?? line.failure.map({ .failed($0) })
      else { throw TrialLogError.faulty(path: path, line: index + 1) }
      kept.withLock { $0[Place(trial: line.trial, length: length)] = outcome }
    }
    try lines.keep(whole)
  }

  /// Judgements that it holds.
  public var count: Int { kept.withLock(\.count) }

  /// How a trial fared that learned so long; `nil` if that is not known yet.
  func outcome(of trial: TuningTrial, length: TrainingOptions.Length) -> TrialOutcome? {
    kept.withLock { $0[Place(trial: trial.number, length: length)] }
  }

  /// Adds a judgement.
  func add(_ judged: JudgedTrial) throws {
    let settings = judged.trial.choices.map { ($0.option, $0.value) }
    var epochs: Int?
    var trainingSteps: Int?
    switch judged.length {
    case .epochs(let count): epochs = count
    case .trainingSteps(let count): trainingSteps = count
    }
    // One line at a time, and none that is not kept.
    try kept.withLock {
      $0[Place(trial: judged.trial.number, length: judged.length)] = judged.outcome
      try add(
        Line(
          trial: judged.trial.number, epochs: epochs, trainingSteps: trainingSteps,
          settings: Dictionary(uniqueKeysWithValues: settings), score: judged.outcome.score,
          failure: judged.outcome.failure))
    }
  }

  private func add(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try lines.add(String(decoding: encoder.encode(line), as: UTF8.self))
  }
}

/// Why a search cannot keep its trials in a file, or go on from one.
public enum TrialLogError: Error, Equatable, CustomStringConvertible {
  case taken(path: String)
  case otherSearch(path: String, difference: String)
  case faulty(path: String, line: Int)

  /// What was found and what to do, in sentences.
  public var description: String {
    switch self {
    case .taken(let path):
      "'\(path)' is not empty. Go on from the search in it with --resume, name another file, or remove it."
    case .otherSearch(let path, let difference):
      "'\(path)' holds the trials of another search: \(difference). Repeat the command that began it, or name "
        + "another file."
    case .faulty(let path, let line):
      "'\(path)', line \(line): this is no line of hindsight tune. Name another file."
    }
  }
}
