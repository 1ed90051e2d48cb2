import ArgumentParser
import Studies

/// The command line of `hindsight batch` with what --config names put in its place.
enum BatchArguments {
  /// The arguments, without the program's name, and the file that they came from.
  ///
  /// What the file says comes first, so that the command line overrules it.
  static func expanded(_ arguments: [String]) throws -> (arguments: [String], file: StudyFile?) {
    guard arguments.first == "batch" else { return (arguments, nil) }
    let own = arguments.dropFirst().prefix { $0 != "--" }
    for (index, argument) in zip(own.indices, own) {
      let path: String
      if argument == "--config", index + 1 < arguments.count {
        path = arguments[index + 1]
      } else if argument.hasPrefix("--config=") {
        path = String(argument.dropFirst("--config=".count))
      } else {
        continue
      }
      let file = try StudyFile(path: path)
      return (["batch"] + file.arguments + arguments.dropFirst(), file)
    }
    return (arguments, nil)
  }
}
