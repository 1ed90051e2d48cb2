import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import SeriesData
import Studies

/// `hindsight batch`: many series, several models, one page that says which to use.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Judges several models on many series, and reports which to use.",
    discussion: """
      EXAMPLES:
        hindsight batch sales.csv --models theta,gru --horizon 12 --out study
        hindsight batch north/*.csv --models ets,theta --horizon 6,12 --out study
        hindsight batch --config study.yaml
        hindsight report study --plots all
        hindsight compare last-month/study study

      A study is files × models × horizons × seeds. Each file is read by itself, and holds one series or many; \
      networks learn from all series of a file together. Every model forecasts the held-out end of every series, \
      and is judged there; then it forecasts what follows the series. Results go into OUT/study.sqlite as \
      each piece of work ends; the report, a folder of pages, tables and plots, goes into OUT/report. The same \
      command goes on with a study that was stopped, whatever stopped it, and repeats nothing.

      A series or a file that cannot be forecast is reported and costs the others nothing. With --config, options \
      on the command line overrule those of the file.
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup(title: "Study") var study: StudyOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to work with. (default: as many as the machine grants)", valueName: "count"))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    try OptionCheck.whole("--threads", threads, atMost: 1024)
    try study.checkFiles(input.files)
  }

  func run() async throws {
    let console = Console(loudness: quiet ? .quiet : .normal)
    try await BatchJob(
      plan: plan(), folder: study.out, threads: threads, console: console,
      writeRefused: { try input.rows.write($0, console: console) },
      plots: study.plots
    ).run()
  }

  private func plan() -> StudyPlan {
    var reading = input.series.readerOptions(input.text, input.rows)
    reading.origin = input.origin
    return StudyPlan(
      files: input.files, reading: reading, models: study.models.models,
      horizons: study.horizon.values, seeds: study.seeds.values.map(UInt64.init),
      holdout: study.holdout, levels: study.levels?.values ?? [], version: HindsightCommand.version,
      command: ShellText.command(CommandLine.arguments))
  }
}
