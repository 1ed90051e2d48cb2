/// What is done to rows that do not follow one another evenly; by default each such row is an error.
public struct Regularity: Sendable, Equatable {
  /// What is done about missing rows and missing values.
  public var fill: FillPolicy
  /// How rows of one time become one; an error if `nil`.
  public var duplicates: Aggregation?
  /// Whether rows are sorted by time.
  public var sorts: Bool
  /// How the rows within one step of the frequency become one; rows must be one step apart if `nil`.
  public var aggregate: Aggregation?

  /// Refuses everything that is not said otherwise.
  public init(
    fill: FillPolicy = .error, duplicates: Aggregation? = nil, sorts: Bool = false,
    aggregate: Aggregation? = nil
  ) {
    self.fill = fill
    self.duplicates = duplicates
    self.sorts = sorts
    self.aggregate = aggregate
  }
}
