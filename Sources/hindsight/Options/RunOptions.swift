import ArgumentParser
import Forecasting

/// How a long run is kept safe and watched.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Keep the state of training in this file, from which --resume goes on: that of one network or, in \
      turn, of several, gru unless --model names another. (default: nowhere)
      """,
      valueName: "file"),
    completion: .file())
  var checkpoint: String?

  @Option(
    help: ArgumentHelp(
      "How often: seconds such as 30s, or training steps such as 500. (default: 30s)",
      valueName: "interval"),
    transform: parseInterval)
  var checkpointEvery: TrainingRecorder.Interval?

  @Flag(help: "Go on from --checkpoint, if the file is there, as if training had never stopped.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      """
      Write losses, gradient norm and learning rate of each training step here, as JSON lines: those of \
      one network or, phase by phase, of several, gru unless --model names another.
      """,
      valueName: "file"),
    completion: .file(extensions: ["jsonl"]))
  var logMetrics: String?

  func validate() throws {
    guard checkpoint == nil else { return }
    if checkpointEvery != nil { throw ValidationError("--checkpoint-every is for --checkpoint.") }
    if resume {
      throw ValidationError("--resume needs the file to go on from: give --checkpoint too.")
    }
  }

  /// Whether nothing is kept or logged.
  var isDefault: Bool { checkpoint == nil && logMetrics == nil }

  /// The files that are written, by the option that asks for them.
  var files: [(option: String, path: String)] {
    [("--checkpoint", checkpoint), ("--log-metrics", logMetrics)].compactMap { option, path in
      path.map { (option, $0) }
    }
  }

  /// Takes the files, and says where training goes on.
  func recorder(saying console: Console) throws -> TrainingRecorder? {
    guard isDefault == false else { return nil }
    let recorder = try TrainingRecorder(
      checkpoint: checkpoint, every: checkpointEvery ?? .seconds(30), resumes: resume,
      log: logMetrics)
    if let checkpoint, resume {
      console.say(
        recorder.start.map {
          "Going on from \(checkpoint): phase \($0.phase), training step \($0.trainingStep)."
        } ?? "There is no checkpoint in \(checkpoint) yet: training begins.")
    }
    return recorder
  }
}

private func parseInterval(_ text: String) throws -> TrainingRecorder.Interval {
  if let steps = Int(text), steps >= 1 { return .trainingSteps(steps) }
  if text.hasSuffix("s"), let seconds = Double(text.dropLast()), seconds >= 0, seconds < 1e9 {
    return .seconds(seconds)
  }
  throw ValidationError(
    "'\(text)' is no interval. Give seconds such as 30s, or training steps such as 500.")
}
