import ArgumentParser
import HostSystem

/// Where a model comes from and goes to, and what is said.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where the trained network goes, as safetensors.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var save: String

  @Option(
    name: .customLong("init"),
    help: ArgumentHelp(
      "Train the network of this model file further, with its sizes, scalers and horizon.",
      valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var start: String?

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more about what was inferred and trained.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("Give either --quiet or --verbose, not both.") }
  }

  /// How much is said.
  var console: Console { Console(loudness: quiet ? .quiet : verbose ? .verbose : .normal) }

  /// Checks that no file is written twice, and the file that is read not at all.
  func checkDistinct(from input: String, and others: [(option: String, path: String)]) throws {
    try OptionCheck.distinct([("--save", save)] + others, from: input)
  }

  /// Finds out before the work whether the file can be written.
  func checkWritable() throws(UncreatableOutput) {
    do { _ = try PendingFile(at: save) } catch { throw UncreatableOutput(reason: error) }
  }
}
