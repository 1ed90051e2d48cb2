/// What a study found: every contender's forecasts of every target, with their scores, as plain values.
///
/// Where it was kept, and whether its files are still there, makes no difference.
public struct StudyResults: Sendable {
  /// The study's name.
  public var name: String
  /// What was asked for and found when the files were read, by name.
  public var facts: [Fact]
  /// The files, in the order of the study.
  public var files: [File]
  /// What is forecast: the columns of all series of all files.
  public var targets: [Target]
  /// What forecasts, horizon by horizon, in the order of the study.
  public var contenders: [Contender] {
    didSet { metrics = Self.metrics(of: contenders) }
  }
  /// The metrics that were computed, in the order of their list.
  public private(set) var metrics: [Metric]
  /// Units of work that are not done yet; 0 of a whole study.
  public var unitsLeft: Int

  /// Something about the study in a word and a value.
  public struct Fact: Sendable, Hashable {
    /// The value for people: settings as a list.
    package var text: String { SettingsDifference.list(value) ?? value }

    /// What it is about.
    public let name: String
    /// What it says.
    public let value: String

    /// A named value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A file that was read, or could not be.
  public struct File: Sendable, Hashable {
    /// The path as the user named it.
    public let path: String
    /// The SHA-256 of its bytes, in hexadecimal digits; `nil` if it could not be read.
    public let digest: String?
    /// Why nothing could be read from it.
    public let fault: String?

    /// A file.
    public init(path: String, digest: String?, fault: String?) {
      self.path = path
      self.digest = digest
      self.fault = fault
    }
  }

  /// The results of a study.
  public init(
    name: String, facts: [Fact], files: [File], targets: [Target], contenders: [Contender],
    unitsLeft: Int
  ) {
    self.name = name
    self.facts = facts
    self.files = files
    self.targets = targets
    self.contenders = contenders
    metrics = Self.metrics(of: contenders)
    self.unitsLeft = unitsLeft
  }

  private static func metrics(of contenders: [Contender]) -> [Metric] {
    let outcomes = contenders.lazy.flatMap(\.outcomes).compactMap(\.self)
    var names: Set<String> = []
    var levels: Set<Double> = []
    for outcome in outcomes {
      names.formUnion(outcome.scores.keys)
      for interval in outcome.heldOut.first?.intervals ?? [] { levels.insert(interval.level) }
    }
    return Metric.all(levels: levels.sorted()).filter { names.contains($0.name) }
  }

  /// The horizons, ascending.
  public var horizons: [Int] { Set(contenders.map(\.horizon)).sorted() }
}

/// One column of one series of one file.
public struct StudyTarget: Sendable, Hashable {
  /// The position of its file in the study.
  public var file: Int
  /// The names of series and column, verbatim.
  public var series: String, column: String
  /// The column's name stands behind the series' where a series has several.
  public var isOneOfSeveral: Bool
  /// The distance between rows, in words, and the steps of a season.
  public var frequency: String, seasonLength: Int
  /// All observations, of which only the last ones are kept.
  public var count: Int
  /// The observations that are kept, up to the last; not a number where one is missing.
  public var recent: [Double]
  /// The time of each kept observation, then of each forecast step: as the file writes it, and as a position on
  /// an axis, which is seconds since 1970 where it counts dates.
  public var times: [String], positions: [Double]
  /// Whether positions are dates.
  public var isCalendar: Bool

  /// A target.
  public init(
    file: Int, series: String, column: String, isOneOfSeveral: Bool, frequency: String,
    seasonLength: Int, count: Int, recent: [Double], times: [String], positions: [Double],
    isCalendar: Bool
  ) {
    self.file = file
    self.series = series
    self.column = column
    self.isOneOfSeveral = isOneOfSeveral
    self.frequency = frequency
    self.seasonLength = seasonLength
    self.count = count
    self.recent = recent
    self.times = times
    self.positions = positions
    self.isCalendar = isCalendar
  }

  /// What people call it.
  public var label: String { isOneOfSeveral ? "\(series): \(column)" : series }

  /// The step of the first kept observation.
  public var firstKept: Int { count - recent.count }

  /// The observation at a step, counted from 0; `nil` where it is missing, not kept, or still to come.
  public func observation(at step: Int) -> Double? {
    guard step >= firstKept, step < count, recent[step - firstKept].isNaN == false else {
      return nil
    }
    return recent[step - firstKept]
  }

  /// How the time of a step is written; empty before the first that is kept.
  public func time(at step: Int) -> String {
    step >= firstKept && step - firstKept < times.count ? times[step - firstKept] : ""
  }
}

extension StudyResults {
  /// One column of one series of one file.
  public typealias Target = StudyTarget
  /// A model at one horizon, and with one seed if it draws random numbers.
  public typealias Contender = StudyContender
}
