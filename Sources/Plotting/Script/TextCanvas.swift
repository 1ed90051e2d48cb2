import RealModule

/// The cells of a panel that is drawn in characters.
struct TextCanvas {
  /// From little to much.
  static let shades: [Character] = [".", ":", "-", "=", "+", "o", "%", "@"]

  let horizontal: ValueRange
  let vertical: ValueRange
  let isLogarithmic: Bool
  let columns: Int
  let rows: Int

  private struct Cell: Hashable {
    let column: Int, row: Int
  }

  /// A point in each cell that the line between points goes through; a missing value interrupts it.
  func cells(along points: [Point]) -> [Point] {
    var seen: Set<Cell> = []
    var result: [Point] = []
    func add(_ point: Point) {
      guard let cell = cell(of: point), seen.insert(cell).inserted else { return }
      result.append(point)
    }
    for (index, point) in points.enumerated() where !point.y.isNaN {
      if index > 0, !points[index - 1].y.isNaN {
        for between in way(from: points[index - 1], to: point) { add(between) }
      }
      add(point)
    }
    return result
  }

  /// The middles of the cells of a heat map, by their shade.
  func cells(of map: HeatMap) -> [(character: Character, points: [Point])] {
    var points = [[Point]](repeating: [], count: Self.shades.count)
    let data = HeatMapData(map)
    for row in 0..<rows {
      for column in 0..<columns {
        let point = Point(
          x: horizontal.lower + horizontal.span * (Double(column) + 0.5) / Double(columns),
          y: vertical.lower + vertical.span * (Double(row) + 0.5) / Double(rows))
        guard let x = Self.place(of: point.x, between: map.columnEdges),
          let y = Self.place(of: point.y, between: map.rowEdges), !map.values[y][x].isNaN
        else { continue }
        let share = data.share(of: map.values[y][x])
        points[min(Int(share * Double(Self.shades.count)), Self.shades.count - 1)].append(point)
      }
    }
    return zip(Self.shades, points).map { ($0, $1) }
  }

  private static func place(of value: Double, between edges: [Double]) -> Int? {
    guard let next = edges.firstIndex(where: { $0 > value }), next > 0 else { return nil }
    return next - 1
  }

  /// Points close enough for a line of characters, ends excluded.
  private func way(from first: Point, to last: Point) -> [Point] {
    let (start, end) = (height(first.y), height(last.y))
    let across = abs(last.x - first.x) / horizontal.span * Double(columns)
    let steps = Int(min(max(across, abs(end - start)), Double(columns + rows)).rounded(.up))
    guard steps > 1 else { return [] }
    return (1..<steps).map { step in
      let share = Double(step) / Double(steps)
      let value =
        isLogarithmic
        ? first.y * Double.pow(last.y / first.y, share)
        : first.y + (last.y - first.y) * share
      return Point(x: first.x + (last.x - first.x) * share, y: value)
    }
  }

  /// How many rows up a value is.
  private func height(_ value: Double) -> Double {
    let share =
      isLogarithmic
      ? Double.log(value / vertical.lower) / Double.log(vertical.upper / vertical.lower)
      : (value - vertical.lower) / vertical.span
    return share * Double(rows)
  }

  private func cell(of point: Point) -> Cell? {
    let column = (point.x - horizontal.lower) / horizontal.span * Double(columns)
    let row = height(point.y)
    guard 0...Double(columns) ~= column, 0...Double(rows) ~= row else { return nil }
    return Cell(column: Int(column), row: Int(row))
  }
}
