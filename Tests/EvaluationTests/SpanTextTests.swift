import Evaluation
import SeriesData
import Testing

@Suite("Span text")
struct SpanTextTests {
  @Test(
    "names the unit only where a step is one of it",
    arguments: [
      (Frequency.Unit.month, 1, 12, "12 months"), (.month, 1, 1, "month"),
      (.year, 10, 3, "3 steps"),
      (.year, 10, 1, "step"), (.step, 1, 2, "2 steps"),
    ])
  func namesTheUnit(unit: Frequency.Unit, multiple: Int, steps: Int, text: String) throws {
    #expect(try Frequency(unit, multiple: multiple).spanText(steps: steps) == text)
  }
}
