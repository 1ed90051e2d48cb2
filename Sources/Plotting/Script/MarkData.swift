/// What of a curve goes into datablocks.
struct CurveData {
  let curve: Curve

  init(_ curve: Curve) { self.curve = curve }

  /// Whether the single values are marked: only where there are few.
  var showsSymbols: Bool {
    let most = curve.role == .observed ? 12 : 40
    return Style(curve.role).symbol != nil && curve.points.count <= most
  }

  /// Every position, and every value that is not missing.
  var coordinates: (positions: [Double], values: [Double]) {
    (line.map(\.x), line.map(\.y).filter { !$0.isNaN })
  }

  /// What the line joins.
  var lineRows: [[Double]] { line.map { [$0.x, $0.y] } }

  /// What is marked: all values, or those without a neighbour, which a line would not show.
  var markedRows: [[Double]] {
    let marked = showsSymbols ? curve.points.filter { !$0.y.isNaN } : isolated
    return marked.map { [$0.x, $0.y] }
  }

  /// What the line joins, as points.
  var line: [Point] {
    let start = curve.start.map { $0.y.isNaN ? [] : [$0] } ?? []
    return start + curve.points
  }

  private var isolated: [Point] {
    let line = line
    return line.indices.filter { index in
      !line[index].y.isNaN
        && (index == 0 || line[index - 1].y.isNaN)
        && (index == line.count - 1 || line[index + 1].y.isNaN)
    }.map { line[$0] }
  }
}

/// What of a band goes into datablocks.
struct BandData {
  /// How much of the ground a single band covers.
  static let opacity = 0.18

  let band: Band

  init(_ band: Band) { self.band = band }

  /// Stretches without a missing end; gnuplot would close the area across a gap.
  var stretches: [[[Double]]] {
    band.edges.split { $0.lower.isNaN || $0.upper.isNaN }
      .map { stretch in stretch.map { [$0.x, $0.lower, $0.upper] } }
  }
}

extension Mark {
  /// Every position, and every value that is not missing.
  var coordinates: (positions: [Double], values: [Double]) {
    switch self {
    case .band(let band):
      (band.edges.map(\.x), band.edges.flatMap { [$0.lower, $0.upper] }.filter { !$0.isNaN })
    case .curve(let curve):
      CurveData(curve).coordinates
    case .heatMap(let map): (map.columnEdges, map.rowEdges)
    case .marker(let marker): ([marker.x], [])
    case .spot(let spot): ([spot.point.x], spot.point.y.isNaN ? [] : [spot.point.y])
    }
  }
}
