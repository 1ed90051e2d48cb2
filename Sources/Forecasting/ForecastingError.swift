public import SeriesData

/// Why there is no forecast: facts first, then what was needed and what to do.
public enum ForecastingError: Error, Equatable, CustomStringConvertible {
  case notPositive(name: String, value: Int)
  case tooLarge(name: String, value: Int, most: Int)
  case historyTooShort(forecaster: String, series: String, count: Int, needed: Int)
  case windowTooLong(series: String, count: Int, contextLength: Int, horizon: Int)
  case validationTooLong(
    series: String, count: Int, validation: Int, contextLength: Int, horizon: Int)
  case holdoutTooLong(series: String, holdout: Int, count: Int)
  case tooFewForOrigins(
    series: String, count: Int, needed: Int, origins: Int, horizon: Int, stride: Int)
  case otherChannels(forecaster: String, series: String, count: Int, expected: Int)
  case otherCovariates(series: String, kind: String, found: [String], needed: [String])
  case futureTooShort(series: String, covariate: String, time: String, known: Int, needed: Int)
  case pastWhenRecursive(covariate: String)
  case tooManyCategories(covariate: String, count: Int, most: Int)
  case levelAtEvery(level: String)
  case changesTellNoIntervals(transform: String)
  case noCalendar(series: String)
  case noSeason(series: String)
  case horizonTooLong(forecaster: String, horizon: Int, longest: Int)
  case noCount(loss: String, series: String, channel: String, time: String, value: Double)
  case levelOutOfRange(level: Double)
  case emptyBounds(lower: Double, upper: Double, isWhole: Bool)
  case outOfBounds(series: String, channel: String, time: String, value: Double, needed: String)
  case recursiveIntervals
  case tellsNoSamples(loss: String)
  case changesTellNoSamples(transform: String)
  case wayNeeds(way: String, needed: String)
  case notTransformable(forecaster: String, reason: SeriesError)
  case notFinite(series: String, channel: String, time: String)
  case trainingDiverged(series: String, channel: String, time: String)
  case recursionDiverged(series: String, channel: String, time: String, steps: Int)

  /// What was found, what was needed and what to do, in sentences.
  public var description: String {
    switch self {
    case .notPositive(let name, let value):
      "The \(name) must be at least 1, but is \(value)."
    case .tooLarge(let name, let value, let most):
      "The \(name) must be at most \(most), but is \(value)."
    case .historyTooShort(let forecaster, let series, let count, let needed):
      "Series '\(series)' has \(countText(count, "observation")) before the forecast; "
        + "\(forecaster) needs \(needed). Supply more history, or choose another forecaster."
    case .windowTooLong(let series, let count, let contextLength, let horizon):
      "Series '\(series)' has \(countText(count, "observation")) to learn from; a window of "
        + "\(contextLength) + \(horizon) steps, context and horizon, does not fit in them. "
        + Self.remedy(contextLength: contextLength, horizon: horizon)
    case .validationTooLong(let series, let count, let validation, let contextLength, let horizon):
      "Series '\(series)' has \(countText(count, "observation")) to learn from; a validation end of \(validation) "
        + "leaves no window of \(contextLength) + \(horizon) steps, context and horizon. Shorten one of them, or "
        + "leave the validation end to the program."
    case .holdoutTooLong(let series, let holdout, let count):
      "Series '\(series)' has \(countText(count, "observation")); a held-out end of \(holdout) "
        + "leaves nothing to learn from. Hold out at most \(max(count - 1, 0))."
    case .tooFewForOrigins(let series, let count, let needed, let origins, let horizon, let stride):
      "Series '\(series)' has \(countText(count, "observation")); \(countText(origins, "origin")) "
        + "\(countText(stride, "step")) apart with a horizon of \(horizon) need \(needed). Take fewer "
        + "origins, a smaller stride or a shorter horizon."
    case .otherChannels(let forecaster, let series, let count, let expected):
      "Series '\(series)' has \(countText(count, "column")); \(forecaster) needs "
        + "\(countText(expected, "column")), the same in every series. Choose the columns to read."
    case .otherCovariates(let series, let kind, let found, let needed):
      "Series '\(series)' has \(Self.listed(found, kind)); the network reads \(Self.listed(needed, kind)). "
        + "Give every series the same covariates."
    case .futureTooShort(let series, let covariate, let time, let known, let needed):
      "Series '\(series)': the future covariate '\(covariate)' has no value at \(time); it is known "
        + "\(countText(known, "step")) ahead, and \(needed) are forecast. Add its values to the last rows of the "
        + "file, whose targets are empty, or give them with --future-file."
    case .pastWhenRecursive(let covariate):
      "The recursive strategy feeds forecasts back, and there are none of the past covariate '\(covariate)'. "
        + "Choose the multi-output strategy."
    case .tooManyCategories(let covariate, let count, let most):
      "The static covariate '\(covariate)' has \(count) categories, more than \(most), which tell nothing of "
        + "other series. Leave it out."
    case .levelAtEvery(let level):
      "The level \(level) is that of a whole context, and known at its end only. Take the loss at the last step, or "
        + "choose another level."
    case .changesTellNoIntervals(let transform):
      "The transform \(transform) forecasts changes, and intervals of changes tell none of their sum. Leave out the "
        + "intervals or the transform."
    case .noCalendar(let series):
      "The rows of series '\(series)' are numbered and have no dates: it has neither calendar nor holidays. Name "
        + "the column of times, or leave them out."
    case .noSeason(let series):
      "Series '\(series)' has no season to look back to. Give the season length, or a lag."
    case .horizonTooLong(let forecaster, let horizon, let longest):
      "\(forecaster) was trained for a horizon of \(longest); it cannot forecast "
        + "\(countText(horizon, "step")). Train it for that horizon, or with the recursive strategy."
    case .noCount(let loss, let series, let channel, let time, let value):
      "Series '\(series)': \(value) in column '\(channel)' at \(time) is no count; the loss "
        + "\(loss) needs whole numbers from 0 up. Choose another loss, such as normal."
    case .levelOutOfRange(let level):
      "The level of an interval must be between 0 and 100 %, but is \(level)."
    case .emptyBounds(let lower, let upper, let isWhole):
      "There is no \(isWhole ? "whole number" : "number") from \(plainText(lower)) to \(plainText(upper)). Give "
        + "bounds with room between them."
    case .outOfBounds(let series, let channel, let time, let value, let needed):
      "Series '\(series)': \(plainText(value)) in column '\(channel)' at \(time) is not \(needed), as forecasts are "
        + "to be. Leave out the bound, or correct the value."
    case .recursiveIntervals:
      "The recursive strategy feeds one number back for each step, and quantiles of single steps tell no interval of "
        + "later ones. Choose a loss that tells a distribution, such as normal, or the multi-output strategy."
    case .tellsNoSamples(let loss):
      "The loss \(loss) tells no distribution to draw samples from. Choose normal, student-t, poisson or "
        + "negative-binomial."
    case .changesTellNoSamples(let transform):
      "The transform \(transform) forecasts changes, and samples drawn step by step tell none of their sum. Choose "
        + "the recursive strategy, or leave out the samples or the transform."
    case .wayNeeds(let way, let needed): "\(way) needs \(needed)."
    case .notTransformable(let forecaster, let reason):
      "\(forecaster) cannot read this history: \(reason)"
    case .notFinite(let series, let channel, let time):
      "Series '\(series)': the forecast of column '\(channel)' for \(time) is too large for a "
        + "number. Divide the column by a power of ten."
    case .trainingDiverged(let series, let channel, let time):
      "Series '\(series)': the forecast of column '\(channel)' for \(time) is out of all proportion "
        + "to what was observed: training diverged. Lower the learning rate, or clip the gradient to "
        + "a lower norm."
    case .recursionDiverged(let series, let channel, let time, let steps):
      "Series '\(series)': the forecast of column '\(channel)' for \(time), \(steps) steps ahead, is "
        + "out of all proportion to what was observed: errors grew as forecasts were fed back. "
        + "Choose a shorter horizon, or the multi-output strategy."
    }
  }

  /// The same in a few words, for a cell of a table that already names forecaster and series.
  public var brief: String {
    switch self {
    case .notPositive(let name, let value): "\(name) is \(value)"
    case .tooLarge(let name, let value, _): "\(name) of \(value) is too large"
    case .historyTooShort(_, _, _, let needed): "needs \(countText(needed, "observation"))"
    case .windowTooLong(_, _, let contextLength, let horizon):
      "window of \(contextLength) + \(horizon) steps is too long"
    case .validationTooLong(_, _, let validation, _, _):
      "validation end of \(validation) is too long"
    case .holdoutTooLong(_, let holdout, _): "held-out end of \(holdout) is too long"
    case .tooFewForOrigins(_, _, let needed, _, _, _): "needs \(countText(needed, "observation"))"
    case .otherChannels(_, _, _, let expected): "needs \(countText(expected, "column"))"
    case .otherCovariates: "other covariates"
    case .futureTooShort(_, let covariate, let time, _, _): "'\(covariate)' is not known at \(time)"
    case .pastWhenRecursive: "past covariates are not fed back"
    case .tooManyCategories(_, let count, _): "\(count) categories"
    case .levelAtEvery(let level): "level \(level) is known at the last step only"
    case .changesTellNoIntervals: "changes tell no intervals"
    case .noCalendar: "no dates"
    case .noSeason: "no season"
    case .horizonTooLong(_, _, let longest): "trained for \(countText(longest, "step"))"
    case .noCount(_, _, _, _, let value): "\(value) is no count"
    case .levelOutOfRange(let level): "level of \(level) % is out of range"
    case .emptyBounds: "no number between the bounds"
    case .outOfBounds(_, _, _, let value, let needed): "\(plainText(value)) is not \(needed)"
    case .recursiveIntervals: "quantiles tell no intervals of recursion"
    case .tellsNoSamples(let loss): "\(loss) tells no samples"
    case .changesTellNoSamples: "changes tell no samples"
    case .wayNeeds(let way, _): "\(way) is not possible"
    case .notTransformable: "history cannot be transformed"
    case .notFinite: "forecast too large for a number"
    case .trainingDiverged: "training diverged"
    case .recursionDiverged(_, _, _, let steps): "recursion diverged after \(steps) steps"
    }
  }

  private static func listed(_ names: [String], _ kind: String) -> String {
    names.isEmpty ? "no \(kind) covariate" : "the \(kind) covariates \(nameList(names))"
  }

  private static func remedy(contextLength: Int, horizon: Int) -> String {
    switch (contextLength, horizon) {
    case (1, 1): "Supply more history."
    case (1, _):
      "Shorten the horizon, forecast step by step (--strategy recursive), or supply more history."
    case (_, 1): "Shorten the context, or supply more history."
    default: "Shorten one of the two, or supply more history."
    }
  }
}
