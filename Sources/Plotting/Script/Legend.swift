/// The names of curves and bands, once each, in rows under the title.
struct Legend {
  /// How an entry's sample looks.
  enum Sample: Equatable {
    case line(Role, hasSymbol: Bool)
    /// An area over so many wider ones of its kind.
    case area(Role, over: Int)
    /// The colours of a heat map, from little to much.
    case ramp

    var width: Double { self == .ramp ? 120 : 26 }
  }

  /// One name and its sample, in pixels.
  struct Entry: Equatable {
    let label: String
    let sample: Sample
    let x: Double
    let row: Int
  }

  static let fontSize = 12.0
  private static let gap = 7.0
  private static let distance = 24.0

  private(set) var entries: [Entry] = []
  private(set) var rows = 0

  init(_ figure: Figure, left: Double) {
    let named = Self.named(in: figure)
    // A single name says nothing that the title and the axis do not.
    guard Set(named.map(\.label)).count > 1 || named.contains(where: { $0.sample == .ramp }) else {
      return
    }
    var x = left
    var row = 0
    for (label, sample) in named where !entries.contains(where: { $0.label == label }) {
      let shown = GnuplotText.fitted(label, width: 320, fontSize: Self.fontSize)
      let width =
        sample.width + Self.gap + GnuplotText.width(shown, fontSize: Self.fontSize)
      if x + width > Layout.right, x > left {
        x = left
        row += 1
      }
      entries.append(Entry(label: label, sample: sample, x: x, row: row))
      x += width + Self.distance
    }
    rows = row + 1
  }

  /// The names with their samples: curves first, then bands, in the order of drawing.
  private static func named(in figure: Figure) -> [(label: String, sample: Sample)] {
    var lines: [(label: String, sample: Sample)] = []
    var areas: [(label: String, sample: Sample)] = []
    for panel in figure.panels {
      var drawn: [Role: Int] = [:]
      for mark in panel.marks where !mark.label.isEmpty {
        switch mark {
        case .curve(let curve):
          let hasSymbol = CurveData(curve).showsSymbols
          lines.append((curve.label, .line(curve.role, hasSymbol: hasSymbol)))
        case .band(let band):
          areas.append((band.label, .area(band.role, over: drawn[band.role, default: 0])))
          drawn[band.role, default: 0] += 1
        case .heatMap(let map): areas.append((HeatMapData(map).legendLabel, .ramp))
        case .marker, .spot: continue
        }
      }
    }
    return lines + areas
  }

  /// Adds the commands that draw the legend.
  func draw(into script: inout Script, layout: Layout) {
    for entry in entries {
      let y = layout.legendY + Double(entry.row) * Layout.legendRowHeight
      let end = entry.x + entry.sample.width
      switch entry.sample {
      case .line(let role, let hasSymbol):
        let style = Style(role)
        script.add(
          "set arrow from screen \(layout.screenX(entry.x)), screen \(layout.screenY(y)) "
            + "to screen \(layout.screenX(end)), screen \(layout.screenY(y)) nohead \(style.line)")
        if hasSymbol, style.symbol == Palette.openCircle {
          script.add(
            "set label \"\" at screen \(layout.screenX((entry.x + end) / 2)), "
              + "screen \(layout.screenY(y)) point pt \(Palette.disc) ps 0.6*symbol "
              + "lc rgb \"\(Palette.paper)\"")
        }
        if hasSymbol, let symbol = style.symbol {
          script.add(
            "set label \"\" at screen \(layout.screenX((entry.x + end) / 2)), "
              + "screen \(layout.screenY(y)) point pt \(symbol) ps 0.6*symbol lw 1.2 lc rgb \"\(style.colour)\""
          )
        }
      case .area(let role, let count):
        let ground = (0...count).reduce(1) { ground, _ in ground * (1 - BandData.opacity) }
        script.add(
          "set object rectangle from screen \(layout.screenX(entry.x)), "
            + "screen \(layout.screenY(y + 6)) to screen \(layout.screenX(end)), "
            + "screen \(layout.screenY(y - 6)) fc rgb \"\(Style(role).colour)\" "
            + "fs transparent solid \(Decimal.fixed(1 - ground, places: 2)) noborder")
      case .ramp: drawRamp(entry, y: y, into: &script, layout: layout)
      }
      let shown = GnuplotText.fitted(entry.label, width: 320, fontSize: Self.fontSize)
      script.add(
        "set label \(GnuplotText.quoted(shown)) at screen \(layout.screenX(end + Self.gap)), "
          + "screen \(layout.screenY(y)) left font \",12\" tc rgb \"\(Palette.ink)\"")
    }
  }

  /// Stripes side by side; each reaches to the end, so that no paper shines through between two.
  private func drawRamp(_ entry: Entry, y: Double, into script: inout Script, layout: Layout) {
    let stripes = 30
    let end = entry.x + entry.sample.width
    for stripe in 0..<stripes {
      let left = entry.x + entry.sample.width * Double(stripe) / Double(stripes)
      script.add(
        "set object rectangle from screen \(layout.screenX(left)), screen \(layout.screenY(y + 6)) "
          + "to screen \(layout.screenX(end)), screen \(layout.screenY(y - 6)) "
          + "fc rgb \"\(ColourRamp.text(at: Double(stripe) / Double(stripes - 1)))\" "
          + "fs solid noborder")
    }
  }
}
