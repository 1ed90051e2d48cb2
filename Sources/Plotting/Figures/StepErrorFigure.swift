/// How the errors of models grow with the steps that they look ahead.
public struct StepErrorFigure: Sendable, Hashable, Drawable {
  /// The kind's name on the command line.
  public static let kind = "error-by-step"
  /// What the kind shows.
  public static let summary = "The errors of models by the steps that they look ahead."

  /// The errors of one model.
  public struct Path: Sendable, Hashable {
    /// The model's name.
    public var name: String
    /// The errors at steps h = 1…H; not a number where none is known.
    public var errors: [Double]

    /// A model's errors.
    public init(name: String, errors: [Double]) {
      self.name = name
      self.errors = errors
    }
  }

  /// More models than this could not be told apart.
  public static let mostModels = 7

  /// The finding, or the subject.
  public var title: String
  /// One more line; may be empty.
  public var subtitle: String
  /// The models, the best first.
  public var paths: [Path]

  /// A figure of models' errors.
  public init(title: String, subtitle: String = "", paths: [Path]) {
    self.title = title
    self.subtitle = subtitle
    self.paths = paths
  }

  /// The figure.
  public func figure() throws(PlotError) -> Figure {
    Figure(
      title: title, subtitle: subtitle,
      panels: [
        Panel(
          horizontal: HorizontalAxis(.number, label: "steps ahead"),
          vertical: VerticalAxis(label: "scaled error"),
          marks: paths.prefix(Self.mostModels).enumerated().map { number, path in
            .curve(
              Curve(
                .validation(run: number), label: path.name,
                points: path.errors.enumerated().map { Point(x: Double($0 + 1), y: $1) }))
          })
      ])
  }
}
