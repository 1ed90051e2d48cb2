import Evaluation
import Studies

/// The arguments of `hindsight tune` as they can be checked before trials are drawn.
enum TuneArguments {
  /// The arguments, and beside an option that only some trials have a use for, such as `--delta`, what gives it one,
  /// such as `--loss huber`; those of other commands as they are.
  static func checkable(_ arguments: [String]) -> [String] {
    guard arguments.first == "tune" else { return arguments }
    let given = Set(GivenOptions(among: arguments).names)
    let choices = TunableOption.supports(for: given, in: dimensions(arguments, given))
    return ["tune"] + choices.flatMap(\.arguments) + arguments.dropFirst()
  }

  /// What is searched for; nothing of what cannot be read, which is told of later.
  private static func dimensions(_ arguments: [String], _ given: Set<String>) -> [SearchDimension] {
    let declared =
      values(of: "--try", in: arguments).compactMap { try? SearchSpace.dimension($0) }
      + values(of: "--space", in: arguments).flatMap {
        (try? SpaceFile(path: $0).dimensions) ?? []
      }
    guard declared.isEmpty else { return declared }
    let standard = try? SearchSpace.standard(seasonLength: 1, horizon: 1, known: 0, fixed: given)
    return standard?.dimensions ?? []
  }

  private static func values(of option: String, in arguments: [String]) -> [String] {
    zip(arguments, arguments.dropFirst() + [""]).compactMap { word, next in
      if word == option { return next }
      return word.hasPrefix("\(option)=") ? String(word.dropFirst(option.count + 1)) : nil
    }
  }
}
