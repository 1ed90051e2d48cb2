import ArgumentParser
import Forecasting
import HostSystem
import SeriesData
import TensorFiles

/// `hindsight model`: what a model file holds, whether it is sound, and how two differ.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Looks into model files.",
    discussion: """
      EXAMPLES:
        hindsight model inspect sales.safetensors
        hindsight model verify *.safetensors
        hindsight model diff old.safetensors new.safetensors
      """,
    subcommands: [InspectModelCommand.self, VerifyCommand.self, DiffCommand.self])
}

/// `hindsight model inspect`.
struct InspectModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what a model file holds.",
    discussion: """
      EXAMPLES:
        hindsight model inspect sales.safetensors
      """)

  @Argument(help: "A model file.", completion: .file(extensions: ["safetensors"]))
  var file: String

  func run() throws {
    let model = try StoredModel(path: file)
    let facts =
      [("format version", ModelFile.version)] + model.facts.map { ($0.name, $0.value) }
      + [("checksum", model.checksum)]
    let matrices = model.matrices
    let names = facts.map(\.0) + matrices.map(\.name)
    let width = names.map(\.count).max() ?? 0
    func line(_ name: String, _ value: String) -> String {
      let padding = String(repeating: " ", count: width + 2 - name.count)
      return Excerpt.escaped(name + padding + value) + "\n"
    }
    let tensors = matrices.map { line($0.name, "\($0.rows) × \($0.columns)") }
    let text = facts.map { line($0.0, $0.1) } + ["\n"] + tensors
    try StandardStream.output.write(Array(text.joined().utf8))
  }
}

/// `hindsight model verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that model files are whole and sound.",
    discussion: """
      EXAMPLES:
        hindsight model verify *.safetensors

      Lengths, offsets, shapes, the checksum, the configuration and every number are checked.

      EXIT STATUS: 0 all are sound, 65 one is faulty, 66 one cannot be read.
      """)

  @Argument(help: "Model files.", completion: .file(extensions: ["safetensors"]))
  var files: [String]

  func run() throws {
    var failure: ExitStatus?
    for file in files {
      do {
        let model = try StoredModel(path: file)
        let text = "\(Excerpt.escaped(file)): sound, \(model.checksum)\n"
        try StandardStream.output.write(Array(text.utf8))
      } catch let error as TensorFileError {
        Console.tell(of: "\(error)")
        failure = failure ?? error.exitStatus
      }
    }
    if let failure { throw ReportedFailure(exitStatus: failure) }
  }
}

/// `hindsight model diff`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows how two model files differ.",
    discussion: """
      EXAMPLES:
        hindsight model diff old.safetensors new.safetensors

      EXIT STATUS: 0 they hold the same, 1 they differ, 65 one is faulty, 66 one cannot be read.
      """)

  @Argument(help: "A model file.", completion: .file(extensions: ["safetensors"]))
  var first: String

  @Argument(help: "Another.", completion: .file(extensions: ["safetensors"]))
  var second: String

  func run() throws {
    let comparison = ModelComparison(
      try StoredModel(path: first), try StoredModel(path: second))
    var lines = comparison.settings.map {
      "\($0.name): \($0.first ?? "nothing") → \($0.second ?? "nothing")"
    }
    for tensor in comparison.tensors ?? [] {
      lines.append(
        "\(tensor.name): \(tensor.differing) of \(tensor.count) values differ, by at most "
          + "\(Float(tensor.largest))")
    }
    if comparison.tensors == nil { lines.append("The sizes differ, and so do all tensors.") }
    let text = lines.map { Excerpt.escaped($0) + "\n" }.joined()
    try StandardStream.output.write(Array(text.utf8))
    if comparison.isEmpty == false { throw ReportedFailure(exitStatus: .different) }
  }
}
