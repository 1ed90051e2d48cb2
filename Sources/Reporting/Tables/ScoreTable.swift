public import Evaluation

/// The scores of a judgement as lines for a terminal, without colour.
///
/// One block per channel and, if there are several, one for all of them; a block has its own
/// decimals, because channels may differ in size. Numbers are aligned at the decimal point.
public struct ScoreTable: Sendable, Hashable {
  /// One line, with what it is, so that whoever prints it may colour it.
  public struct Line: Sendable, Hashable {
    /// What a line holds.
    public enum Role: Sendable, Hashable {
      /// The names of the metrics.
      case header
      /// The scores of a forecaster that has to beat the baselines.
      case candidate
      /// The scores of a baseline.
      case baseline
      /// Nothing, between blocks.
      case gap
      /// A remark below the table.
      case note
    }

    /// What the line holds.
    public let role: Role
    /// The line, without an end of line; safe to print whatever the file was.
    public let text: String
  }

  /// The lines from top to bottom.
  public let lines: [Line]

  /// The table of a judgement.
  public init(_ judgement: Judgement) {
    let blocks = Self.blocks(of: judgement)
    let nameWidth = blocks.flatMap { [$0.title] + $0.rows.map(\.name) }.map(\.width).max() ?? 0
    var lines: [Line] = []
    for block in blocks {
      if !lines.isEmpty { lines.append(Line(role: .gap, text: "")) }
      lines += block.lines(nameWidth: nameWidth)
    }
    lines += Self.notes(on: judgement).map { Line(role: .note, text: $0) }
    self.lines = lines
  }

  /// The table of a contest: metrics as ``Contest/aggregation`` has it, the skill over a reference, and remarks.
  ///
  /// - Parameters:
  ///   - metrics: the columns; the first decides.
  ///   - reference: the position of the entrant that skill is measured against.
  public init(_ contest: Contest, metrics: [Metric], reference: Int?) {
    let table = ContestTable(contest: contest, metrics: metrics, reference: reference)
    let block = table.block
    let width = ([block.title] + block.rows.map(\.name)).map(\.width).max() ?? 0
    lines = block.lines(nameWidth: width) + table.notes.map { Line(role: .note, text: $0) }
  }

  /// All lines, each with an end of line.
  public var text: String { lines.map { $0.text + "\n" }.joined() }

  private static func blocks(of judgement: Judgement) -> [ScoreBlock] {
    let names = judgement.series.channels.map(\.name)
    guard names.count > 1 else { return [ScoreBlock(title: "", judgement.standings, \.overall)] }
    let channels = names.enumerated().map { index, name in
      ScoreBlock(title: name, judgement.standings) { $0.channels[index] }
    }
    return channels + [ScoreBlock(title: "all columns", judgement.standings, \.overall)]
  }

  /// The legend, and why values are undefined, each reason once.
  private static func notes(on judgement: Judgement) -> [String] {
    let percent = Metric.headline.filter { $0.unit == .percent }
    let legend = percent.map { "\($0.name) in % (\($0.range))" }.joined(separator: ", ")
    var notes = ["\(legend); lower is better."]
    for standing in judgement.standings {
      guard case .success(let scores) = standing.outcome else { continue }
      for (channel, scoresByName) in zip(judgement.series.channels, scores.channels) {
        let place = scores.channels.count > 1 ? " of \(TerminalText(channel.name).text)" : ""
        for metric in Metric.headline {
          guard case .failure(let reason)? = scoresByName[metric.name] else { continue }
          let note = "\(metric.name)\(place) is undefined: \(reason)."
          if !notes.contains(note) { notes.append(note) }
        }
      }
    }
    return notes
  }
}
