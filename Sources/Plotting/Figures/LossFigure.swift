/// The loss while networks were trained: on the training part and on the validation end, with the
/// best point of each run marked.
public struct LossFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "Training and validation loss over the training, best point marked."

  /// One training run.
  public struct Run: Sendable, Hashable {
    /// The run's name; may be empty if it is the only one.
    public var name: String
    /// The loss on the training part.
    public var training: [Point]
    /// The loss on the validation end; may be empty.
    public var validation: [Point]
    /// The point whose weights were kept, or `nil`.
    public var best: Point?

    /// A run, whose positions are epochs or training steps.
    public init(name: String = "", training: [Point], validation: [Point] = [], best: Point? = nil)
    {
      self.name = name
      self.training = training
      self.validation = validation
      self.best = best
    }
  }

  /// What training is counted in.
  public enum Progress: String, Sendable, Hashable {
    case epoch
    case trainingStep = "training step"
  }

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// What the positions count.
  public var progress: Progress
  /// The loss that was minimised ("MSE").
  public var loss: String
  /// The runs, one colour each.
  public var runs: [Run]

  /// A figure of training runs.
  public init(
    title: String, subtitle: String = "", progress: Progress = .epoch, loss: String, runs: [Run]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.progress = progress
    self.loss = loss
    self.runs = runs
  }

  /// The figure, with a logarithmic axis if the losses span a lot.
  public func figure() throws(PlotError) -> Figure {
    let marks = runs.count == 1 ? runs.flatMap(marks) : marksOfRuns
    let panel = Panel(
      horizontal: HorizontalAxis(.number, label: progress.rawValue),
      vertical: VerticalAxis(label: loss, scale: scale), marks: marks)
    return Figure(title: title, subtitle: subtitle, panels: [panel])
  }

  /// Logarithmic where the losses span so much that a linear axis would hide how they end.
  private var scale: VerticalAxis.Scale {
    let losses = runs.flatMap { $0.training + $0.validation }.map(\.y).filter { !$0.isNaN }
    guard let lowest = losses.min(), let highest = losses.max(), lowest > 0 else { return .linear }
    return highest / lowest > 15 ? .logarithmic : .linear
  }

  /// A single run: its best point is named above the panel.
  private func marks(of run: Run) -> [Mark] {
    var marks: [Mark] = []
    if let best = run.best {
      marks.append(.marker(Marker(x: best.x, label: name(of: best))))
    }
    marks.append(.curve(Curve(.training(run: 0), label: "training", points: run.training)))
    if !run.validation.isEmpty {
      marks.append(
        .curve(Curve(.validation(run: 0), label: "validation", points: run.validation)))
    }
    if let best = run.best { marks.append(.spot(Spot(.validation(run: 0), at: best, label: ""))) }
    return marks
  }

  /// Several runs: the best points are named in the legend, where there is room for all.
  private var marksOfRuns: [Mark] {
    var marks: [Mark] = []
    for (number, run) in runs.enumerated() where !run.validation.isEmpty {
      let curve = Curve(.validation(run: number), label: name(of: run), points: run.validation)
      marks.append(.curve(curve))
    }
    for (number, run) in runs.enumerated() {
      let label = run.validation.isEmpty ? name(of: run) : "on the training part"
      marks.append(.curve(Curve(.training(run: number), label: label, points: run.training)))
      if let best = run.best {
        marks.append(.spot(Spot(.validation(run: number), at: best, label: "")))
      }
    }
    return marks
  }

  private func name(of run: Run) -> String {
    [run.name, run.best.map(name) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func name(of best: Point) -> String {
    "best: \(progress.rawValue) \(Decimal.label(best.x, places: 0)), "
      + Decimal.significant(best.y)
  }
}
