/// Turns a figure into a gnuplot script that stands alone.
struct FigureScript {
  private let figure: Figure
  private let format: ImageFormat
  private let legend: Legend
  private let layout: Layout
  private let scales: [PanelScale]

  /// Checks the figure's numbers and finds a place for everything.
  init(_ figure: Figure, format: ImageFormat) throws(PlotError) {
    self.figure = figure
    self.format = format
    scales = try PanelScale.all(of: figure)
    let left = Layout.left(besides: scales)
    legend = Legend(figure, left: left)
    layout = Layout(figure, left: left, legendRows: legend.rows)
  }

  /// The script that draws the image, by default beside itself under the image's name; to standard output without
  /// a path.
  func script(imagePath: String?) -> Script {
    var script = Script()
    addHeader(to: &script, imagePath: imagePath)
    for index in figure.panels.indices {
      PanelScript(
        figure.panels[index], number: index + 1, scale: scales[index],
        frame: layout.frames[index], layout: layout
      ).addData(to: &script)
    }
    script.add("set multiplot")
    addTitles(to: &script)
    legend.draw(into: &script, layout: layout)
    for index in figure.panels.indices {
      PanelScript(
        figure.panels[index], number: index + 1, scale: scales[index],
        frame: layout.frames[index], layout: layout
      ).addCommands(to: &script)
    }
    script.add("unset multiplot")
    script.add("unset output")
    return script
  }

  private func addHeader(to script: inout Script, imagePath: String?) {
    script.add("# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.")
    script.add("set encoding utf8")
    if let imagePath { addOutput(to: &script, imagePath: imagePath) }
    let terminal = format.terminal(
      width: Int(Layout.width), height: Int(layout.height))
    script.add("set terminal \(terminal)")
    if imagePath != nil { script.add("set output image") }
    script.add("symbol = \(format.symbolScale)")
    script.add("unset key")
    script.add("set border 1 lc rgb \"\(Palette.axis)\" lw 1")
    script.add(
      "set grid xtics ytics lt 1 dt solid lw 1 lc rgb \"\(Palette.grid)\"")
    script.add("set tics textcolor rgb \"\(Palette.quietInk)\" font \",12\"")
  }

  private func addOutput(to script: inout Script, imagePath: String) {
    let name = imagePath.split(separator: "/").last.map(String.init) ?? imagePath
    script.add("if (!exists(\"image\")) {")
    script.add("  # The image goes beside this script.")
    script.add("  folder = \"./\"")
    script.add("  do for [i = 1:strlen(ARG0)] {")
    script.add(
      "    if (ARG0[i:i] eq \"/\") { folder = (ARG0[1:1] eq \"/\" ? \"\" : \"./\").ARG0[1:i] }")
    script.add("  }")
    script.add("  image = folder.\(GnuplotText.fileName(name))")
    script.add("}")
  }

  private func addTitles(to script: inout Script) {
    let rows: [(text: String, y: Double?, size: Double, font: String, colour: String)] = [
      (figure.title, layout.titleY, 18, "\(format.boldFont),18", Palette.ink),
      (figure.subtitle, layout.subtitleY, 13, ",13", Palette.quietInk),
    ]
    for row in rows {
      guard let y = row.y else { continue }
      let left = layout.left
      // Bold letters are wider than the size says.
      let shown = GnuplotText.fitted(
        row.text, width: Layout.right - left, fontSize: row.size == 18 ? 20.5 : row.size)
      script.add(
        "set label \(GnuplotText.quoted(shown)) at screen \(layout.screenX(left)), "
          + "screen \(layout.screenY(y)) left font \"\(row.font)\" tc rgb \"\(row.colour)\"")
    }
  }
}

extension Mark {
  /// The mark's name in the legend or beside it.
  var label: String {
    switch self {
    case .band(let band): band.label
    case .curve(let curve): curve.label
    case .heatMap(let map): map.label
    case .marker(let marker): marker.label
    case .spot(let spot): spot.label
    }
  }
}
