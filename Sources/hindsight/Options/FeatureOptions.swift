import ArgumentParser
import Forecasting
import SeriesData

/// What a network reads of the times and the past of a series, for each step that it forecasts.
struct FeatureOptions: ParsableArguments {
  /// Cycles of the calendar.
  enum Calendar: Equatable {
    case suitable
    case features([CalendarFeature])
  }

  @Option(
    help: ArgumentHelp(
      """
      Cycles of the calendar that the network reads: auto (those that suit the frequency), none, or \
      \(calendarNames) with commas between them. (default: none)
      """, valueName: "cycles"),
    completion: .list(["auto", "none"] + CalendarFeature.allCases.map(\.rawValue)),
    transform: parseCalendar)
  var calendar: Calendar?

  @Option(
    help: ArgumentHelp(
      "A file of days that the network is told: dates and, if there is a second column, names.",
      valueName: "file"), completion: .file())
  var holidays: String?

  @Option(
    help: ArgumentHelp(
      "Values so many steps before the one that is forecast, such as 7,28.", valueName: "steps"),
    transform: parseLags)
  var lags: [Int] = []

  @Flag(help: "Read the values one season before those that are forecast.")
  var seasonAgo = false

  /// The files that are read.
  var files: [String] { [holidays].compactMap(\.self) }

  /// Whether nothing was chosen.
  var isDefault: Bool { choices == NetworkInputs() && holidays == nil }

  /// What was chosen, but for the holidays, which stand in a file.
  private var choices: NetworkInputs {
    var inputs = NetworkInputs()
    switch calendar {
    case nil: break
    case .suitable: inputs.calendar = nil
    case .features(let features): inputs.calendar = features
    }
    inputs.lags = lags
    inputs.readsSeasonAgo = seasonAgo
    return inputs
  }

  /// What was chosen, the file of holidays being read.
  func inputs() throws(ReadError) -> NetworkInputs {
    var inputs = choices
    if let holidays { inputs.holidays = try Holidays(path: holidays) }
    return inputs
  }
}

private let calendarNames = CalendarFeature.allCases.map(\.rawValue).joined(separator: ", ")

private func parseCalendar(_ text: String) throws -> FeatureOptions.Calendar {
  switch text {
  case "auto": return .suitable
  case "none": return .features([])
  default:
    return .features(
      try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        guard let feature = CalendarFeature(rawValue: String(part)) else {
          throw ValidationError(
            "'\(part)' is no cycle of the calendar. Give auto, none, or some of \(calendarNames).")
        }
        return feature
      })
  }
}

private func parseLags(_ text: String) throws -> [Int] {
  try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
    guard let lag = Int(part), 1...TimeSeries.longestSeason ~= lag else {
      throw ValidationError("'\(part)' is not a number of steps from 1 up.")
    }
    return lag
  }
}
