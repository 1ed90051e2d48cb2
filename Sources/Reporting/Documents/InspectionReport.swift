import Evaluation
public import SeriesData

/// What the series of a file are like, as text and as JSON.
public struct InspectionReport: Sendable {
  private let reading: SeriesReading
  private let file: String
  private let next: String
  private let fills: Bool
  private let findings: [String]
  private let inspections: [SeriesInspection]

  /// Looks at all series of a file.
  ///
  /// - Parameters:
  ///   - file: as the user named it.
  ///   - next: the command that is suggested but for its horizon, as a shell takes it.
  ///   - fills: whether that has still to be told to fill gaps.
  public init(_ reading: SeriesReading, file: String, next: String, fills: Bool) {
    self.reading = reading
    self.file = file
    self.next = next
    self.fills = fills
    inspections = reading.panel.map { SeriesInspection($0) }
    findings =
      [
        "The rows come \(reading.frequency.reason).",
        "The season length is \(reading.seasonLength.value) (\(reading.seasonLength.reason)).",
      ]
      + reading.notes
      + (reading.ignoredColumns.isEmpty ? [] : ["Not read: \(nameList(reading.ignoredColumns))."])
  }

  /// One document with everything.
  public func json() throws(ReportingError) -> [UInt8] {
    try JSONDocument.bytes(
      Document(
        file: file, format: reading.format.rawValue, findings: findings, series: inspections,
        next: command))
  }

  private struct Document: Encodable {
    let file: String
    let format: String
    let findings: [String]
    let series: [SeriesInspection]
    let next: String
  }

  /// The same in lines for a person.
  public var text: String {
    let head =
      reading.isLong
      ? panelLines
      : ["\(inspections[0].name): \(Self.span(inspections[0])), \(reading.format.rawValue)."]
    let body = reading.isLong ? panelStatistics : inspections[0].channels.flatMap(Self.lines)
    return (head + findings + body + suggestions + ["Next: \(command)"])
      .map { Excerpt.escaped($0) + "\n" }.joined()
  }

  private var panelLines: [String] {
    let counts = inspections.map(\.count)
    return [
      "\(inspections.count) series of \(counts.min() ?? 0) to \(counts.max() ?? 0) observations, "
        + "\(reading.format.rawValue); the first is \(Excerpt(inspections[0].name)), "
        + "\(Self.span(inspections[0]))."
    ]
  }

  private static func span(_ series: SeriesInspection) -> String {
    "\(countText(series.count, "observation")), \(series.start) to \(series.end)"
  }

  private static func lines(_ channel: ChannelInspection) -> [String] {
    var facts = [
      "\(number(channel.minimum)) to \(number(channel.maximum)), mean \(number(channel.mean))",
      channel.zeros == 0 ? "no zeros" : countText(channel.zeros, "zero"),
      channel.outliers == 0 ? "no outliers" : countText(channel.outliers, "outlier"),
    ]
    if let recurrence = channel.recurrence {
      facts.append("repeats about every \(recurrence) steps")
    }
    if let strength = channel.seasonStrength {
      facts.append("season \(decimalText(strength, decimals: 2))")
    }
    if let cycle = channel.longerCycle {
      facts.append("a longer cycle of about \(cycle) steps")
    }
    if let strength = channel.trendStrength {
      facts.append("trend \(decimalText(strength, decimals: 2))")
    }
    if let kpss = channel.kpss {
      facts.append(
        (channel.levelMoves ? "the level moves" : "the level stays")
          + " (KPSS \(decimalText(kpss, decimals: 2)))")
    }
    return ["\(channel.name): \(facts.joined(separator: "; "))."]
  }

  private var panelStatistics: [String] {
    let channels = inspections.flatMap(\.channels)
    func middle(_ values: [Double]) -> String {
      let sorted = values.sorted()
      return sorted.isEmpty ? "undefined" : decimalText(sorted[sorted.count / 2], decimals: 2)
    }
    let moving = channels.count { $0.levelMoves }
    let season =
      seasonLength > 1 ? "season \(middle(channels.compactMap(\.seasonStrength))), " : ""
    let recurrence =
      seasonLength == reading.seasonLength.value
      ? [] : ["Most repeat about every \(seasonLength) steps."]
    return recurrence + [
      "Medians over the series: \(season)trend "
        + "\(middle(channels.compactMap(\.trendStrength))). The level moves in \(moving) of "
        + "\(channels.count).",
      "Zeros: \(channels.reduce(0) { $0 + $1.zeros }). Outliers: "
        + "\(channels.reduce(0) { $0 + $1.outliers }).",
    ]
  }

  private var suggestions: [String] {
    let channels = inspections.flatMap(\.channels)
    let logarithms = channels.filter(\.suggestsLogarithm).count
    var advice = ["context \(context)", "horizon \(horizon)"]
    if logarithms * 2 > channels.count {
      let which =
        logarithms == channels.count ? "" : " for \(logarithms) of \(channels.count)"
      advice.append("the logarithm\(which) (all positive, spanning threefold)")
    }
    if channels.count(where: { $0.levelMoves }) * 2 > channels.count {
      advice.append("the last value as level")
    }
    return ["Suggested: \(advice.joined(separator: ", "))."]
  }

  /// What the file declares, or else what suits most series.
  private var horizon: Int {
    reading.metadata?.horizon ?? inspections.map(\.suggestedHorizon).sorted()[inspections.count / 2]
  }
  private var context: Int { inspections.map(\.suggestedContext).sorted()[inspections.count / 2] }

  /// Steps in one season of most series.
  private var seasonLength: Int { SeriesInspection.common(inspections.map(\.seasonLength)) }

  private var command: String {
    let given =
      seasonLength == reading.seasonLength.value ? "" : " --season-length \(seasonLength)"
    let filled = fills && reading.notes.contains { $0.contains("filled") } ? " --fill linear" : ""
    return "\(next) --horizon \(horizon)\(given)\(filled)"
  }

  /// Four significant digits.
  private static func number(_ value: Double) -> String {
    let size = abs(value)
    guard size > 0, size.isFinite, size < 1e9, size >= 1e-4 else { return "\(value)" }
    let decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 5
    return decimalText(value, decimals: decimals)
  }
}
