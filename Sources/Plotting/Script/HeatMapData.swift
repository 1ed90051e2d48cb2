import RealModule

/// What of a heat map goes into a datablock, and its colours.
struct HeatMapData {
  let map: HeatMap

  init(_ map: HeatMap) { self.map = map }

  /// One row for each cell: centre, left, right, bottom and top edge, colour as a number.
  ///
  /// A cell reaches under its neighbours to the right and above, which are drawn later: between edges that
  /// only touch, the paper would shine through.
  var rows: [[Double]] {
    map.values.indices.flatMap { row in
      map.values[row].indices.compactMap { column in
        map.values[row][column].isNaN ? nil : cell(row, column)
      }
    }
  }

  private func cell(_ row: Int, _ column: Int) -> [Double] {
    let (columns, rows, values) = (map.columnEdges, map.rowEdges, map.values)
    let isCoveredRight = column + 1 < values[row].count && !values[row][column + 1].isNaN
    let isCoveredAbove = row + 1 < values.count && !values[row + 1][column].isNaN
    let (left, bottom) = (columns[column], rows[row])
    let (right, top) = (columns[column + 1], rows[row + 1])
    return [
      (left + right) / 2, (bottom + top) / 2, left,
      isCoveredRight ? right + 0.3 * (columns[column + 2] - right) : right, bottom,
      isCoveredAbove ? top + 0.3 * (rows[row + 2] - top) : top,
      Double(ColourRamp.colour(at: share(of: values[row][column]))),
    ]
  }

  /// The name and what the ends of the ramp stand for.
  var legendLabel: String {
    let ends = [map.range.lowerBound, map.range.upperBound].map(Decimal.significant)
    return "\(map.label), \(ends[0]) to \(ends[1])"
  }

  /// How far up the scale a value is, from 0 to 1.
  func share(of value: Double) -> Double {
    let (lower, upper) = (map.range.lowerBound, map.range.upperBound)
    guard upper > lower else { return 1 }
    let share =
      map.scale == .linear
      ? (value - lower) / (upper - lower)
      : value > 0 ? Double.log(value / lower) / Double.log(upper / lower) : 0
    return min(max(share, 0), 1)
  }
}

/// Colours from little to much, from dark blue to yellow: viridis (Smith and van der Walt, 2015), whose
/// lightness grows evenly, for every eye and on grey paper.
enum ColourRamp {
  private static let stops = [
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725,
  ]

  /// The colour at a share from 0 to 1, as 0xrrggbb.
  static func colour(at share: Double) -> Int {
    let place = share * Double(stops.count - 1)
    let first = min(Int(place), stops.count - 2)
    let part = place - Double(first)
    return [16, 8, 0].reduce(0) { colour, shift in
      let ends = (stops[first] >> shift & 255, stops[first + 1] >> shift & 255)
      let mixed = Double(ends.0) * (1 - part) + Double(ends.1) * part
      return colour | Int(mixed.rounded()) << shift
    }
  }

  /// The same as `#rrggbb`.
  static func text(at share: Double) -> String {
    let digits = String(colour(at: share), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
