import Forecasting
import Testing

@Suite("Forecasting errors")
struct ForecastingErrorTests {
  static let cases: [(error: ForecastingError, message: String, brief: String)] = [
    (
      .noCount(loss: "poisson", series: "s", channel: "a", time: "17", value: 2.5),
      "Series 's': 2.5 in column 'a' at 17 is no count; the loss poisson needs whole numbers from 0 "
        + "up. Choose another loss, such as normal.", "2.5 is no count"
    ),
    (
      .emptyBounds(lower: 0.2, upper: 0.8, isWhole: true),
      "There is no whole number from 0.2 to 0.8. Give bounds with room between them.",
      "no number between the bounds"
    ),
    (
      .outOfBounds(series: "s", channel: "a", time: "17", value: -3, needed: "at least 0"),
      "Series 's': -3 in column 'a' at 17 is not at least 0, as forecasts are to be. Leave out the bound, or "
        + "correct the value.", "-3 is not at least 0"
    ),
    (
      .wayNeeds(way: "Stateful training", needed: "the loss at every step"),
      "Stateful training needs the loss at every step.", "Stateful training is not possible"
    ),
    (
      .levelOutOfRange(level: 100),
      "The level of an interval must be between 0 and 100 %, but is 100.0.",
      "level of 100.0 % is out of range"
    ),
    (
      .recursiveIntervals,
      "The recursive strategy feeds one number back for each step, and quantiles of single steps tell no interval of "
        + "later ones. Choose a loss that tells a distribution, such as normal, or the multi-output strategy.",
      "quantiles tell no intervals of recursion"
    ),
    (
      .notPositive(name: "horizon", value: 0),
      "The horizon must be at least 1, but is 0.",
      "horizon is 0"
    ),
    (
      .historyTooShort(forecaster: "drift", series: "s", count: 1, needed: 2),
      "Series 's' has 1 observation before the forecast; drift needs 2. Supply more history, or "
        + "choose another forecaster.",
      "needs 2 observations"
    ),
    (
      .windowTooLong(series: "s", count: 30, contextLength: 24, horizon: 12),
      "Series 's' has 30 observations to learn from; a window of 24 + 12 steps, context and horizon, "
        + "does not fit in them. Shorten one of the two, or supply more history.",
      "window of 24 + 12 steps is too long"
    ),
    (
      .windowTooLong(series: "s", count: 5, contextLength: 1, horizon: 12),
      "Series 's' has 5 observations to learn from; a window of 1 + 12 steps, context and horizon, does "
        + "not fit in them. Shorten the horizon, forecast step by step (--strategy recursive), or supply "
        + "more history.",
      "window of 1 + 12 steps is too long"
    ),
    (
      .windowTooLong(series: "s", count: 5, contextLength: 9, horizon: 1),
      "Series 's' has 5 observations to learn from; a window of 9 + 1 steps, context and horizon, does "
        + "not fit in them. Shorten the context, or supply more history.",
      "window of 9 + 1 steps is too long"
    ),
    (
      .windowTooLong(series: "s", count: 1, contextLength: 1, horizon: 1),
      "Series 's' has 1 observation to learn from; a window of 1 + 1 steps, context and horizon, does "
        + "not fit in them. Supply more history.",
      "window of 1 + 1 steps is too long"
    ),
    (
      .validationTooLong(series: "s", count: 40, validation: 30, contextLength: 12, horizon: 2),
      "Series 's' has 40 observations to learn from; a validation end of 30 leaves no window of 12 + 2 steps, "
        + "context and horizon. Shorten one of them, or leave the validation end to the program.",
      "validation end of 30 is too long"
    ),
    (
      .holdoutTooLong(series: "s", holdout: 12, count: 12),
      "Series 's' has 12 observations; a held-out end of 12 leaves nothing to learn from. Hold out "
        + "at most 11.",
      "held-out end of 12 is too long"
    ),
    (
      .tooLarge(name: "horizon", value: 1_000_001, most: 1_000_000),
      "The horizon must be at most 1000000, but is 1000001.",
      "horizon of 1000001 is too large"
    ),
    (
      .otherChannels(forecaster: "GRU", series: "s", count: 1, expected: 2),
      "Series 's' has 1 column; GRU needs 2 columns, the same in every series. Choose the columns "
        + "to read.",
      "needs 2 columns"
    ),
    (
      .horizonTooLong(forecaster: "GRU", horizon: 7, longest: 6),
      "GRU was trained for a horizon of 6; it cannot forecast 7 steps. Train it for that horizon, "
        + "or with the recursive strategy.",
      "trained for 6 steps"
    ),
    (
      .notTransformable(forecaster: "GRU", reason: .nothingToFit(channel: "a")),
      "GRU cannot read this history: Column 'a': a scaler needs at least one value to be fitted on, "
        + "but there is none.",
      "history cannot be transformed"
    ),
    (
      .notFinite(series: "s", channel: "a", time: "1961-01"),
      "Series 's': the forecast of column 'a' for 1961-01 is too large for a number. Divide the "
        + "column by a power of ten.",
      "forecast too large for a number"
    ),
    (
      .trainingDiverged(series: "s", channel: "a", time: "1961-01"),
      "Series 's': the forecast of column 'a' for 1961-01 is out of all proportion to what was "
        + "observed: training diverged. Lower the learning rate, or clip the gradient to a lower norm.",
      "training diverged"
    ),
    (
      .recursionDiverged(series: "s", channel: "a", time: "2461-01", steps: 6001),
      "Series 's': the forecast of column 'a' for 2461-01, 6001 steps ahead, is out of all proportion "
        + "to what was observed: errors grew as forecasts were fed back. Choose a shorter horizon, or "
        + "the multi-output strategy.",
      "recursion diverged after 6001 steps"
    ),
  ]

  @Test("say what was found, what was needed and what to do", arguments: cases)
  func saysWhatToDo(error: ForecastingError, message: String, brief: String) {
    #expect(error.description == message)
    #expect(error.brief == brief)
  }
}
