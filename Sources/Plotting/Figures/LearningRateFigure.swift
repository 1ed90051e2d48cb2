/// The loss while the learning rate grows from step to step, and the rate that follows from it.
public struct LearningRateFigure: Sendable, Hashable, Drawable {
  /// What the kind shows.
  public static let summary = "Loss over a growing learning rate, suggested rate marked."

  /// The finding, or the subject.
  public var title: String
  /// The loss that was minimised ("MSE").
  public var loss: String
  /// The loss of each step and its average, over the decimal logarithm of the rate.
  public var losses: [Point], averages: [Point]
  /// The decimal logarithm of the rate that is suggested, or `nil`.
  public var suggestion: Double?

  /// A figure of one test.
  public init(
    title: String, loss: String, losses: [Point], averages: [Point], suggestion: Double?
  ) {
    self.title = title
    self.loss = loss
    self.losses = losses
    self.averages = averages
    self.suggestion = suggestion
  }

  /// The figure, with the suggestion named above the panel.
  public func figure() throws(PlotError) -> Figure {
    var marks: [Mark] = []
    if let suggestion {
      marks.append(.marker(Marker(x: suggestion, label: "suggested")))
    }
    marks.append(.curve(Curve(.training(run: 0), label: "loss of a batch", points: losses)))
    marks.append(.curve(Curve(.validation(run: 0), label: "its average", points: averages)))
    let panel = Panel(
      horizontal: HorizontalAxis(.number, label: "learning rate, as a power of ten"),
      vertical: VerticalAxis(label: loss), marks: marks)
    return Figure(title: title, subtitle: "", panels: [panel])
  }
}
