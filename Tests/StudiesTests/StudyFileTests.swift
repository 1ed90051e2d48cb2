import Studies
import Testing

@Suite("Studies as YAML files")
struct StudyFileTests {
  private func fault(_ text: String) -> String {
    do throws(StudyFileError) {
      _ = try StudyFile(text, path: "s.yaml")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("keys become options, lists what their options take")
  func arguments() throws {
    let file = try StudyFile(
      """
      # A study.
      files: [north.csv, "it's south.csv"]
      models:
        - theta
        - gru
      horizon: 12
      missing: [-999, none]
      sort: true
      out: study
      """, path: "s.yaml")
    #expect(
      file.arguments == [
        "--models=theta,gru", "--horizon=12", "--missing=-999", "--missing=none", "--sort",
        "--out=study", "north.csv", "it's south.csv",
      ])
    #expect(
      file.located("--horizon must be at least 1.") == "s.yaml:6:10: --horizon must be at least 1.")
    #expect(file.located("--seeds names something twice.") == nil)
  }

  @Test("a key that is unknown is refused with the nearest that is known")
  func unknown() {
    #expect(
      fault("models: theta\nhorizons: 12\n").hasPrefix(
        "s.yaml:2:1: there is no key 'horizons'. Did you mean: horizon"))
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("- theta\n", "s.yaml:1:1: a study is a mapping, such as 'horizon: 12', one key a line."),
      ("", "s.yaml:1:1: a study is a mapping, such as 'horizon: 12', one key a line."),
      ("horizon: [1, [2]]\n", "s.yaml:1:14: one value is needed."),
      ("horizon: {a: 1}\n", "s.yaml:1:10: one value is needed."),
      ("models: []\n", "s.yaml:1:9: a value is needed."),
      ("out:\n", "s.yaml:1:5: a value is needed."),
      ("out: a\nsort: maybe\n", "s.yaml:2:7: 'sort' is either true or false."),
    ])
  func faults(text: String, message: String) { #expect(fault(text) == message) }

  @Test("what is no YAML, or says something twice, is refused")
  func malformed() {
    #expect(fault("models: [theta\nhorizon: 12\n").hasPrefix("s.yaml:2:"))
    #expect(fault("out: a\nout: b\n").contains("'out' stands there twice"))
    #expect(fault("models: *x\n").hasPrefix("s.yaml:1:"))
    #expect(fault("\u{0}").isEmpty == false)
  }
}
