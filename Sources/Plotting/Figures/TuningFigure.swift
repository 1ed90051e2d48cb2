import RealModule

/// What a search found: the scores trial by trial, and by the value of each option.
public struct TuningFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary =
    "Scores of a search, trial by trial and against each option, the best marked."

  /// One option, and the scores of its values.
  public struct Option: Sendable, Hashable {
    /// The values.
    public enum Values: Sendable, Hashable {
      case numbers([Double])
      /// Positions in a list of names.
      case names([Int], of: [String])
    }

    /// Its name.
    public var name: String
    /// Values, one for each score.
    public var values: Values
    /// Whether numbers are drawn by their decimal logarithm.
    public var isLogarithmic: Bool
    /// The scores; not a number where there is none.
    public var scores: [Double]
    /// The position of the best trial; `nil` if it has no value of this option.
    public var best: Int?

    /// An option with its values.
    public init(
      name: String, values: Values, isLogarithmic: Bool, scores: [Double], best: Int?
    ) {
      self.name = name
      self.values = values
      self.isLogarithmic = isLogarithmic
      self.scores = scores
      self.best = best
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The metric, such as MASE.
  public var metric: String
  /// The trials' scores where they came furthest, trial by trial from 1; not a number for a failure.
  public var scores: [Double]
  /// The best score so far, likewise.
  public var bestSoFar: [Double]
  /// Baselines' scores, by name.
  public var rivals: [Rival]
  /// The options.
  public var options: [Option]

  /// A baseline and its score.
  public struct Rival: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its score.
    public var score: Double

    /// A baseline.
    public init(name: String, score: Double) {
      self.name = name
      self.score = score
    }
  }

  /// A figure of one search.
  public init(
    title: String, subtitle: String = "", metric: String, scores: [Double], bestSoFar: [Double],
    rivals: [Rival] = [], options: [Option]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.metric = metric
    self.scores = scores
    self.bestSoFar = bestSoFar
    self.rivals = rivals
    self.options = options
  }

  /// The figure: the trials first, then a panel for each option, two side by side.
  public func figure() throws(PlotError) -> Figure {
    Figure(
      title: title, subtitle: subtitle, panels: [trials] + options.map { panel(of: $0) },
      columns: options.isEmpty ? 1 : 2)
  }

  private var trials: Panel {
    let ends = [1, Double(max(scores.count, 2))]
    let lines = rivals.enumerated().map { index, rival in
      Mark.curve(
        Curve(
          .training(run: index + 2), label: rival.name,
          points: ends.map { Point(x: $0, y: rival.score) }))
    }
    let numbered = { (values: [Double]) in
      values.enumerated().map { Point(x: Double($0 + 1), y: $1) }
    }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "trial"), vertical: VerticalAxis(label: metric),
      marks: lines + [
        .curve(Curve(.earlier, label: "trial", points: numbered(scores)).dots),
        .curve(Curve(.validation(run: 0), label: "best so far", points: numbered(bestSoFar))),
      ])
  }

  private func panel(of option: Option) -> Panel {
    let places: [Double]
    let axis: HorizontalAxis
    switch option.values {
    case .numbers(let numbers):
      places = option.isLogarithmic ? numbers.map { Double.log10($0) } : numbers
      axis = HorizontalAxis(
        .number, label: option.name + (option.isLogarithmic ? ", as a power of ten" : ""))
    case .names(let positions, let names):
      places = positions.map(Double.init)
      axis = HorizontalAxis(.category(names), label: option.name)
    }
    let points = zip(places, option.scores).map { Point(x: $0, y: $1) }
    var marks: [Mark] = [.curve(Curve(.earlier, label: "", points: points).dots)]
    if let best = option.best {
      marks.append(.spot(Spot(.forecast, at: points[best], label: "best")))
    }
    return Panel(horizontal: axis, vertical: VerticalAxis(label: metric), marks: marks)
  }
}
