import SeriesData

/// What is wrong with a space of options.
public enum SpaceError: Error, Sendable, Hashable, CustomStringConvertible {
  case notAnAssignment(found: String)
  case unknown(option: String)
  case repeated(option: String)
  case fixed(option: String)
  case noValue(option: String)
  case repeatedValue(option: String, value: String)
  case noInterval(option: String)
  case notWhole(option: String, found: String)
  case notANumber(option: String, found: String)
  case emptyInterval(option: String, found: String)
  case outOfReach(option: String, found: String)
  case neitherTrueNorFalse(option: String, found: String)
  case nothingToSearch

  /// What was found and needed, in sentences.
  public var description: String {
    switch self {
    case .notAnAssignment(let found):
      "--try \(Excerpt(found)) names no values. Give an option and its values, such as hidden=16,32,64 or "
        + "learning-rate=0.0003..0.03."
    case .unknown(let option):
      "There is no option \(Excerpt(option)) to search for. "
        + NearestNames.advice(on: option, among: TunableOption.all.map(\.name))
    case .repeated(let option): "'\(option)' is searched for twice. Give all its values at once."
    case .fixed(let option):
      "--\(option) is given, and '\(option)' is searched for. Leave one of them out."
    case .noValue(let option): "'\(option)' has an empty value. Leave out a comma, or give one."
    case .repeatedValue(let option, let value): "'\(option)' has the value '\(value)' twice."
    case .noInterval(let option):
      "'\(option)' takes names, of which there is no interval. List them with commas between."
    case .notWhole(let option, let found):
      "'\(option)' takes whole numbers, but \(Excerpt(found)) is none."
    case .notANumber(let option, let found):
      "'\(option)' takes finite numbers, but \(Excerpt(found)) is none."
    case .emptyInterval(let option, let found):
      "'\(option)': \(Excerpt(found)) does not go from a lower number to a higher one."
    case .outOfReach(let option, let found):
      "'\(option)': the ends of an interval are 0 or from 1e-12 to 1e12 in size, but one is \(Excerpt(found))."
    case .neitherTrueNorFalse(let option, let found):
      "'\(option)' is true or false, not \(Excerpt(found))."
    case .nothingToSearch:
      "Nothing is left to search for: every option of the default space is given. Name options with --try."
    }
  }
}
