import Forecasting
import SeriesData

/// The rows of a table, gathered by what they forecast.
struct ForecastCollection {
  /// A series at an origin.
  struct Case: Hashable {
    let series: Int
    /// The known observations of the series that was observed; 0 if its origin is before it.
    let known: Int
  }

  /// Rows by the step after the origin, from 1.
  typealias Rows = [Int: Int]

  let observed: [TimeSeries]
  let training: [String: TimeSeries]?
  private let positions: [String: Int]
  private(set) var methods: [String] = []
  private var methodPositions: [String: Int] = [:]
  /// By method: rows by the position of what they forecast in the series.
  private(set) var rows: [[Case: Rows]] = []
  /// The same of steps after the end of the series, as far as a picture may reach.
  private(set) var ahead: [[Case: Rows]] = []
  /// How many there are of these.
  private var unjudgedCount = 0
  private static let farthestAhead = 1_000_000
  /// Series of which nothing was observed.
  private var unknown: Set<String> = []

  init(observed: [TimeSeries], training: [String: TimeSeries]?) {
    self.observed = observed
    self.training = training
    positions = Dictionary(observed.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// Files a row under its method, series, origin and position.
  mutating func take(_ row: Int, of table: ForecastTable) throws(ScoringError) {
    let (file, line) = (table.table.path, table.table.lines[row])
    var series = 0
    if let column = table.roles.series {
      let name = table.table.texts[column][row]
      guard let found = positions[name] else {
        unknown.insert(name)
        return
      }
      series = found
    }
    let known = try origin(row, table, series)
    let position = try position(row, table, series, known)
    let method = table.method(row)
    if methodPositions[method] == nil {
      methodPositions[method] = methods.count
      methods.append(method)
      rows.append([:])
      ahead.append([:])
    }
    let index = methodPositions[method] ?? 0
    let place = Case(series: series, known: known ?? 0)
    guard position < observed[series].count else {
      unjudgedCount += 1
      if position - observed[series].count < Self.farthestAhead {
        ahead[index][place, default: [:]][position] = row
      }
      return
    }
    guard rows[index][place, default: [:]].updateValue(row, forKey: position) == nil else {
      let column = table.roles.time ?? table.roles.step ?? 0
      throw .repeated(
        file: file, line: line, series: observed[series].name,
        step: "\(table.table.names[column]) \(table.table.texts[column][row])")
    }
  }

  /// The observations known at the origin that a row names; `nil` if the table names none.
  private func origin(
    _ row: Int, _ table: ForecastTable, _ series: Int
  ) throws(ScoringError) -> Int? {
    guard let column = table.roles.origin else { return nil }
    return try step(table.table.texts[column][row], row, table, series) + 1
  }

  /// The position in the series of what a row forecasts.
  private func position(
    _ row: Int, _ table: ForecastTable, _ series: Int, _ known: Int?
  ) throws(ScoringError) -> Int {
    if let column = table.roles.time {
      return try step(table.table.texts[column][row], row, table, series)
    }
    let text = table.roles.step.map { table.table.texts[$0][row] } ?? ""
    guard let step = Int(text), step >= 1, step <= 1 << 40 else {
      throw .noStep(file: table.table.path, line: table.table.lines[row], found: text)
    }
    return (known ?? 0) + step - 1
  }

  private func step(
    _ text: String, _ row: Int, _ table: ForecastTable, _ series: Int
  ) throws(ScoringError) -> Int {
    let axis = observed[series].axis
    let (file, line) = (table.table.path, table.table.lines[row])
    let bytes = Array(text.utf8)
    guard let point = try? axis.style.parse(bytes.span), let step = axis.step(of: point) else {
      throw .noTime(
        file: file, line: line, found: text, example: axis.style.example, start: axis.label(at: 0))
    }
    return step
  }

  /// The cases of all methods, origin by origin.
  private func cases(_ table: ForecastTable) -> [(place: Case, origin: Int, known: Int)] {
    let all = Set(rows.flatMap(\.keys))
    var origins: [Int: [Int]] = [:]
    for place in all { origins[place.series, default: []].append(place.known) }
    let sorted = origins.mapValues { $0.sorted() }
    return all.map { place in
      let origin = sorted[place.series]?.firstIndex(of: place.known) ?? 0
      return (place, origin, known(place, table))
    }.sorted { ($0.origin, $0.place.series) < ($1.origin, $1.place.series) }
  }

  /// What was known of the observed series: up to the origin, or before the first step that is forecast.
  func known(_ place: Case, _ table: ForecastTable) -> Int {
    guard table.roles.origin == nil, training == nil else { return place.known }
    return (rows + ahead).compactMap { $0[place]?.keys.min() }.min() ?? 0
  }

  func contest(_ table: ForecastTable, seasonLength: Int) throws(ScoringError) -> Contest {
    let cases = cases(table)
    let channels = table.roles.channels.map(\.position)
    let makers = try cases.map { (item) throws(ScoringError) in
      try maker(item, channels, seasonLength)
    }
    let rules = Set(Self.rules(seasonLength: 2).map(\.name))
    // Others' own baselines are no models, unless there is nothing else.
    let hasModel = methods.indices.contains {
      !rows[$0].isEmpty && !rules.contains(methods[$0])
    }
    let own = methods.indices.filter { !rows[$0].isEmpty }.map { method in
      Contest.Entrant(
        name: methods[method], isBaseline: hasModel && rules.contains(methods[method]),
        samples: cases.indices.flatMap { index in
          makers[index].samples(rows[method][cases[index].place] ?? [:], table)
        })
    }
    let baselines = baselines(makers, seasonLength).filter { baseline in
      baseline.sampleCount > 0 && !methods.contains(baseline.name)
    }
    return Contest(
      columns: observed.flatMap { series in
        channels.map {
          Contest.columnName(series, series.channels[$0].name, ofSeveral: observed.count > 1)
        }
      },
      places: cases.flatMap { item in
        channels.indices.map {
          Contest.Place(
            column: item.place.series * channels.count + $0, origin: item.origin,
            known: item.known,
            time: item.known > 0 ? observed[item.place.series].axis.label(at: item.known - 1) : "")
        }
      }, entrants: own + baselines, horizon: cases.map(horizon).max() ?? 1,
      overlap: overlap(cases))
  }

  /// What makes the samples of a case.
  private func maker(
    _ item: (place: Case, origin: Int, known: Int), _ channels: [Int], _ seasonLength: Int
  ) throws(ScoringError) -> SampleMaker {
    let series = observed[item.place.series]
    let history = try history(item.place.series, item.known)
    return SampleMaker(
      observations: channels.map { series.channels[$0].observations },
      weights: series.covariates.weights?.values, channels: channels, history: history,
      naive2: history.flatMap { try? Naive2Baseline().forecast($0, horizon: horizon(item)) },
      seasonLength: seasonLength, known: item.known,
      positions: Set(rows.flatMap { $0[item.place]?.keys.map(\.self) ?? [] }).sorted())
  }

  /// The most steps that anybody forecasts from an origin.
  private func horizon(_ item: (place: Case, origin: Int, known: Int)) -> Int {
    (rows.compactMap { $0[item.place]?.keys.max() }.max() ?? 0) - item.known + 1
  }

  /// How many neighbouring origins forecast the same steps, by the smallest distance between origins.
  private func overlap(_ cases: [(place: Case, origin: Int, known: Int)]) -> Int {
    let ends = Dictionary(grouping: cases, by: \.place.series).values.flatMap { items in
      zip(items.dropFirst(), items).map { $0.known - $1.known }
    }
    guard let distance = ends.filter({ $0 > 0 }).min() else { return 1 }
    return ((cases.map(horizon).max() ?? 1) - 1) / distance + 1
  }

  /// What was known of a series at an origin; `nil` if nothing was.
  private func history(_ series: Int, _ known: Int) throws(ScoringError) -> TimeSeries? {
    let own = observed[series]
    if known > 0 { return own.prefix(known) }
    guard let training else { return nil }
    guard let history = training[own.name] ?? (observed.count == 1 ? training.first?.value : nil)
    else { throw .noHistory(series: own.name) }
    guard history.channels.count == own.channels.count else {
      throw .otherChannels(
        series: own.name, found: history.channels.map(\.name),
        needed: own.channels.map(\.name))
    }
    return history
  }

  /// The baselines that differ at a season length.
  private static func rules(seasonLength: Int) -> [any Baseline] {
    [NaiveBaseline()] + (seasonLength > 1 ? [SeasonalNaiveBaseline(), Naive2Baseline()] : [])
  }

  private func baselines(_ makers: [SampleMaker], _ seasonLength: Int) -> [Contest.Entrant] {
    Self.rules(seasonLength: seasonLength).map { rule in
      Contest.Entrant(
        name: rule.name, isBaseline: true,
        samples: makers.flatMap { maker in
          maker.samples(
            maker.history.flatMap { try? rule.forecast($0, horizon: maker.horizon) })
        })
    }
  }

  func notes(_ contest: Contest) -> [String] {
    var notes: [String] = []
    if unjudgedCount > 0 {
      notes.append(
        "\(countText(unjudgedCount, "forecast")) of steps after the end of what was observed "
          + "\(unjudgedCount == 1 ? "was" : "were") not judged.")
    }
    if !unknown.isEmpty {
      notes.append("\(unknown.count) series that are forecast were not observed.")
    }
    let covered = Set(contest.places.map(\.column)).count
    if covered < contest.columns.count {
      notes.append(
        "\(contest.columns.count - covered) of \(contest.columns.count) series have no forecast.")
    }
    let points = contest.entrants.map { entrant in
      entrant.samples.reduce(0) { $0 + ($1?.actual.count ?? 0) }
    }
    let most = points.max() ?? 0
    for (entrant, count) in zip(contest.entrants, points) where count < most {
      notes.append(
        "\(entrant.name) has forecasts of \(count) of the \(most) steps that are judged: compare with "
          + "care.")
    }
    return notes
  }
}
