import Plotting
import Testing

@Suite("Pictures for terminals")
struct TerminalPictureTests {
  private let curve = Curve(
    .observed, label: "sales",
    points: [1, 5, 2, 4].enumerated().map { Point(x: Double($0), y: $1) })

  private func figure(title: String, marks: [Mark], columns: Int = 1, count: Int = 1) -> Figure {
    let panel = Panel(
      horizontal: HorizontalAxis(.number, label: "step"),
      vertical: VerticalAxis(label: "tons"), marks: marks)
    return Figure(
      title: title, panels: Array(repeating: panel, count: count), columns: columns)
  }

  @Test("characters stand where values are, lines fit, and names are beside them")
  func characters() async throws {
    let band = Band(
      .forecast, label: "80 %",
      edges: [Band.Edge(x: 0, lower: 1, upper: 2), Band.Edge(x: 3, lower: 2, upper: 6)])
    let text = try await text(
      of: figure(title: "Sales fall, then rise", marks: [.band(band), .curve(curve)]), columns: 60)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "Sales fall, then rise")
    #expect(lines.contains(": 80 %   * sales") && lines.contains("tons"))
    #expect(lines.allSatisfy { $0.count <= 60 && $0.last != " " })
    #expect(lines.count { $0.contains("*") && $0.contains("|") } > 8)
    #expect(lines.contains { $0.hasSuffix("step") })
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test("panels stand one below the other, and the same figure gives the same text")
  func panels() async throws {
    let figure = figure(title: "", marks: [.curve(curve)], columns: 2, count: 4)
    let first = try await text(of: figure)
    #expect(first.split(separator: "\n").count { $0 == "tons" } == 4)
    #expect(try await text(of: figure) == first)
  }

  @Test("a heat map is shaded, a single spot is drawn, and logarithmic axes hold")
  func others() async throws {
    let map = HeatMap(
      label: "MASE", columnEdges: [0, 1, 2], rowEdges: [0, 1], values: [[1, 4]], range: 1...4)
    let shaded = try await text(of: figure(title: "", marks: [.heatMap(map)]))
    #expect(shaded.contains("....") && shaded.contains("@@@@"))
    var panel = figure(title: "", marks: [.curve(curve)]).panels[0]
    panel.vertical.scale = .logarithmic
    panel.marks.append(.spot(Spot(.forecast, at: Point(x: 1, y: 5), label: "")))
    #expect(try await text(of: Figure(title: "", panels: [panel])).contains("@"))
  }

  @Test("what names hold is neither run nor obeyed")
  func hostile() async throws {
    let name = "`touch /tmp/x` \u{1B}]0;x\u{07} \"; system 'ls' # \u{202E}"
    let hostile = Curve(.observed, label: name, points: curve.points)
    let text = try await text(
      of: figure(title: name, marks: [.curve(hostile), .marker(Marker(x: 1, label: name))]))
    #expect(text.unicodeScalars.contains("\u{1B}") == false)
    #expect(text.contains("`touch /tmp/x`"))
  }

  @Test("a picture in sixel graphics is whole")
  func graphics() async throws {
    let bytes = try await sixel(of: figure(title: "Sales", marks: [.curve(curve)]))
    #expect(bytes.starts(with: Array("\u{1B}P".utf8)))
    #expect(bytes.count > 1000)
  }

  @Test("without gnuplot the message names no script")
  func missing() async throws {
    let error = await #expect(throws: PlotError.self) {
      try await text(
        of: figure(title: "", marks: [.curve(curve)]), gnuplot: GnuplotProgram("/no/gnuplot"))
    }
    #expect(error?.description == "Cannot run '/no/gnuplot'. Install gnuplot, then draw again.")
  }
}
