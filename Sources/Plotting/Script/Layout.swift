/// Where everything stands, in pixels from the top left corner.
struct Layout {
  /// The area between the axes of one panel.
  struct Frame: Equatable {
    let top: Double
    let bottom: Double
    /// Whether the horizontal axis has its labels here, and not under a panel further down.
    let hasHorizontalLabels: Bool
  }

  static let width = 900.0
  static let right = 876.0

  /// Where the panels begin: far enough to the right for the widest label of a vertical axis.
  let left: Double

  private(set) var titleY: Double?
  private(set) var subtitleY: Double?
  /// The first row of the legend, and the distance to the next.
  private(set) var legendY = 0.0
  static let legendRowHeight = 20.0
  private(set) var frames: [Frame] = []
  private(set) var height = 0.0

  /// Finds a place for everything, from top to bottom.
  init(_ figure: Figure, left: Double, legendRows: Int) {
    self.left = left
    var y = 12.0
    if !figure.title.isEmpty {
      titleY = y + 16
      y += 32
    }
    if !figure.subtitle.isEmpty {
      subtitleY = y + 8
      y += 20
    }
    if legendRows > 0 {
      legendY = y + 14
      y += 6 + Self.legendRowHeight * Double(legendRows)
    }
    let panelHeight = Self.panelHeight(count: figure.panels.count)
    for (index, panel) in figure.panels.enumerated() {
      // The line above a panel holds what is measured and the names of markers.
      let top = y + 32
      let next = figure.panels.dropFirst(index + 1).first
      let hasLabels = next?.horizontal != panel.horizontal
      frames.append(Frame(top: top, bottom: top + panelHeight, hasHorizontalLabels: hasLabels))
      y = top + panelHeight
      if hasLabels { y += panel.horizontal.label.isEmpty ? 48 : 54 }
    }
    height = y.rounded(.up)
  }

  /// Where panels begin whose vertical axes have these labels.
  static func left(besides scales: [PanelScale]) -> Double {
    let labels = scales.flatMap(\.verticalTics).map(\.label)
    let widest = labels.map { GnuplotText.width($0, fontSize: 12) }.max() ?? 0
    return max(66, (widest + 18).rounded(.up))
  }

  /// How high each of so many panels is.
  static func panelHeight(count: Int) -> Double {
    switch count {
    case ...1: 330
    case 2: 200
    case 3: 150
    default: 120
    }
  }

  /// A height as gnuplot's fraction of the screen, which counts from the bottom.
  func screenY(_ pixels: Double) -> String { Decimal.fixed(1 - pixels / height, places: 5) }

  /// A horizontal position as gnuplot's fraction of the screen.
  func screenX(_ pixels: Double) -> String { Decimal.fixed(pixels / Self.width, places: 5) }
}
