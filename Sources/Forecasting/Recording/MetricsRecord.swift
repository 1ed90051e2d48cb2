import HostSystem

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One line of a metrics log: a training step.
public struct MetricsRecord: Sendable, Hashable, Codable {
  /// The training of the run, counted from 1: the first is judged, the second learns from everything.
  public let phase: Int
  /// The training step and the epoch of the phase, counted from 1.
  public let step: Int, epoch: Int
  /// The loss of the batch before the update, in the scaled unit; `nil` if nothing carried weight.
  public let trainingLoss: Double?
  /// The loss on the validation end, after the last step of an epoch.
  public let validationLoss: Double?
  /// The norm of the gradient before clipping.
  public let gradientNorm: Double
  /// The learning rate of the update.
  public let learningRate: Double
  /// Seconds of training since the run began, without those in which it was stopped.
  public let seconds: Double

  /// The line without its end.
  var line: String {
    func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "null" }
    return "{\"phase\":\(phase),\"step\":\(step),\"epoch\":\(epoch),"
      + "\"trainingLoss\":\(text(trainingLoss)),\"validationLoss\":\(text(validationLoss)),"
      + "\"gradientNorm\":\(gradientNorm),\"learningRate\":\(learningRate),\"seconds\":\(seconds)}"
  }

  /// The record of a line; `nil` if it is none.
  init?(_ line: some Sequence<UInt8>) {
    guard let record = try? JSONDecoder().decode(Self.self, from: Data(line)) else { return nil }
    self = record
  }

  init(
    phase: Int, step: Int, epoch: Int, trainingLoss: Double?, validationLoss: Double?,
    gradientNorm: Double, learningRate: Double, seconds: Double
  ) {
    self.phase = phase
    self.step = step
    self.epoch = epoch
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    self.gradientNorm = gradientNorm
    self.learningRate = learningRate
    self.seconds = seconds
  }
}

extension MetricsRecord {
  /// What is wrong with a metrics log.
  public enum Fault: Error, Equatable, CustomStringConvertible {
    case unreadable(file: String, reason: String)
    case faulty(file: String, line: Int)
    case empty(file: String, phase: Int)

    /// Where, and what to do.
    public var description: String {
      switch self {
      case .unreadable(let file, let reason):
        "\(file): the log cannot be read: \(reason)."
      case .faulty(let file, let line):
        "\(file), line \(line): this is no line of a metrics log. Give a file that --log-metrics wrote."
      case .empty(let file, let phase):
        "\(file): the log holds no training step of phase \(phase). Give one that --log-metrics wrote."
      }
    }
  }

  /// The records of a log, first to last; an unfinished last line, which is being written, is left out.
  public static func read(_ file: String) throws(Fault) -> [MetricsRecord] {
    let bytes: [UInt8]
    do {
      let input = try InputFile(file)
      bytes = try input.next(input.byteCount)
    } catch {
      throw .unreadable(file: file, reason: "\(error)")
    }
    var records: [MetricsRecord] = []
    for line in bytes.split(separator: newline, omittingEmptySubsequences: false).dropLast() {
      guard let record = MetricsRecord(line) else {
        throw .faulty(file: file, line: records.count + 1)
      }
      records.append(record)
    }
    return records
  }

  static let newline = UInt8(ascii: "\n")
}
