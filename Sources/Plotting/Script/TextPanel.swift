/// One panel in characters: gnuplot draws the axes and puts one character into each cell that something covers.
struct TextPanel {
  /// The characters of a panel and what they stand for.
  struct Entry: Hashable {
    let character: Character
    let label: String
  }

  private let panel: Panel
  private let number: Int
  private let scale: PanelScale
  private let columns: Int
  private let rows: Int

  /// - Parameters:
  ///   - columns: the width of the whole panel.
  ///   - rows: the rows between the ends of its vertical axis.
  init(_ panel: Panel, number: Int, scale: PanelScale, columns: Int, rows: Int) {
    self.panel = panel
    self.number = number
    self.scale = scale
    self.columns = columns
    self.rows = rows
  }

  private var left: Int { (scale.verticalTics.map(\.label.count).max() ?? 0) + 2 }
  private var canvas: TextCanvas {
    TextCanvas(
      horizontal: scale.horizontal, vertical: scale.vertical,
      isLogarithmic: panel.vertical.scale == .logarithmic,
      columns: max(10, columns - left - 2), rows: rows)
  }

  /// What stands above the panel.
  var caption: String {
    let (label, unit) = (panel.vertical.label, panel.vertical.unit)
    return GnuplotText.plain(unit.isEmpty || label.isEmpty ? label + unit : "\(label) (\(unit))")
  }

  /// What the characters stand for, each once.
  var legend: [Entry] {
    var entries: [Entry] = []
    for mark in panel.marks {
      let entry: Entry
      switch mark {
      case .heatMap(let map):
        let shades = TextCanvas.shades
        entry = Entry(
          character: shades[shades.count - 1],
          label: "\(HeatMapData(map).legendLabel) from '\(shades[0])' on")
      default: entry = Entry(character: mark.character, label: mark.label)
      }
      if !mark.label.isEmpty, !entries.contains(entry) { entries.append(entry) }
    }
    return entries
  }

  /// Adds the commands that draw it, after a form feed.
  func addCommands(to script: inout Script) {
    let layers = layers
    for (index, layer) in layers.enumerated() {
      script.addDatablock("panel\(number)_\(index + 1)", rows: layer.points.map { [$0.x, $0.y] })
    }
    script.add("set terminal dumb noenhanced size \(columns),\(rows + (hasTwoLines ? 4 : 3))")
    script.add("set lmargin \(left)")
    script.add("set rmargin 2")
    script.add("set tmargin 0.5")
    script.add("set bmargin \(hasTwoLines ? 3 : 2)")
    script.add(
      panel.vertical.scale == .logarithmic ? "set logscale y 10" : "unset logscale y")
    script.add("set xrange [\(scale.horizontal.lower):\(scale.horizontal.upper)]")
    script.add("set yrange [\(scale.vertical.lower):\(scale.vertical.upper)]")
    let vertical = scale.verticalTics.map {
      "\(GnuplotText.quotedFormat($0.label)) \($0.position)"
    }
    script.add("set xtics nomirror scale 0 (\(horizontalTics.joined(separator: ", ")))")
    script.add("set ytics nomirror scale 0 (\(vertical.joined(separator: ", ")))")
    let drawings = layers.enumerated().map { index, layer in
      "$panel\(number)_\(index + 1) using 1:2 with points pt \"\(layer.character)\""
    }
    script.add("plot " + drawings.joined(separator: ", \\\n  "))
  }

  private var hasTwoLines: Bool { scale.horizontalTics.contains { $0.label.contains("\n") } }

  /// As many labels as there is room for.
  private var horizontalTics: [String] {
    let lines = scale.horizontalTics.map { $0.label.split(separator: "\n").map(String.init) }
    let room = max(4, canvas.columns / max(1, lines.count) - 1)
    let isNamed = if case .category = panel.horizontal.scale { true } else { false }
    let widest = lines.flatMap { $0.map(\.count) }.max() ?? 0
    let every = isNamed ? 1 : (widest + room) / max(1, room + 1) + (widest > room ? 1 : 0)
    return zip(scale.horizontalTics, lines).enumerated().compactMap { index, tic in
      guard index.isMultiple(of: max(1, every)) else { return nil }
      let texts = tic.1.map { line in
        let short = isNamed && line.count > room ? line.prefix(room - 1) + "…" : line
        return String(GnuplotText.quotedFormat(String(short)).dropFirst().dropLast())
      }
      return "\"\(texts.joined(separator: "\\n"))\" \(tic.0.position)"
    }
  }

  private struct Layer {
    let character: Character
    let points: [Point]
  }

  private var layers: [Layer] {
    let canvas = canvas
    return panel.marks.flatMap { mark -> [Layer] in
      switch mark {
      case .heatMap(let map):
        canvas.cells(of: map).map { Layer(character: $0, points: $1) }
      case .band(let band):
        [
          Layer(
            character: mark.character,
            points: canvas.cells(along: band.edges.map { Point(x: $0.x, y: $0.lower) })
              + canvas.cells(along: band.edges.map { Point(x: $0.x, y: $0.upper) }))
        ]
      case .curve(let curve):
        [Layer(character: mark.character, points: canvas.cells(along: CurveData(curve).line))]
      case .marker(let marker):
        [
          Layer(
            character: mark.character,
            points: canvas.cells(along: [
              Point(x: marker.x, y: scale.vertical.lower),
              Point(x: marker.x, y: scale.vertical.upper),
            ]))
        ]
      case .spot(let spot):
        [Layer(character: mark.character, points: canvas.cells(along: [spot.point]))]
      }
    }.filter { !$0.points.isEmpty }
  }
}

extension Mark {
  /// The character that it is drawn with; a letter of its own for each run.
  fileprivate var character: Character {
    switch self {
    case .band: ":"
    case .curve(let curve): curve.role.character
    case .heatMap: "@"
    case .marker: "|"
    case .spot: "@"
    }
  }
}

extension Role {
  fileprivate var character: Character {
    switch self {
    case .observed: "*"
    case .earlier: "."
    case .heldOut: "o"
    case .heldOutForecast: "x"
    case .forecast: "#"
    case .training(let run): Self.letter(run, from: "A")
    case .validation(let run): Self.letter(run, from: "a")
    }
  }

  private static func letter(_ run: Int, from first: Unicode.Scalar) -> Character {
    Character(Unicode.Scalar(UInt8(first.value) + UInt8(abs(run % 26))))
  }
}
