public import RecurrentNets

/// How a trial fared.
public enum TrialOutcome: Sendable, Hashable {
  /// The value of the metric.
  case scored(Double)
  /// Why there is none.
  case failed(String)

  /// The value of the metric; `nil` if there is none.
  public var score: Double? {
    if case .scored(let value) = self { value } else { nil }
  }

  /// Why there is no value.
  public var failure: String? {
    if case .failed(let reason) = self { reason } else { nil }
  }
}

/// A trial that learned for a length, and how it fared.
public struct JudgedTrial: Sendable, Hashable {
  /// What was drawn.
  public let trial: TuningTrial
  /// How long it learned at the most.
  public let length: TrainingOptions.Length
  /// How it fared.
  public let outcome: TrialOutcome

  /// A judged trial.
  public init(_ trial: TuningTrial, length: TrainingOptions.Length, _ outcome: TrialOutcome) {
    self.trial = trial
    self.length = length
    self.outcome = outcome
  }

  /// Whether it comes before another of the same rung: the better score, of equals the earlier trial; failures last.
  func isBetter(than other: JudgedTrial, by metric: Metric) -> Bool {
    switch (outcome.score.map(metric.distance), other.outcome.score.map(metric.distance)) {
    case (let own?, let its?): own == its ? trial.number < other.trial.number : own < its
    case (nil, nil): trial.number < other.trial.number
    case (let own, _): own != nil
    }
  }
}
