import ArgumentParser
import Forecasting
import SeriesData

/// What can be observed at all, where forecasts are brought.
struct BoundOptions: ParsableArguments {
  @Flag(help: "Forecast nothing below 0: --lower-bound 0.")
  var nonNegative = false

  @Flag(
    help: """
      Forecast whole numbers: the nearest ones, halves away from 0, and intervals that hold the whole numbers that \
      they held before.
      """)
  var integer = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Forecast nothing below this number, baselines and intervals included.", valueName: "number"))
  var lowerBound: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Forecast nothing above this number, likewise.", valueName: "number"))
  var upperBound: Double?

  func validate() throws {
    if nonNegative && lowerBound != nil {
      throw ValidationError("--non-negative is --lower-bound 0: give one of the two.")
    }
    for (option, value) in [("--lower-bound", lowerBound), ("--upper-bound", upperBound)] {
      guard value?.isFinite != false else {
        throw ValidationError("\(option) must be a finite number.")
      }
    }
    do { _ = try bounds() } catch { throw ValidationError("\(error)") }
  }

  /// Bounds that every observation of some series keeps.
  func bounds(of panel: [TimeSeries] = []) throws(ForecastingError) -> ForecastBounds {
    let bounds = try ForecastBounds(
      lower: nonNegative ? 0 : lowerBound, upper: upperBound, isWhole: integer)
    for series in panel { try bounds.check(series) }
    return bounds
  }
}
