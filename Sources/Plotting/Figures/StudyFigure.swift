/// How often networks learned a task, by its length, and how their gradients flow: one row of panels for each
/// way to train.
public struct StudyFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary =
    "Success by length beside gradient norms by lag, for several networks."

  /// One network.
  public struct Network: Sendable, Hashable {
    /// Its name in the legend.
    public var name: String
    /// The share of runs that solved each length, in percent.
    public var successes: [Double]
    /// The norm of the gradient by lag ÷ that of the last state; not a number where it is too large.
    public var flow: [Double]

    /// A network.
    public init(name: String, successes: [Double], flow: [Double]) {
      self.name = name
      self.successes = successes
      self.flow = flow
    }
  }

  /// Networks that were trained in the same way.
  public struct Way: Sendable, Hashable {
    /// How they were trained ("clipped at norm 1").
    public var name: String
    /// The networks, in the same order in every way.
    public var networks: [Network]

    /// A way to train.
    public init(name: String, networks: [Network]) {
      self.name = name
      self.networks = networks
    }
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The lengths of the task.
  public var lengths: [Int]
  /// The length whose gradients are shown.
  public var flowLength: Int
  /// The ways to train, one row of panels each.
  public var ways: [Way]

  /// A figure of a study.
  public init(title: String, subtitle: String = "", lengths: [Int], flowLength: Int, ways: [Way]) {
    self.title = title
    self.subtitle = subtitle
    self.lengths = lengths
    self.flowLength = flowLength
    self.ways = ways
  }

  /// The figure, in two columns.
  public func figure() throws(PlotError) -> Figure {
    Figure(
      title: title, subtitle: subtitle, panels: ways.flatMap { [successes(of: $0), flow(of: $0)] },
      columns: 2)
  }

  private func successes(of way: Way) -> Panel {
    Panel(
      horizontal: HorizontalAxis(.category(lengths.map(String.init)), label: "length T"),
      vertical: VerticalAxis(label: "solved, \(way.name)", unit: "%", coverage: 0...100),
      marks: way.networks.enumerated().map { number, network in
        let points = network.successes.enumerated().map { Point(x: Double($0), y: $1) }
        return .curve(Curve(.validation(run: number), label: network.name, points: points))
      })
  }

  private func flow(of way: Way) -> Panel {
    let marks = way.networks.enumerated().map { number, network in
      let points = network.flow.enumerated().map { lag, norm in
        Point(x: Double(lag), y: Self.range.contains(norm) ? norm : .nan)
      }
      return Mark.curve(Curve(.validation(run: number), label: network.name, points: points))
    }
    return Panel(
      horizontal: HorizontalAxis(.number, label: "lag (steps before the end)"),
      vertical: VerticalAxis(
        label: "relative norm of the gradient, T = \(flowLength)", scale: .logarithmic),
      marks: marks)
  }

  /// Beyond these the curves leave the picture.
  private static let range = 1e-12...1e12
}
