/// Where everything stands, in pixels from the top left corner.
struct Layout {
  /// The area between the axes of one panel.
  struct Frame: Equatable {
    let top: Double
    let bottom: Double
    let left: Double
    let right: Double
    /// Whether the horizontal axis has its labels here, and not under a panel further down.
    let hasHorizontalLabels: Bool

    var width: Double { right - left }
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
    let columns = min(figure.columns, max(1, figure.panels.count))
    let panelHeight = Self.panelHeight(of: figure)
    // Labels of a vertical axis stand between two columns too.
    let width = (Self.right - left - Double(columns - 1) * left) / Double(columns)
    for (index, panel) in figure.panels.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      // The line above a panel holds what is measured and the names of markers.
      let top = y + 32
      let next = figure.panels.dropFirst(index + 1).first
      let hasLabels = columns > 1 || next?.horizontal != panel.horizontal
      let start = left + Double(column) * (width + left)
      frames.append(
        Frame(
          top: top, bottom: top + panelHeight, left: start, right: start + width,
          hasHorizontalLabels: hasLabels))
      guard column == columns - 1 || index == figure.panels.count - 1 else { continue }
      y = top + panelHeight
      let isLabelled = figure.panels[row * columns...index].contains {
        !$0.horizontal.label.isEmpty
      }
      if hasLabels { y += isLabelled ? 54 : 48 }
    }
    height = y.rounded(.up)
  }

  /// Where panels begin whose vertical axes have these labels.
  static func left(besides scales: [PanelScale]) -> Double {
    let labels = scales.flatMap(\.verticalTics).map(\.label)
    let widest = labels.map { GnuplotText.width($0, fontSize: 12) }.max() ?? 0
    return max(66, (widest + 18).rounded(.up))
  }

  /// How high each panel is: the lower, the more rows there are.
  static func panelHeight(of figure: Figure) -> Double {
    switch (figure.panels.count + figure.columns - 1) / figure.columns {
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
