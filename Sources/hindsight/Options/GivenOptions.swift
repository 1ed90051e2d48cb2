import ArgumentParser

/// The names of options on a command line, without hyphens: what tells an option that repeats its default from one
/// that was left out.
struct GivenOptions {
  /// The names, in order.
  let names: [String]

  /// The long options among arguments; those of the program by default.
  init(among arguments: some Sequence<String> = CommandLine.arguments) {
    names = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map {
      String($0.dropFirst(2).prefix { $0 != "=" })
    }
  }

  /// The first option of some groups beside the permitted ones; `nil` if none is given.
  func first(
    of groups: [any ParsableArguments.Type], besides permitted: Set<String> = []
  ) -> String? {
    let others = names.filter { permitted.contains($0) == false }
    guard others.isEmpty == false else { return nil }
    let declared = groups.reduce(into: Set<String>()) { $0.formUnion(Self.names(of: $1)) }
    return others.first(where: declared.contains).map { "--\($0)" }
  }

  /// The long options that a group declares, as its help lists them.
  private static func names(of group: any ParsableArguments.Type) -> Set<String> {
    let lines = group.helpMessage(includeHidden: true, columns: 200).split(separator: "\n")
    return GivenOptions(
      among: lines.lazy.filter { $0.hasPrefix("  -") }.flatMap { line in
        line.split(separator: " ").prefix { $0.hasPrefix("-") }.map(String.init)
      }
    ).names.reduce(into: []) { $0.insert($1) }
  }
}
