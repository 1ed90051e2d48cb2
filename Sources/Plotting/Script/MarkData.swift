/// What of a curve goes into datablocks.
struct CurveData {
  let curve: Curve

  init(_ curve: Curve) { self.curve = curve }

  /// Whether the single values are marked: only where they stand well apart.
  var showsSymbols: Bool {
    Style(curve.role).symbol != nil && curve.points.count <= 40
  }

  var rows: [[Double]] { curve.points.map { [$0.x, $0.y] } }

  /// Values without a neighbour, which a line alone would not show.
  var isolatedRows: [[Double]] {
    let points = curve.points
    return points.indices.filter { index in
      !points[index].y.isNaN
        && (index == 0 || points[index - 1].y.isNaN)
        && (index == points.count - 1 || points[index + 1].y.isNaN)
    }.map { [points[$0].x, points[$0].y] }
  }
}

/// What of a band goes into datablocks.
struct BandData {
  static let opacity = "0.18"

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
      (curve.points.map(\.x), curve.points.map(\.y).filter { !$0.isNaN })
    case .marker(let marker): ([marker.x], [])
    case .spot(let spot): ([spot.point.x], spot.point.y.isNaN ? [] : [spot.point.y])
    }
  }
}
