import Foundation
import Plotting
import Testing

@Suite("Forecast figures")
struct ForecastFigureTests {
  private func figure(
    observed: Int, horizon: Int, heldOut: Int, shown: ForecastFigure.Shown = .recent,
    targets: Int = 1
  ) -> ForecastFigure {
    let target = ForecastFigure.Target(
      name: "sales", unit: "tons", observed: (0..<observed).map(Double.init),
      heldOutForecast: heldOut > 0 ? .init(Array(repeating: 1, count: heldOut)) : nil,
      forecast: .init(Array(repeating: 2, count: horizon)))
    return ForecastFigure(
      title: "F", axis: HorizontalAxis(.number), times: (0..<observed + horizon).map(Double.init),
      originLabel: "origin", heldOutCount: heldOut,
      targets: Array(repeating: target, count: targets), shown: shown)
  }

  private func curve(_ role: Role, in figure: Figure) -> Curve? {
    for case .curve(let curve) in figure.panels.flatMap(\.marks) where curve.role == role {
      return curve
    }
    return nil
  }

  @Test("the lines of held-out values and forecasts come from the last observation before them")
  func joints() throws {
    let drawn = try figure(observed: 20, horizon: 3, heldOut: 2).figure()
    #expect(curve(.observed, in: drawn)?.points.last == Point(x: 17, y: 17))
    #expect(curve(.heldOut, in: drawn)?.start == Point(x: 17, y: 17))
    #expect(curve(.heldOut, in: drawn)?.points.map(\.x) == [18, 19])
    #expect(curve(.heldOutForecast, in: drawn)?.start == Point(x: 17, y: 17))
    #expect(curve(.heldOutForecast, in: drawn)?.points.map(\.x) == [18, 19])
    #expect(curve(.forecast, in: drawn)?.start == Point(x: 19, y: 19))
    #expect(curve(.forecast, in: drawn)?.points.map(\.x) == [20, 21, 22])
    #expect(drawn.panels.first?.marks.first == .marker(Marker(x: 19, label: "origin")))
  }

  @Test("a long history is cut to what explains the forecast, a short one is whole")
  func shownHistory() throws {
    let first = { (observed: Int, shown: ForecastFigure.Shown) in
      let drawn = try figure(observed: observed, horizon: 12, heldOut: 12, shown: shown).figure()
      return curve(.observed, in: drawn)?.points.first?.x
    }
    #expect(try first(144, .recent) == 0)
    #expect(try first(1000, .recent) == 1000 - 132)
    #expect(try first(1000, .all) == 0)
  }

  @Test("more targets than panels can be read are counted first in the subtitle")
  func manyTargets() throws {
    var source = figure(observed: 5, horizon: 1, heldOut: 0, targets: 40)
    #expect(try source.figure().panels.count == 12)
    #expect(try source.figure().subtitle == "The first 12 of 40 targets")
    source.subtitle = "A verdict."
    #expect(try source.figure().subtitle == "The first 12 of 40 targets · A verdict.")
  }

  @Test("wide intervals lie under narrow ones, and both begin at the origin")
  func intervals() throws {
    var source = figure(observed: 5, horizon: 2, heldOut: 0)
    source.targets[0].forecast.intervals = [
      .init(level: 0.8, lower: [1, 1], upper: [3, 3]),
      .init(level: 0.95, lower: [0, 0], upper: [4, 4]),
    ]
    var bands: [Band] = []
    for case .band(let band) in try source.figure().panels.flatMap(\.marks) { bands.append(band) }
    #expect(bands.map(\.label) == ["95 % interval", "80 % interval"])
    #expect(bands.first?.edges.first == Band.Edge(x: 4, lower: 4, upper: 4))
  }

  @Test("counts that contradict each other are errors")
  func counts() {
    var missing = figure(observed: 5, horizon: 2, heldOut: 1)
    missing.times.removeLast()
    var path = figure(observed: 5, horizon: 2, heldOut: 1)
    path.targets[0].heldOutForecast = .init([1, 2])
    var interval = figure(observed: 5, horizon: 2, heldOut: 1)
    interval.targets[0].forecast.intervals = [.init(level: 0.8, lower: [1], upper: [1, 2])]
    var heldOut = figure(observed: 5, horizon: 2, heldOut: 1)
    heldOut.heldOutCount = 6
    var negative = heldOut
    negative.heldOutCount = -1
    let cases: [(ForecastFigure, String)] = [
      (missing, "Figure 'F': there are 6 times, but 7 observations and forecast steps."),
      (path, "Figure 'F': there are 2 forecasts of the held-out end, but 1 held-out steps."),
      (interval, "Figure 'F': there are 1 lower ends, but 2 forecast steps."),
      (heldOut, "Figure 'F': there are 5 held-out observations, but 6 held-out steps."),
      (negative, "Figure 'F': there are 0 held-out observations, but -1 held-out steps."),
    ]
    for (figure, message) in cases {
      let error = #expect(throws: PlotError.self) { try figure.figure() }
      #expect(error?.description == message)
    }
  }
}

@Suite("Loss figures")
struct LossFigureTests {
  private let falling = [Point(x: 1, y: 100), Point(x: 2, y: 1)]
  private let level = [Point(x: 1, y: 2), Point(x: 2, y: 1)]

  private func scale(_ points: [Point]) throws -> VerticalAxis.Scale? {
    try LossFigure(title: "L", loss: "MSE", runs: [.init(training: points)]).figure()
      .panels.first?.vertical.scale
  }

  @Test("the axis is logarithmic where losses span a lot and are positive")
  func scales() throws {
    #expect(try scale(falling) == .logarithmic)
    #expect(try scale(level) == .linear)
    #expect(try scale(falling + [Point(x: 3, y: 0)]) == .linear)
    #expect(try scale(falling + [Point(x: 3, y: .nan)]) == .logarithmic)
  }

  @Test("the best point of one run is named above the panel, of several in the legend")
  func best() throws {
    let run = LossFigure.Run(name: "a", training: level, validation: level, best: level[1])
    let one = try LossFigure(title: "L", loss: "MSE", runs: [run]).figure()
    #expect(one.panels[0].marks.first == .marker(Marker(x: 2, label: "best: epoch 2, 1.00")))
    let two = try LossFigure(
      title: "L", progress: .trainingStep, loss: "MSE", runs: [run, run]
    ).figure()
    var labels: [String] = []
    for case .curve(let curve) in two.panels[0].marks { labels.append(curve.label) }
    #expect(
      labels == [
        "a, best: training step 2, 1.00", "a, best: training step 2, 1.00",
        "on the training part", "on the training part",
      ])
  }
}

@Suite("Gallery")
struct GalleryTests {
  @Test("every kind has a summary and something of its own that draws it")
  func kinds() {
    let drawables = FigureKind.allCases.map { ObjectIdentifier($0.drawable) }
    #expect(Set(drawables).count == FigureKind.allCases.count)
    #expect(FigureKind.allCases.allSatisfy { !$0.summary.isEmpty })
  }

  @Test("bars of a critical-difference diagram join the largest groups of equals")
  func groups() throws {
    let figure = try CriticalDifferenceFigure(
      title: "", metric: "MASE", criticalDifference: 1,
      entrants: [4, 1, 1.5, 2.25, 2.75].map { .init(name: "\($0)", rank: $0) }
    ).figure()
    var bars: [[Double]] = []
    for case .curve(let curve) in figure.panels[0].marks { bars.append(curve.points.map(\.x)) }
    #expect(bars == [[-0.15, 1.15], [0.85, 2.15], [1.85, 3.15]])
    #expect(figure.panels[0].horizontal.scale == .category(["1.0", "1.5", "2.25", "2.75", "4.0"]))
  }
}
