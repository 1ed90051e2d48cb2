import Plotting
import Testing

@Suite("Heat maps")
struct HeatMapTests {
  private func script(_ map: HeatMap, columns: Int = 1) async throws -> String {
    let workplace = try Workplace()
    let panel = Panel(
      horizontal: HorizontalAxis(.number), vertical: VerticalAxis(label: "epoch"),
      marks: [.heatMap(map)])
    _ = try? await render(
      Figure(title: "", panels: [panel, panel], columns: columns), to: workplace.file("map.svg"),
      gnuplot: GnuplotProgram("/no/gnuplot"))
    return try workplace.text("map.gp")
  }

  private func map(_ values: [[Double]], scale: VerticalAxis.Scale = .linear) -> HeatMap {
    HeatMap(
      label: "norm", columnEdges: [-0.5, 0.5, 1.5], rowEdges: [0, 1], values: values,
      range: 1...100,
      scale: scale)
  }

  @Test("colours run from the first to the last of the ramp, and a missing value is left out")
  func colours() async throws {
    let purple = 0x440154
    let yellow = 0xfde725
    let ends = try await script(map([[1, 100]]))
    #expect(ends.contains(" \(purple)\n") && ends.contains(" \(yellow)\n"))
    // What is outside the range looks like its ends.
    #expect(try await script(map([[-7, 1e9]])) == ends)
    let missing = try await script(map([[.nan, 100]]))
    #expect(missing.contains(" \(purple)\n") == false && missing.contains(" \(yellow)\n"))
    let middle = try await script(map([[10, 10]], scale: .logarithmic))
    #expect(middle.contains(" \(0x21918c)\n"))
  }

  @Test("the grid fills its panel, and the legend tells what the colours stand for")
  func frame() async throws {
    let text = try await script(map([[1, 100]]))
    #expect(text.contains("set xrange [-0.5:1.5]") && text.contains("set yrange [0.0:1.0]"))
    #expect(text.contains("norm"))
  }

  @Test("panels of two columns stand side by side")
  func columns() async throws {
    let text = try await script(map([[1, 100]]), columns: 2)
    let margins = text.split(separator: "\n").filter { $0.contains("margin at") }
    #expect(Set(margins.filter { $0.hasPrefix("set tmargin") }).count == 1)
    #expect(Set(margins.filter { $0.hasPrefix("set lmargin") }).count == 2)
  }
}
