/// A figure in characters, for a terminal or a log: gnuplot draws each panel, one below the other, with its `dumb`
/// terminal.
///
/// Titles and names never reach gnuplot. Nothing is written to any file.
///
/// - Parameter columns: how wide the picture may be; at least 40 are taken.
/// - Returns: lines, each with its line feed.
/// - Throws: ``PlotError``.
public func text(
  of figure: Figure, columns: Int = 80, gnuplot: GnuplotProgram = .inPath
) async throws(PlotError) -> String {
  let columns = min(max(columns, 40), 400)
  let scales = try PanelScale.all(of: figure)
  var script = Script()
  for line in [
    "set encoding utf8", "unset key", "set border 3",
  ] { script.add(line) }
  let panels = zip(figure.panels, scales).enumerated().map { index, pair in
    TextPanel(
      pair.0, number: index + 1, scale: pair.1, columns: columns,
      rows: figure.panels.count == 1 ? 20 : figure.panels.count < 4 ? 13 : 9)
  }
  for panel in panels { panel.addCommands(to: &script) }
  let output = try await gnuplot.output(of: script)
  let drawn = String(decoding: output, as: UTF8.self).split(separator: "\u{0C}")
  guard drawn.count == panels.count else {
    throw .gnuplotFailed(
      reason: "it drew \(drawn.count) of \(panels.count) panels", script: "")
  }
  var lines = TextLines(columns: columns)
  lines.add(words: figure.title)
  lines.add(words: figure.subtitle)
  for ((panel, picture), axis) in zip(zip(panels, drawn), figure.panels.map(\.horizontal.label)) {
    lines.add("")
    lines.add(words: panel.caption)
    let legend = panel.legend.map { "\($0.character) \(GnuplotText.plain($0.label))" }
    lines.add(words: legend.joined(separator: "   "))
    lines.add(picture: picture)
    if !axis.isEmpty { lines.add(trailing: GnuplotText.plain(axis)) }
  }
  return lines.text
}

/// A figure as sixel graphics, for terminals that show them.
///
/// - Throws: ``PlotError``.
public func sixel(
  of figure: Figure, gnuplot: GnuplotProgram = .inPath
) async throws(PlotError) -> [UInt8] {
  let script = try FigureScript(figure, format: .sixel).script(imagePath: nil)
  let bytes = try await gnuplot.output(of: script)
  guard ImageFormat.sixel.isComplete(bytes) else {
    throw .gnuplotFailed(reason: "it left the picture incomplete", script: "")
  }
  return bytes
}

/// Lines that are put together from the top.
private struct TextLines {
  let columns: Int
  private(set) var text = ""

  init(columns: Int) { self.columns = columns }

  mutating func add(_ line: some StringProtocol) { text += line + "\n" }

  /// Words, as many in a line as there is room for; none of nothing.
  mutating func add(words text: String) {
    var line = ""
    for word in GnuplotText.plain(text).split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.count + 1 + word.count > columns {
        add(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    if !line.isEmpty { add(line) }
  }

  mutating func add(trailing text: String) {
    add(String(repeating: " ", count: max(0, columns - 2 - text.count)) + text)
  }

  /// What gnuplot drew, without the space around it.
  mutating func add(picture: Substring) {
    let rows = picture.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      row.reversed().drop { $0 == " " || $0 == "\r" }.reversed()
    }
    for row in rows.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed() {
      add(String(row))
    }
  }
}
