/// What goes on inside a network: the flow of the gradient by lag, what forecasts rest on, and the spectral
/// radius of the recurrent weights.
public struct DiagnosisFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary =
    "Gradient norms by lag and epoch, influence of the past, spectral radius."

  /// The norms at one moment of training.
  public struct Moment: Sendable, Hashable {
    /// The epochs that were done.
    public var epoch: Int
    /// ‖∂L/∂h_t‖, `[layer][lag]`.
    public var norms: [[Double]]

    /// Norms after some epochs.
    public init(epoch: Int, norms: [[Double]]) {
      self.epoch = epoch
      self.norms = norms
    }
  }

  /// A named row of values, by lag.
  public struct Row: Sendable, Hashable {
    /// Its name in the legend.
    public var name: String
    /// The values by lag, from 0.
    public var values: [Double]

    /// A named row.
    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// A named curve over epochs.
  public struct Course: Sendable, Hashable {
    /// Its name in the legend.
    public var name: String
    /// Values over epochs.
    public var points: [Point]

    /// A named curve.
    public init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The moments, first to last; none of a network that was trained elsewhere.
  public var moments: [Moment]
  /// The norms of the network that is kept, `[layer][lag]`.
  public var kept: [[Double]]
  /// |∂ŷ₍t+k₎/∂x₍t−j₎| for some k.
  public var influences: [Row]
  /// The autocorrelation beside it; may be empty.
  public var autocorrelations: [Double]
  /// The spectral radii during training.
  public var radii: [Course]

  /// A figure of one diagnosis.
  public init(
    title: String, subtitle: String = "", moments: [Moment], kept: [[Double]], influences: [Row],
    autocorrelations: [Double], radii: [Course]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.moments = moments
    self.kept = kept
    self.influences = influences
    self.autocorrelations = autocorrelations
    self.radii = radii
  }

  /// The figure: maps above curves, everything over the lag but for the radii.
  public func figure() throws(PlotError) -> Figure {
    var panels = maps + [panel("norm of the gradient", flowCurves, scale: .logarithmic)]
    if !influences.isEmpty { panels.append(panel("influence on the forecast", influenceCurves)) }
    if !autocorrelations.isEmpty {
      panels.append(
        panel(
          "autocorrelation",
          [.curve(Curve(.observed, label: "", points: Self.points(autocorrelations)))]))
    }
    let courses = radii.filter { $0.points.count > 1 }
    if !courses.isEmpty {
      panels.append(
        Panel(
          horizontal: HorizontalAxis(.number, label: "epoch"),
          vertical: VerticalAxis(label: "spectral radius of the recurrent weights"),
          marks: courses.enumerated().map { number, course in
            .curve(Curve(.validation(run: 5 + number), label: course.name, points: course.points))
          }))
    }
    return Figure(title: title, subtitle: subtitle, panels: panels)
  }

  private func panel(
    _ label: String, _ marks: [Mark], scale: VerticalAxis.Scale = .linear
  ) -> Panel {
    Panel(
      horizontal: HorizontalAxis(.number, label: "lag (steps before the forecast)"),
      vertical: VerticalAxis(label: label, scale: scale), marks: marks)
  }

  /// Epochs over lags, one map for each layer; or layers over lags, where there are no epochs.
  private var maps: [Panel] {
    guard moments.count > 1 else {
      guard kept.count > 1 else { return [] }
      return [map("layer", rows: kept.indices.map { Double($0 + 1) }, kept)]
    }
    let epochs = moments.map { Double($0.epoch) }
    return kept.indices.map { layer in
      map(
        kept.count > 1 ? "epoch, layer \(layer + 1)" : "epoch", rows: epochs,
        moments.map { $0.norms[layer] })
    }
  }

  private func map(_ label: String, rows: [Double], _ norms: [[Double]]) -> Panel {
    let range = range
    let heatMap = HeatMap(
      label: "norm of the gradient", columnEdges: Self.edges((0..<lags).map(Double.init)),
      rowEdges: Self.edges(rows),
      values: norms.map { $0.map { $0.isFinite ? $0 : range.upperBound } }, range: range,
      scale: .logarithmic)
    return panel(label, [.heatMap(heatMap)])
  }

  private var lags: Int { kept.first?.count ?? 0 }

  /// From the largest norm down to the smallest, or to a hundred-millionth of the largest.
  private var range: ClosedRange<Double> {
    let norms = (moments.flatMap(\.norms) + kept).flatMap(\.self).filter {
      $0 > 0 && $0 < Self.largest
    }
    let largest = norms.max() ?? 1
    return max(norms.min() ?? largest, largest * 1e-8)...largest
  }

  private var flowCurves: [Mark] {
    let first = moments.count > 1 ? moments.first?.norms ?? [] : []
    return kept.indices.flatMap { layer -> [Mark] in
      let name = kept.count > 1 ? "layer \(layer + 1)" : "gradient"
      let before = first.isEmpty ? [] : Self.points(drawable(first[layer]))
      let after = Self.points(drawable(kept[layer]))
      return [
        .curve(Curve(.training(run: layer), label: "\(name) before training", points: before)),
        .curve(
          Curve(
            .validation(run: layer), label: first.isEmpty ? name : "\(name) after training",
            points: after)),
      ].filter { if case .curve(let curve) = $0 { !curve.points.isEmpty } else { true } }
    }
  }

  private var influenceCurves: [Mark] {
    influences.enumerated().map { number, row in
      .curve(
        Curve(
          .validation(run: 2 + number), label: row.name,
          points: Self.points(row.values.map { $0 < Self.largest ? $0 : .nan })))
    }
  }

  /// What is too large or too small for a plot is missing: the norms of the last states are drawn where gradients
  /// explode, too.
  private func drawable(_ norms: [Double]) -> [Double] {
    let last = kept.compactMap(\.first).filter { $0 > 0 }.min() ?? range.upperBound
    let least = max(1e-290, min(range.upperBound, last) * 1e-12)
    return norms.map { $0 >= least && $0 < Self.largest ? $0 : .nan }
  }

  private static let largest = 1e290

  private static func points(_ values: [Double]) -> [Point] {
    values.enumerated().map { Point(x: Double($0), y: $1) }
  }

  /// Half way between neighbouring positions, and as far beyond the first and the last.
  private static func edges(_ positions: [Double]) -> [Double] {
    guard let first = positions.first, let last = positions.last else { return [0] }
    let inner = zip(positions, positions.dropFirst()).map { ($0 + $1) / 2 }
    return [2 * first - (inner.first ?? first + 0.5)] + inner
      + [2 * last - (inner.last ?? last - 0.5)]
  }
}
