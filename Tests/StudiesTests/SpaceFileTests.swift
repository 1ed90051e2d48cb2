import Evaluation
import Studies
import Testing

@Suite("Search spaces as YAML files")
struct SpaceFileTests {
  @Test("lists and intervals are read in the order of the file")
  func dimensions() throws {
    let file = try SpaceFile(
      """
      learning-rate: 0.0003..0.03
      hidden: [16, 32]
      residual: [true, false]
      level: mean
      """, path: "s.yaml")
    #expect(
      file.dimensions.map(\.description) == [
        "learning-rate=0.0003..0.03", "hidden=16,32", "residual=true,false", "level=mean",
      ])
  }

  @Test(
    "what is faulty is said with its place",
    arguments: [
      ("hiden: [1]", "s.yaml:1:1: There is no option 'hiden' to search for. Did you mean: hidden?"),
      ("hidden:\n  - 8\n  - x", "s.yaml:2:3: 'hidden' takes whole numbers, but 'x' is none."),
      ("hidden: []", "s.yaml:1:9: a value is needed."),
      (
        "- hidden",
        "s.yaml:1:1: a search space is a mapping, such as 'hidden: [16, 32, 64]', one option a line."
      ),
    ])
  func faults(text: String, message: String) throws {
    let error = #expect(throws: StudyFileError.self) { try SpaceFile(text, path: "s.yaml") }
    #expect(error?.description == message)
  }
}
