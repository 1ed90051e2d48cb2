import Foundation
import Plotting
import Testing

@Suite("Rendering many figures")
struct RenderManyTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test(
    "gives the bytes that drawing one by one gives",
    .enabled(if: hasGnuplot, "gnuplot is not installed"))
  func sameBytes() async throws {
    let map = ScoreMapFigure(
      title: "m", metric: "MASE", models: ["a", "b"], seriesLabel: "series",
      scores: [[1, 2], [.nan, 3]], isRatio: true)
    let figures = try (0..<90).map { $0 % 7 == 3 ? try map.figure() : .simple([1, Double($0), 2]) }
    let errors = await render(
      figures.enumerated().map { Drawing($1, path: workplace.file("many-\($0).svg")) })
    #expect(errors.allSatisfy { $0 == nil })
    for index in [0, 3, 4, 41, 89] {
      try await render(figures[index], to: workplace.file("one.svg"))
      #expect(try workplace.bytes("one.svg") == workplace.bytes("many-\(index).svg"), "\(index)")
    }
    #expect(try workplace.names().count == 2 * 91)
  }

  @Test(
    "a figure that cannot be drawn costs the others nothing",
    .enabled(if: hasGnuplot, "gnuplot is not installed"))
  func oneFails() async throws {
    let drawings = [
      Drawing(.simple([1, 2]), path: workplace.file("a.svg")),
      Drawing(.simple([]), path: workplace.file("b.svg")),
      Drawing(.simple([1, 2]), path: workplace.file("missing/c.svg")),
      Drawing(.simple([1, 2]), path: workplace.file("d.svg")),
    ]
    let errors = await render(drawings)
    #expect(errors.map { $0 == nil } == [true, false, false, true])
    #expect(try workplace.names() == ["a.gp", "a.svg", "d.gp", "d.svg"])
  }

  @Test("a gnuplot that hangs is given up after two figures")
  func hangs() async throws {
    let gnuplot = try workplace.program(
      "echo . >> '\(workplace.file("runs"))'; sleep 600", timeLimitSeconds: 0)
    let errors = await render(
      (0..<4).map { Drawing(.simple([1, 2]), path: workplace.file("\($0).svg")) }, gnuplot: gnuplot)
    #expect(errors.count { if case .gnuplotTimedOut = $0 { true } else { false } } == 4)
    // All together, and two alone; one that is stopped at once may not come to write.
    #expect(try workplace.bytes("runs").count <= 3 * 2)
  }

  @Test("without gnuplot the scripts are there, and every figure says why it is not")
  func noGnuplot() async throws {
    let errors = await render(
      [Drawing(.simple([1, 2]), path: workplace.file("a.svg"))], gnuplot: .init("/no/gnuplot"))
    #expect(
      errors == [.gnuplotMissing(program: "/no/gnuplot", script: workplace.file("a.gp"))])
    #expect(try workplace.names() == ["a.gp"])
  }
}
