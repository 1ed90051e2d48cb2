import ArgumentParser
import Forecasting
import HostSystem
import Plotting
import RecurrentNets
import SeriesData

/// `hindsight learning-rate`: which learning rates help, before a long training.
struct LearningRateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learning-rate",
    abstract: "Finds a learning rate: the loss while the rate grows from step to step.",
    discussion: """
      EXAMPLES:
        hindsight learning-rate sales.csv --horizon 12
        hindsight learning-rate sales.csv --horizon 12 --model lstm --plot rates.svg

      Trains a new network for a few steps while the rate grows from 0.000001 to 1, or until the loss \
      is four times its lowest. The rates and losses go to standard output as CSV; a tenth of the rate at which \
      the average loss is lowest is suggested on standard error, unless it is no lower than chance makes it. \
      --learning-rate, --schedule, --epochs, \
      --training-steps and --patience change nothing here.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Steps to forecast.", valueName: "steps"))
  var horizon: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Training steps of the test.", valueName: "count"))
  var steps = 100

  @Option(
    help: ArgumentHelp("Draw the losses into \(PlotDestination.help).", valueName: "file"),
    completion: PlotDestination.completion, transform: PlotDestination.init)
  var plot: PlotDestination?

  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices

  func validate() throws {
    try OptionCheck.whole("--horizon", horizon, atMost: NetworkForecaster.longestHorizon)
    try OptionCheck.whole("--steps", steps, atLeast: 2)
    try network.checkIsNetwork()
    try training.loss.checkLevels()
    try network.check(training)
    try network.checkIsOne(training)
  }

  func run() async throws {
    let console = Console(loudness: .normal)
    console.warnOfInstructionSet()
    var settings = try network.settings(training: training)
    settings.tellsMissing = input.rows.fill == .mask
    let reading = try input.read(
      saying: console, threads: training.threads, weighing: training.weights)
    var run = NetworkRun(
      settings, threads: training.threads, console: console, showsProgress: false)
    try run.weigh(reading.panel, by: training.weights)
    let forecaster = try run.network(horizon: horizon)
    let range = try forecaster.testLearningRates(on: reading.panel, steps: steps)
    try StandardStream.output.write(csv(of: range))
    if let suggestion = range.suggestion {
      console.say("Suggested: --learning-rate \(short(suggestion))")
    } else {
      console.say(
        "No rate is suggested: none lowers the loss by more than batches differ. Take more --steps or a larger "
          + "--batch-size.")
    }
    let picture = figure(of: range, reading.series.name)
    if let failure = try await plot?.attempt(picture, saying: console) { throw failure }
  }

  private func csv(of range: LearningRateRange) -> [UInt8] {
    let rows = range.points.map { "\($0.learningRate),\($0.loss),\($0.smoothedLoss)\n" }
    return Array(("learning-rate,loss,average-loss\n" + rows.joined()).utf8)
  }

  private func figure(of range: LearningRateRange, _ name: String) -> LearningRateFigure {
    let finding =
      range.suggestion.map { ": a learning rate of \(short($0))" }
      ?? ": no learning rate stands out"
    return LearningRateFigure(
      title: name + finding, loss: "\(training.loss.kinds[0].rawValue.uppercased()) (scaled)",
      losses: range.points.map { Point(x: .log10($0.learningRate), y: $0.loss) },
      averages: range.points.map { Point(x: .log10($0.learningRate), y: $0.smoothedLoss) },
      suggestion: range.suggestion.map { .log10($0) })
  }

  /// Two digits are more than the test can tell.
  private func short(_ rate: Double) -> String {
    let exponent = Double.log10(rate).rounded(.down) - 1
    let digits = (rate / Double.pow(10, exponent)).rounded()
    return (Double("\(Int(digits))e\(Int(exponent))") ?? rate).description
  }
}
