import Evaluation
import Testing

@Suite("Search spaces")
struct SearchSpaceTests {
  private func space(_ texts: String...) throws -> SearchSpace {
    try SearchSpace(texts.map { try SearchSpace.dimension($0) })
  }

  @Test("the same seed draws the same trials, more of them begin with the same ones")
  func draws() throws {
    let space = try space("hidden=8..80", "learning-rate=0.001..0.03", "model=gru,lstm")
    let trials = space.trials(20, seed: 7)
    #expect(trials == space.trials(20, seed: 7))
    #expect(Array(space.trials(50, seed: 7).prefix(20)) == trials)
    #expect(trials != space.trials(20, seed: 8))
    #expect(trials.map(\.number) == Array(1...20))
    #expect(trials[0].choices.map(\.option) == ["model", "hidden", "learning-rate"])
    #expect(Set(trials.map(\.choices)).count == 20)
  }

  @Test("numbers stay within their interval, whole ones reach both ends")
  func intervals() throws {
    let layers = try SearchDimension("layers", "1..3")
    let values = (0..<300).map { layers.value(at: Double($0) / 300) }
    #expect(["1", "2", "3"].map { value in values.count { $0 == value } } == [100, 100, 100])
    let rate = try SearchDimension("learning-rate", "0.0003..0.03")
    #expect(rate.isLogarithmic)
    #expect(rate.value(at: 0) == "0.0003" && rate.value(at: 0.5) == "0.003")
    #expect(rate.value(at: 0.999999) == "0.03")
    let noise = try SearchDimension("input-noise", "0..0.4")
    #expect(noise.isLogarithmic == false)
    #expect(noise.value(at: 0) == "0" && noise.value(at: 0.5) == "0.2")
    #expect(noise.value(at: 0.123456) == "0.0494")
  }

  @Test("hidden sizes are drawn by their logarithm: half of them below the geometric mean")
  func logarithms() throws {
    let hidden = try SearchDimension("hidden", "8..128")
    #expect(hidden.value(at: 0) == "8" && hidden.value(at: 0.999999) == "128")
    #expect(hidden.value(at: 0.5) == "31")
  }

  @Test("a space that holds few trials gives no more")
  func exhausted() throws {
    let trials = try space("hidden=8,16", "level=mean,none").trials(30, seed: 1)
    #expect(trials.count == 4 && Set(trials.map(\.choices)).count == 4)
  }

  @Test("options that mean nothing beside the others are left out")
  func conditions() throws {
    let trials = try space("layers=1,2", "dropout=0.1,0.2", "model=rnn,gru", "activation=relu,tanh")
      .trials(30, seed: 3)
    #expect(trials.count == 9)
    for trial in trials {
      #expect((trial.value(of: "dropout") == nil) == (trial.value(of: "layers") == "1"))
      #expect((trial.value(of: "activation") == nil) == (trial.value(of: "model") == "gru"))
    }
    #expect(try space("dropout=0.1,0.2").trials(5, seed: 1).count == 2)
  }

  @Test("flags become words, or none")
  func arguments() throws {
    let trial = TuningTrial(
      number: 1,
      choices: [.init("residual", "true"), .init("hidden", "8"), .init("stateful", "false")])
    #expect(trial.arguments == ["--residual", "--hidden", "8"])
  }

  @Test("the probes hold every value of a list and both ends of an interval")
  func probes() throws {
    let probes = try space("hidden=8..80", "level=mean,none,revin").probes(seed: 1)
    #expect(probes.prefix(2).map { $0.value(of: "hidden") } == ["8", "80"])
    #expect(probes.dropFirst(2).map { $0.value(of: "level") } == ["mean", "none", "revin"])
  }

  @Test("the default space reads whole seasons, and leaves out what is given")
  func standard() throws {
    let space = try SearchSpace.standard(
      seasonLength: 12, horizon: 12, known: 108, fixed: ["model"])
    #expect(
      space.description
        == "hidden=8..80 readout-dropout=0,0.1,0.3 context=12,24,36 level=last-value,mean,revin "
        + "learning-rate=0.001..0.03")
    let short = try SearchSpace.standard(seasonLength: 1, horizon: 6, known: 30)
    #expect(short.description.contains("context") == false)
    #expect(throws: SpaceError.nothingToSearch) {
      try SearchSpace.standard(
        seasonLength: 1, horizon: 6, known: 30,
        fixed: ["model", "hidden", "readout-dropout", "level", "learning-rate"])
    }
  }

  @Test(
    "faulty spaces are refused",
    arguments: [
      (
        "hidden",
        "--try 'hidden' names no values. Give an option and its values, such as hidden=16,32,64 or "
          + "learning-rate=0.0003..0.03."
      ),
      (
        "hiden=1,2",
        "There is no option 'hiden' to search for. Did you mean: hidden?"
      ),
      ("hidden=8,,16", "'hidden' has an empty value. Leave out a comma, or give one."),
      ("hidden=", "'hidden' has an empty value. Leave out a comma, or give one."),
      ("hidden=8,8", "'hidden' has the value '8' twice."),
      ("hidden=8.5,9", "'hidden' takes whole numbers, but '8.5' is none."),
      ("hidden=8..9.5", "'hidden' takes whole numbers, but '9.5' is none."),
      ("dropout=low,0.1", "'dropout' takes finite numbers, but 'low' is none."),
      ("dropout=0..nan", "'dropout' takes finite numbers, but 'nan' is none."),
      (
        "learning-rate=0.1..0.01",
        "'learning-rate': '0.1..0.01' does not go from a lower number to a higher one."
      ),
      (
        "learning-rate=0.1..0.1..0.2",
        "'learning-rate' takes finite numbers, but '0.1..0.2' is none."
      ),
      (
        "hidden=1..9223372036854775807",
        "'hidden': the ends of an interval are 0 or from 1e-12 to 1e12 in size, but one is '9223372036854775807'."
      ),
      (
        "level=mean..none",
        "'level' takes names, of which there is no interval. List them with commas between."
      ),
      ("residual=yes", "'residual' is true or false, not 'yes'."),
    ])
  func faults(text: String, message: String) throws {
    let error = #expect(throws: SpaceError.self) { try SearchSpace.dimension(text) }
    #expect(error?.description == message)
  }

  @Test("an option that is named twice, or has a value, is refused")
  func twice() throws {
    let hidden = try SearchDimension("hidden", "8,16")
    #expect(throws: SpaceError.repeated(option: "hidden")) { try SearchSpace([hidden, hidden]) }
    #expect(throws: SpaceError.fixed(option: "hidden")) {
      try SearchSpace([hidden], fixed: ["hidden"])
    }
    #expect("\(SpaceError.fixed(option: "hidden"))".hasPrefix("--hidden is given, and 'hidden' is"))
    #expect("\(SpaceError.repeated(option: "hidden"))".hasPrefix("'hidden' is searched for twice."))
  }
}
