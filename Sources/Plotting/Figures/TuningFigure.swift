import RealModule

/// What a search found: the scores trial by trial, and by the value of each option.
public struct TuningFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary =
    "Scores of a search, trial by trial and against each option, the best marked."

  /// One option, and its values trial by trial.
  public struct Option: Sendable, Hashable {
    /// The values.
    public enum Values: Sendable, Hashable {
      /// Numbers, by their decimal logarithm or as they are; not a number where a trial has none.
      case numbers([Double], isLogarithmic: Bool)
      /// Positions in a list of names; `nil` where a trial has none.
      case names([Int?], of: [String])
    }

    /// Its name.
    public var name: String
    /// Values, one for each trial.
    public var values: Values

    /// An option with its values.
    public init(name: String, values: Values) {
      self.name = name
      self.values = values
    }
  }

  /// A trial that has a score.
  public struct Trial: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// The value of the metric.
    public var score: Double
    /// How long it learned, such as `66 epochs`.
    public var length: String

    /// A trial.
    public init(number: Int, score: Double, length: String) {
      self.number = number
      self.score = score
      self.length = length
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The metric, such as MASE.
  public var metric: String
  /// The trials, first to last.
  public var trials: [Trial]
  /// The lengths of training, shortest first.
  public var lengths: [String]
  /// The best score so far of those that learned longest, trial by trial; not a number before the first.
  public var bestSoFar: [Double]
  /// The position of the best trial; `nil` if there is none.
  public var best: Int?
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
    title: String, subtitle: String = "", metric: String, trials: [Trial], lengths: [String],
    bestSoFar: [Double], best: Int?, rivals: [Rival] = [], options: [Option]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.metric = metric
    self.trials = trials
    self.lengths = lengths
    self.bestSoFar = bestSoFar
    self.best = best
    self.rivals = rivals
    self.options = options
  }

  /// The figure: the trials first, then a panel for each option, two side by side.
  public func figure() throws(PlotError) -> Figure {
    guard trials.isEmpty == false else {
      throw .nothingToDraw(figure: GnuplotText.plain(title), panel: 1)
    }
    return Figure(
      title: title, subtitle: subtitle, panels: [course] + options.map { panel(of: $0) },
      columns: options.isEmpty ? 1 : 2)
  }

  private var course: Panel {
    let numbers = trials.map { Double($0.number) }
    let ends = [numbers[0], max(numbers[numbers.count - 1], numbers[0] + 1)]
    let lines = rivals.enumerated().map { index, rival in
      Mark.curve(
        Curve(
          .training(run: index + Self.firstRival), label: rival.name,
          points: ends.map { Point(x: $0, y: rival.score) }))
    }
    let best = zip(numbers, bestSoFar).map { Point(x: $0, y: $1) }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "trial"), vertical: VerticalAxis(label: metric),
      marks: lines + [.curve(Curve(.earlier, label: "best so far", points: best))]
        + dots(at: numbers, named: true))
  }

  /// Colours of trainings that no length has.
  private static let firstRival = 4

  /// The scores at places, in a colour for each length of training.
  private func dots(at places: [Double], named: Bool) -> [Mark] {
    lengths.enumerated().map { index, length in
      let own = zip(places, trials).filter { $1.length == length && $0.isFinite }
      return .curve(
        Curve(
          .validation(run: index), label: named ? length : "",
          points: own.map { Point(x: $0, y: $1.score) }
        ).dots)
    }
  }

  private func panel(of option: Option) -> Panel {
    let places: [Double]
    let axis: HorizontalAxis
    switch option.values {
    case .numbers(let numbers, let isLogarithmic):
      places = isLogarithmic ? numbers.map { Double.log10($0) } : numbers
      axis = HorizontalAxis(
        .number, label: option.name + (isLogarithmic ? ", as a power of ten" : ""))
    case .names(let positions, let names):
      places = positions.map { $0.map(Double.init) ?? .nan }
      axis = HorizontalAxis(.category(names), label: option.name)
    }
    var marks = dots(at: places, named: false)
    if let best, places[best].isFinite {
      let point = Point(x: places[best], y: trials[best].score)
      marks.append(.spot(Spot(.observed, at: point, label: "")))
    }
    return Panel(horizontal: axis, vertical: VerticalAxis(label: metric), marks: marks)
  }
}
