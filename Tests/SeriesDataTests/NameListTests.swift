import SeriesData
import Testing

@Suite("Counts and lists in sentences")
struct NameListTests {
  @Test("one is singular, and any other count plural")
  func counts() {
    #expect([0, 1, 2].map { countText($0, "step") } == ["0 steps", "1 step", "2 steps"])
  }

  @Test("up to six names are listed, and five of more")
  func names() {
    #expect(nameList([]) == "")
    #expect(nameList(["a", "b\n"]) == "'a', 'b\\n'")
    #expect(nameList(["a", "b", "c", "d", "e", "f"]) == "'a', 'b', 'c', 'd', 'e', 'f'")
    #expect(
      nameList(["a", "b", "c", "d", "e", "f", "g"]) == "'a', 'b', 'c', 'd', 'e' and 2 more")
  }
}
