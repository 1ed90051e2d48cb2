/// The names of curves and bands, once each, in rows under the title.
struct Legend {
  /// How an entry's sample looks.
  enum Sample: Equatable {
    case line(Role, hasSymbol: Bool)
    case area(Role)
  }

  /// One name and its sample, in pixels.
  struct Entry: Equatable {
    let label: String
    let sample: Sample
    let x: Double
    let row: Int
  }

  static let fontSize = 12.0
  static let sampleWidth = 26.0
  private static let gap = 7.0
  private static let distance = 24.0

  private(set) var entries: [Entry] = []
  private(set) var rows = 0

  init(_ figure: Figure) {
    let named = figure.panels.flatMap(\.marks).compactMap(Self.named)
    // A single name says nothing that the title and the axis do not.
    guard Set(named.map(\.label)).count > 1 else { return }
    var x = Layout.left
    var row = 0
    for (label, sample) in named where !entries.contains(where: { $0.label == label }) {
      let shown = GnuplotText.fitted(label, width: 320, fontSize: Self.fontSize)
      let width =
        Self.sampleWidth + Self.gap + GnuplotText.width(shown, fontSize: Self.fontSize)
      if x + width > Layout.right, x > Layout.left {
        x = Layout.left
        row += 1
      }
      entries.append(Entry(label: label, sample: sample, x: x, row: row))
      x += width + Self.distance
    }
    rows = row + 1
  }

  private static func named(_ mark: Mark) -> (label: String, sample: Sample)? {
    switch mark {
    case .curve(let curve) where !curve.label.isEmpty:
      (curve.label, .line(curve.role, hasSymbol: CurveData(curve).showsSymbols))
    case .band(let band) where !band.label.isEmpty: (band.label, .area(band.role))
    default: nil
    }
  }

  /// Adds the commands that draw the legend.
  func draw(into script: inout Script, layout: Layout) {
    for entry in entries {
      let y = layout.legendY + Double(entry.row) * Layout.legendRowHeight
      let end = entry.x + Self.sampleWidth
      switch entry.sample {
      case .line(let role, let hasSymbol):
        let style = Style(role)
        script.add(
          "set arrow from screen \(layout.screenX(entry.x)), screen \(layout.screenY(y)) "
            + "to screen \(layout.screenX(end)), screen \(layout.screenY(y)) nohead \(style.line)")
        if hasSymbol, let symbol = style.symbol {
          script.add(
            "set label \"\" at screen \(layout.screenX((entry.x + end) / 2)), "
              + "screen \(layout.screenY(y)) point pt \(symbol) ps 0.6 lc rgb \"\(style.colour)\"")
        }
      case .area(let role):
        script.add(
          "set object rectangle from screen \(layout.screenX(entry.x)), "
            + "screen \(layout.screenY(y + 6)) to screen \(layout.screenX(end)), "
            + "screen \(layout.screenY(y - 6)) fc rgb \"\(Style(role).colour)\" "
            + "fs transparent solid \(BandData.opacity) noborder")
      }
      let shown = GnuplotText.fitted(entry.label, width: 320, fontSize: Self.fontSize)
      script.add(
        "set label \(GnuplotText.quoted(shown)) at screen \(layout.screenX(end + Self.gap)), "
          + "screen \(layout.screenY(y)) left font \",12\" tc rgb \"\(Palette.ink)\"")
    }
  }
}
