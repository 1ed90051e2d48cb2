public import Forecasting

/// A model at one horizon, and with one seed if it draws random numbers.
public struct StudyContender: Sendable {
  /// The model's name on the command line.
  public var model: String
  /// The model's name in tables.
  public var title: String
  /// Whether the others have to beat it.
  public var isBaseline: Bool
  /// Steps that are forecast, H.
  public var horizon: Int
  /// The seed; `nil` where nothing is drawn.
  public var seed: UInt64?
  /// Whether the study has the model with other seeds, too.
  public var isOneOfSeveral: Bool
  /// What it said about each target of the study, in their order; `nil` where the work is not done.
  public var outcomes: [TargetOutcome?]

  /// A contender.
  public init(
    model: String, title: String, isBaseline: Bool, horizon: Int, seed: UInt64?,
    isOneOfSeveral: Bool = false, outcomes: [TargetOutcome?]
  ) {
    self.isOneOfSeveral = isOneOfSeveral
    self.model = model
    self.title = title
    self.isBaseline = isBaseline
    self.horizon = horizon
    self.seed = seed
    self.outcomes = outcomes
  }

  /// A metric's value of each target; `nil` where it is undefined or there is no forecast.
  public func values(of metric: String) -> [Double?] {
    outcomes.map { $0?.scores[metric]?.value }
  }
}

/// What one contender said about one target, and how it fared.
public struct TargetOutcome: Sendable, Hashable {
  /// The scores on the held-out end, by the name of the metric; none if it was not judged.
  public var scores: [String: StudyScore]
  /// The forecasts of the held-out end, from one origin or several.
  public var heldOut: [StudyPath]
  /// The forecast of the steps that follow the series.
  public var future: StudyPath?
  /// Why there is no forecast, or no judgement, in a sentence.
  public var refusal: String?

  /// An outcome.
  public init(
    scores: [String: StudyScore] = [:], heldOut: [StudyPath] = [], future: StudyPath? = nil,
    refusal: String? = nil
  ) {
    self.scores = scores
    self.heldOut = heldOut
    self.future = future
    self.refusal = refusal
  }
}

/// The value of a metric, or why it is undefined, as it is kept.
public struct StudyScore: Sendable, Hashable {
  /// The value; `nil` if the metric is undefined.
  public let value: Double?
  /// Why, in words that follow "undefined:".
  public let undefined: String?

  /// A kept score.
  public init(value: Double?, undefined: String?) {
    self.value = value
    self.undefined = undefined
  }

  /// The score of a metric.
  public init(_ score: Score) {
    switch score {
    case .success(let value): self.init(value: value, undefined: nil)
    case .failure(let reason): self.init(value: nil, undefined: "\(reason)")
    }
  }
}

/// A forecast of one target from one origin.
public struct StudyPath: Sendable, Hashable {
  /// The observations that were known.
  public var origin: Int
  /// The forecast of steps h = 1…H.
  public var values: [Double]
  /// Prediction intervals, by their level.
  public var intervals: [PredictionInterval]

  /// A path.
  public init(origin: Int, values: [Double], intervals: [PredictionInterval] = []) {
    self.origin = origin
    self.values = values
    self.intervals = intervals
  }
}
