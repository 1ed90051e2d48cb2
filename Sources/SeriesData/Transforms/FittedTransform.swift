/// Steps that were fitted one after the other on the training part of one channel, each on what the one before
/// made of it.
///
/// Steps are functions of a value, of the values before it, and of where it stands in its season; so is their
/// inverse. `inverse(transform(x))` is x to 10⁻¹² of the larger of |x| and the fitted range.
public struct FittedTransform: Sendable, Hashable, Codable {
  let steps: [FittedStep]

  /// No steps.
  public static let none = FittedTransform(steps: [])

  private init(steps: [FittedStep]) { self.steps = steps }

  /// Fits steps.
  ///
  /// - Parameters:
  ///   - values: of the training part, all finite; those that were not observed have stand-ins.
  ///   - seasonLength: that of the series.
  ///   - firstStep: where the first value stands among all steps of its frequency (``TimeAxis/stepNumber``).
  ///   - channel: the name of the channel, for messages.
  public init(
    _ kinds: [TransformStep], fittedOn values: [Double], seasonLength: Int, firstStep: Int,
    channel: String
  ) throws(SeriesError) {
    guard kinds.isEmpty || values.isEmpty == false else { throw .nothingToFit(channel: channel) }
    var values = values
    var steps: [FittedStep] = []
    for kind in kinds {
      let step = try FittedStep(
        kind, fittedOn: values, seasonLength: seasonLength, firstStep: firstStep, channel: channel)
      values = try step.checked(values, firstStep: firstStep, name: "\(kind)", channel: channel)
      steps.append(step)
    }
    self.steps = steps
  }

  /// Whether there are no steps.
  public var isEmpty: Bool { steps.isEmpty }

  /// Whether what was fitted could have been, as in a file that was not written by hand.
  package var isSound: Bool { steps.allSatisfy(\.isSound) }

  /// The transformed values of a whole history.
  ///
  /// - Throws: ``SeriesError/notTransformable(channel:position:value:step:)`` for the first value that a step
  ///   cannot hold.
  public func transform(
    _ values: [Double], firstStep: Int, channel: String
  ) throws(SeriesError) -> [Double] {
    var values = values
    for step in steps {
      values = try step.checked(values, firstStep: firstStep, name: step.name, channel: channel)
    }
    return values
  }

  /// The observations that transformed values stand for.
  ///
  /// - Parameters:
  ///   - history: the observations before them, from the first on, which ``transform(_:firstStep:channel:)``
  ///     admits; none for all of a history.
  public func inverse(_ following: [Double], after history: [Double], firstStep: Int) -> [Double] {
    var histories = [history]
    for step in steps.dropLast() {
      histories.append(step.transform(histories[histories.count - 1], firstStep: firstStep))
    }
    var values = following
    for (step, history) in zip(steps, histories).reversed() {
      values = step.inverse(values, after: history, firstStep: firstStep)
    }
    return values
  }
}
