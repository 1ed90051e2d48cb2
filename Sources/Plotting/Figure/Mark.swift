/// One thing drawn in a panel.
public enum Mark: Sendable, Hashable {
  case band(Band)
  case curve(Curve)
  case heatMap(HeatMap)
  case marker(Marker)
  case spot(Spot)
}

/// A position and a value; a value that is not a number is missing, and interrupts the curve.
public struct Point: Sendable, Hashable {
  /// The position on the horizontal axis.
  public var x: Double
  /// The value on the vertical axis.
  public var y: Double

  /// A point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// Points joined by a line.
public struct Curve: Sendable, Hashable {
  /// What the curve stands for, which decides its look.
  public var role: Role
  /// Its name in the legend; an empty one has no entry, equal ones have one.
  public var label: String
  /// Where the line comes from: the value of another curve, joined to the first point but never
  /// marked as a value of this one.
  public var start: Point?
  /// The points from left to right.
  public var points: [Point]

  /// A curve through `points`.
  public init(_ role: Role, label: String, from start: Point? = nil, points: [Point]) {
    self.role = role
    self.label = label
    self.start = start
    self.points = points
  }
}

/// The area between two curves: an interval at each position.
public struct Band: Sendable, Hashable {
  /// The lower and the upper end at one position.
  public struct Edge: Sendable, Hashable {
    /// The position on the horizontal axis.
    public var x: Double
    /// The lower end; not a number where the interval is missing.
    public var lower: Double
    /// The upper end; not a number where the interval is missing.
    public var upper: Double

    /// The interval from `lower` to `upper` at `x`.
    public init(x: Double, lower: Double, upper: Double) {
      self.x = x
      self.lower = lower
      self.upper = upper
    }
  }

  /// What the band belongs to, which decides its colour.
  public var role: Role
  /// Its name in the legend; an empty one has no entry.
  public var label: String
  /// The intervals from left to right.
  public var edges: [Edge]

  /// A band along `edges`.
  ///
  /// Draw wide bands before narrow ones: where they overlap they darken.
  public init(_ role: Role, label: String, edges: [Edge]) {
    self.role = role
    self.label = label
    self.edges = edges
  }
}

/// A vertical line at one position, named above the panel.
public struct Marker: Sendable, Hashable {
  /// The position on the horizontal axis.
  public var x: Double
  /// Its name; may be empty.
  public var label: String

  /// A marker at `x`.
  public init(x: Double, label: String) {
    self.x = x
    self.label = label
  }
}

/// A single point with its name beside it.
public struct Spot: Sendable, Hashable {
  /// What the point belongs to, which decides its colour.
  public var role: Role
  /// Where it is.
  public var point: Point
  /// Its name; may be empty.
  public var label: String

  /// A named point.
  public init(_ role: Role, at point: Point, label: String) {
    self.role = role
    self.point = point
    self.label = label
  }
}
