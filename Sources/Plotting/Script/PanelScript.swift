/// Adds one panel to a script: first its datablocks, later its commands.
struct PanelScript {
  private let panel: Panel
  private let number: Int
  private let scale: PanelScale
  private let frame: Layout.Frame
  private let layout: Layout

  init(_ panel: Panel, number: Int, scale: PanelScale, frame: Layout.Frame, layout: Layout) {
    self.panel = panel
    self.number = number
    self.scale = scale
    self.frame = frame
    self.layout = layout
  }

  /// One datablock and the parts of the `plot` command that draw it, the first underneath.
  private struct Layer {
    let rows: [[Double]]
    let drawings: [String]
  }

  /// Adds the panel's numbers.
  func addData(to script: inout Script) {
    for (index, layer) in layers.enumerated() {
      script.addDatablock(name(ofLayer: index), rows: layer.rows)
    }
  }

  /// Adds the panel's axes, names and curves.
  func addCommands(to script: inout Script) {
    script.add("")
    script.add("# Panel \(number)")
    script.add("set tmargin at screen \(layout.screenY(frame.top))")
    script.add("set bmargin at screen \(layout.screenY(frame.bottom))")
    script.add("set lmargin at screen \(layout.screenX(frame.left))")
    script.add("set rmargin at screen \(layout.screenX(frame.right))")
    addAxes(to: &script)
    addCaption(to: &script)
    for mark in panel.marks {
      switch mark {
      case .marker(let marker): add(marker, to: &script)
      case .spot(let spot): add(spot, to: &script)
      case .band, .curve, .heatMap: continue
      }
    }
    let drawings = layers.enumerated().flatMap { index, layer in
      layer.drawings.map { "$\(name(ofLayer: index)) \($0)" }
    }
    script.add("plot " + drawings.joined(separator: ", \\\n  "))
    script.add("unset label")
    script.add("unset arrow")
    script.add("unset object")
  }

  private func addAxes(to script: inout Script) {
    script.add(
      panel.vertical.scale == .logarithmic ? "set logscale y 10" : "unset logscale y")
    script.add("set xrange [\(scale.horizontal.lower):\(scale.horizontal.upper)]")
    script.add("set yrange [\(scale.vertical.lower):\(scale.vertical.upper)]")
    let horizontalTics = scale.horizontalTics.map { tic in
      let shown = frame.hasHorizontalLabels ? fittedTic(tic.label) : "\"\""
      return "\(shown) \(tic.position)"
    }
    let verticalTics = scale.verticalTics.map {
      "\(GnuplotText.quotedFormat($0.label)) \($0.position)"
    }
    script.add(
      "set xtics out nomirror scale 0.5 offset 0,0.2 (\(horizontalTics.joined(separator: ", ")))")
    script.add("set ytics scale 0 offset 0.4,0 (\(verticalTics.joined(separator: ", ")))")
    if frame.hasHorizontalLabels, !panel.horizontal.label.isEmpty {
      let shown = GnuplotText.fitted(
        panel.horizontal.label, width: min(600, frame.width), fontSize: 12)
      script.add(
        "set label \(GnuplotText.quoted(shown)) at graph 1, "
          + "screen \(layout.screenY(frame.bottom + 38)) right font \",12\" "
          + "tc rgb \"\(Palette.quietInk)\"")
    }
  }

  /// A tic label of one or two lines, each short enough not to meet its neighbour.
  private func fittedTic(_ label: String) -> String {
    let room = frame.width / Double(max(scale.horizontalTics.count, 7))
    let lines = label.split(separator: "\n").map { line in
      GnuplotText.quotedFormat(GnuplotText.fitted(String(line), width: room, fontSize: 12))
    }
    return lines.map { String($0.dropFirst().dropLast()) }.joined(separator: "\\n").inQuotes
  }

  private func addCaption(to script: inout Script) {
    let caption = self.caption
    guard !caption.isEmpty else { return }
    script.add(
      "set label \(GnuplotText.quoted(caption)) at graph 0, "
        + "screen \(layout.screenY(frame.top - 13)) left font \",12\" "
        + "tc rgb \"\(Palette.quietInk)\"")
  }

  private var caption: String {
    let unit = panel.vertical.unit
    let text =
      unit.isEmpty || panel.vertical.label.isEmpty
      ? panel.vertical.label + unit : "\(panel.vertical.label) (\(unit))"
    return GnuplotText.fitted(text, width: min(520, frame.width), fontSize: 12)
  }

  private func add(_ marker: Marker, to script: inout Script) {
    script.add(
      "set arrow from \(marker.x), graph 0 to \(marker.x), graph 1 nohead back "
        + "lc rgb \"\(Palette.quietInk)\" lw 1 dt (2,3)")
    guard !marker.label.isEmpty else { return }
    let label = GnuplotText.fitted(marker.label, width: 260, fontSize: 12)
    let pixels = frame.left + fraction(marker.x) * frame.width
    let width = GnuplotText.width(label, fontSize: 12)
    let isRight = pixels + width > frame.right
    // Above the panel unless what is measured stands there.
    let start = isRight ? pixels - width : pixels
    let captionEnd = frame.left + GnuplotText.width(caption, fontSize: 12)
    let place =
      caption.isEmpty || start > captionEnd + 12
      ? "screen \(layout.screenY(frame.top - 13))" : "graph 0.95"
    script.add(
      "set label \(GnuplotText.quoted(label)) at \(marker.x), \(place) "
        + "\(isRight ? "right" : "left") font \",12\" tc rgb \"\(Palette.quietInk)\"")
  }

  private func add(_ spot: Spot, to script: inout Script) {
    guard !spot.point.y.isNaN, !spot.label.isEmpty else { return }
    let isRight = fraction(spot.point.x) > 0.6
    let label = GnuplotText.fitted(spot.label, width: 400, fontSize: 12)
    script.add(
      "set label \(GnuplotText.quoted(label)) at \(spot.point.x), \(spot.point.y) "
        + "\(isRight ? "right" : "left") offset \(isRight ? "-0.6" : "0.6"),1.1 front "
        + "font \",12\" tc rgb \"\(Style(spot.role).colour)\"")
  }

  /// How far to the right a position is, from 0 to 1.
  private func fraction(_ x: Double) -> Double {
    (x - scale.horizontal.lower) / scale.horizontal.span
  }

  private func name(ofLayer index: Int) -> String { "panel\(number)_\(index + 1)" }

  private var layers: [Layer] {
    panel.marks.flatMap(layers(of:))
  }

  private func layers(of mark: Mark) -> [Layer] {
    switch mark {
    case .band(let band): layers(of: band)
    case .curve(let curve): layers(of: curve)
    case .heatMap(let map): layers(of: map)
    case .marker: []
    case .spot(let spot):
      [
        Layer(
          rows: [[spot.point.x, spot.point.y]],
          drawings: [
            "using 1:2 with points pt \(Palette.disc) ps 0.9*symbol "
              + "lc rgb \"\(Style(spot.role).colour)\""
          ])
      ]
    }
  }

  private func layers(of band: Band) -> [Layer] {
    let drawing =
      "using 1:2:3 with filledcurves fc rgb \"\(Style(band.role).colour)\" "
      + "fs transparent solid \(BandData.opacity) noborder"
    return BandData(band).stretches.map { Layer(rows: $0, drawings: [drawing]) }
  }

  private func layers(of map: HeatMap) -> [Layer] {
    let rows = HeatMapData(map).rows
    return rows.isEmpty
      ? []
      : [
        Layer(
          rows: rows,
          drawings: ["using 1:2:3:4:5:6:7 with boxxyerror fs solid noborder lc rgb variable"])
      ]
  }

  private func layers(of curve: Curve) -> [Layer] {
    let data = CurveData(curve)
    let style = Style(curve.role)
    let line = Layer(rows: data.lineRows, drawings: ["using 1:2 with lines \(style.line)"])
    let marks = Layer(
      rows: data.markedRows,
      drawings: data.showsSymbols ? style.symbolDrawings : style.dotDrawings)
    return [line, marks].filter { !$0.rows.isEmpty }
  }
}

extension String {
  fileprivate var inQuotes: String { "\"\(self)\"" }
}
