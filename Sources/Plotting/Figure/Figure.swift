/// What a picture shows, as plain numbers and strings: one or several panels, stacked or in columns.
///
/// A figure knows nothing of gnuplot, and gnuplot gets no text from it that could be taken for a
/// command. ``render(_:to:gnuplot:)`` draws it.
public struct Figure: Sendable, Hashable {
  /// The finding or the subject, in large letters; may be empty.
  public var title: String
  /// One more line, in small letters; may be empty.
  public var subtitle: String
  /// The panels from left to right, row by row.
  ///
  /// In one column, neighbours with equal horizontal axes share its labels.
  public var panels: [Panel]
  /// The panels that stand side by side.
  public var columns: Int

  /// A figure of the given panels.
  public init(title: String, subtitle: String = "", panels: [Panel], columns: Int = 1) {
    precondition(columns >= 1, "\(columns) columns")
    self.title = title
    self.subtitle = subtitle
    self.panels = panels
    self.columns = columns
  }
}

/// One coordinate system and what is drawn in it.
public struct Panel: Sendable, Hashable {
  /// The axis from left to right.
  public var horizontal: HorizontalAxis
  /// The axis from bottom to top.
  public var vertical: VerticalAxis
  /// What is drawn, the first underneath.
  public var marks: [Mark]

  /// A panel with its axes.
  public init(horizontal: HorizontalAxis, vertical: VerticalAxis, marks: [Mark]) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.marks = marks
  }
}

/// What the positions on the horizontal axis are.
public enum TimeScale: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00 without zone, labelled as dates.
  case calendar
  /// Plain numbers, labelled as they are.
  case number
  /// Positions 0, 1, 2 and so on, labelled by these names.
  case category([String])
}

/// The axis from left to right.
public struct HorizontalAxis: Sendable, Hashable {
  /// What the positions are.
  public var scale: TimeScale
  /// What is counted ("epoch"); empty where the labels speak for themselves.
  public var label: String

  /// A horizontal axis.
  public init(_ scale: TimeScale, label: String = "") {
    self.scale = scale
    self.label = label
  }
}

/// The axis from bottom to top.
public struct VerticalAxis: Sendable, Hashable {
  /// How values become heights.
  public enum Scale: Sendable, Hashable {
    case linear
    /// Decimal logarithm; every value must be positive.
    case logarithmic
  }

  /// What is measured; stands above the axis.
  public var label: String
  /// The unit of the values; stands behind the label, and may be empty.
  public var unit: String
  /// How values become heights.
  public var scale: Scale
  /// What the axis covers even where nothing is drawn; `nil` for what is drawn alone.
  public var coverage: ClosedRange<Double>?

  /// A vertical axis, linear unless said otherwise.
  public init(
    label: String, unit: String = "", scale: Scale = .linear, coverage: ClosedRange<Double>? = nil
  ) {
    self.label = label
    self.unit = unit
    self.scale = scale
    self.coverage = coverage
  }
}
