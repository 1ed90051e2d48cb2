import ArgumentParser
import SeriesData

/// How much of the end of series is held out to judge forecasts.
enum HeldOut: Equatable, ExpressibleByArgument {
  case steps(Int)
  /// In percent of the longest series.
  case share(Double)
  /// From a time on, in the longest series.
  case from(String)

  init?(argument: String) {
    if let steps = Int(argument) {
      self = .steps(steps)
    } else if argument.hasSuffix("%"), let share = Double(argument.dropLast()) {
      self = .share(share)
    } else {
      self = .from(argument)
    }
  }

  func check() throws {
    switch self {
    case .steps(let steps): try OptionCheck.whole("--holdout", steps, atLeast: 0)
    case .share(let share):
      guard share > 0 && share < 100 else {
        throw ValidationError("--holdout must be above 0 % and below 100 %, but is \(share) %.")
      }
    case .from: break
    }
  }

  /// The steps that are held out.
  func steps(of panel: [TimeSeries]) throws(SeriesError) -> Int {
    let longest = panel.dropFirst().reduce(panel[0]) { $0.count < $1.count ? $1 : $0 }
    return switch self {
    case .steps(let steps): steps
    case .share(let share): max(1, Int((Double(longest.count) * share / 100).rounded()))
    case .from(let time): try longest.count(from: time)
    }
  }
}
