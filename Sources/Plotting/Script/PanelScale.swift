/// What a panel's axes cover, and their tics.
struct PanelScale {
  let horizontal: ValueRange
  let vertical: ValueRange
  let horizontalTics: [Tic]
  let verticalTics: [Tic]

  /// Scales for all panels.
  ///
  /// Neighbours with equal horizontal axes cover the same positions.
  ///
  /// - Throws: ``PlotError`` if a panel has nothing to draw or a number cannot be drawn.
  static func all(of figure: Figure) throws(PlotError) -> [PanelScale] {
    let title = GnuplotText.plain(figure.title)
    guard !figure.panels.isEmpty else { throw .nothingToDraw(figure: title, panel: 1) }
    var values: [[Double]] = []
    var positions: [[Double]] = []
    for (index, panel) in figure.panels.enumerated() {
      let check = NumberCheck(figure: title, panel: index + 1)
      let all = panel.marks.map(\.coordinates)
      let coverage = panel.vertical.coverage.map { [$0.lowerBound, $0.upperBound] } ?? []
      values.append(
        try check.values(all.flatMap(\.values), on: panel.vertical.scale) + coverage)
      positions.append(try check.positions(all.flatMap(\.positions)))
    }
    return figure.panels.indices.map { index in
      let sharing = sharing(index, figure.panels)
      return PanelScale(
        figure.panels[index], positions: sharing.flatMap { positions[$0] },
        isGrid: sharing.contains { figure.panels[$0].holdsHeatMap }, values: values[index],
        height: Layout.panelHeight(of: figure))
    }
  }

  /// The neighbours of a panel whose horizontal axis is the same, itself included.
  private static func sharing(_ index: Int, _ panels: [Panel]) -> ClosedRange<Int> {
    var first = index
    var last = index
    while first > 0, panels[first - 1].horizontal == panels[index].horizontal { first -= 1 }
    while last + 1 < panels.count, panels[last + 1].horizontal == panels[index].horizontal {
      last += 1
    }
    return first...last
  }

  /// - Parameter isGrid: whether the positions are those of a heat map, which fills its panel.
  private init(
    _ panel: Panel, positions: [Double], isGrid: Bool, values: [Double], height: Double
  ) {
    let sorted = Set(positions).sorted()
    let spacing = zip(sorted.dropFirst(), sorted).map { $0 - $1 }.min() ?? 0
    let covered = ValueRange(lower: sorted.first ?? 0, upper: sorted.last ?? 0)
    horizontal =
      isGrid && covered.span > 0
      ? covered : Self.widened(covered, spacing: spacing, scale: panel.horizontal.scale)
    horizontalTics = Self.tics(
      of: panel.horizontal.scale, covered: covered, shown: horizontal, spacing: spacing,
      isWhole: isGrid || sorted.allSatisfy { $0 == $0.rounded() })
    switch panel.vertical.scale {
    case .linear where panel.holdsHeatMap:
      vertical = ValueRange(lower: values.min() ?? 0, upper: values.max() ?? 1)
      verticalTics = NumberTics.linear(vertical, most: max(5, Int(height / 44)), smallestStep: 1)
    case .linear:
      vertical = Self.linearRange(values)
      verticalTics = NumberTics.linear(vertical, most: max(5, Int(height / 44)))
    case .logarithmic:
      vertical = Self.logarithmicRange(values)
      verticalTics = NumberTics.logarithmic(vertical, most: max(2, Int(height / 40)))
    }
  }

  /// A little room on both sides, so that the first and the last value do not touch the edge.
  private static func widened(
    _ range: ValueRange, spacing: Double, scale: TimeScale
  ) -> ValueRange {
    guard range.span > 0 else {
      let room = scale == .calendar ? 43200 : max(0.5, abs(range.lower) * 1e-6)
      return ValueRange(lower: range.lower - room, upper: range.upper + room)
    }
    let room = max(range.span * 0.015, min(spacing * 0.3, range.span * 0.05))
    return ValueRange(lower: range.lower - room, upper: range.upper + room)
  }

  private static func tics(
    of scale: TimeScale, covered: ValueRange, shown: ValueRange, spacing: Double, isWhole: Bool
  ) -> [Tic] {
    switch scale {
    case .calendar where covered.span == 0:
      return [Tic(position: covered.lower, label: CalendarTics.label(of: covered.lower))]
    case .calendar:
      return CalendarTics.tics(shown, most: 11, spacing: spacing)
    case .number:
      return NumberTics.linear(shown, most: 11, smallestStep: isWhole ? 1 : 0)
    case .category(let names):
      let every = max(1, (names.count + 11) / 12)
      return names.indices.filter { $0.isMultiple(of: every) && shown.contains(Double($0)) }
        .map { Tic(position: Double($0), label: names[$0]) }
    }
  }

  private static func linearRange(_ values: [Double]) -> ValueRange {
    let lowest = values.min() ?? 0
    let highest = values.max() ?? 0
    let magnitude = max(abs(lowest), abs(highest))
    // A span below what a double resolves at this height would give tics that are all equal.
    guard highest - lowest > magnitude * 1e-9 else {
      let room = magnitude > 0 ? magnitude * 0.1 : 1
      return ValueRange(lower: lowest - room, upper: highest + room)
    }
    let room = (highest - lowest) * 0.06
    let lower = lowest >= 0 && (lowest < room || lowest < 0.2 * highest) ? 0 : lowest - room
    return ValueRange(lower: lower, upper: highest + room)
  }

  private static func logarithmicRange(_ values: [Double]) -> ValueRange {
    let lowest = values.min() ?? 1
    let highest = values.max() ?? 1
    return ValueRange(lower: lowest / 1.3, upper: highest * 1.3)
  }
}

extension Panel {
  /// Whether a heat map decides what the axes cover.
  fileprivate var holdsHeatMap: Bool {
    marks.contains { if case .heatMap = $0 { true } else { false } }
  }
}

/// Refuses numbers that gnuplot would answer with a wrong picture.
private struct NumberCheck {
  let figure: String
  let panel: Int

  func values(
    _ values: [Double], on scale: VerticalAxis.Scale
  ) throws(PlotError) -> [Double] {
    guard !values.isEmpty else { throw .nothingToDraw(figure: figure, panel: panel) }
    if let value = values.first(where: { !(abs($0) < PlotError.largestValue) }) {
      throw .invalidValue(figure: figure, panel: panel, value: value)
    }
    if scale == .logarithmic, let value = values.first(where: { !($0 > 1e-300) }) {
      throw .notPositive(figure: figure, panel: panel, value: value)
    }
    return values
  }

  func positions(_ positions: [Double]) throws(PlotError) -> [Double] {
    if let position = positions.first(where: { !(abs($0) < PlotError.largestPosition) }) {
      throw .invalidPosition(figure: figure, panel: panel, position: position)
    }
    return positions
  }
}
