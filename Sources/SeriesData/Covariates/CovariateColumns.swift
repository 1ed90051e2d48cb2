/// Where a file of series holds covariates.
public struct CovariateColumns: Sendable, Equatable {
  /// Columns whose values are known up to the forecast origin.
  public var past: [String] = []
  /// Columns whose values are known through the horizon: in the last rows of the file, whose targets are
  /// empty, or in ``futureFile``.
  public var future: [String] = []
  /// Columns that hold one text or number for each series; of ``staticFile``, if there is one.
  public var fixed: [String] = []
  /// A column that says how much each row counts while a network is trained; no input of it.
  public var weights: String?
  /// A file with the columns of times, of series and of future covariates, for the steps that follow.
  public var futureFile: String?
  /// A file with a row for each series, under the name of the column that tells them apart; all of its other
  /// columns are read unless ``fixed`` names some.
  public var staticFile: String?

  /// No covariates.
  public init() {}

  /// Whether nothing is named.
  public var isEmpty: Bool { self == CovariateColumns() }
}

/// How many of the numbers of a row are what, in this order.
struct ChannelGroups {
  var targets: Int
  var past = 0
  var weights = 0
  var future = 0

  var hasCovariates: Bool { past + weights + future > 0 }

  /// The channels that are known up to the origin.
  var known: Range<Int> { 0..<targets + past + weights }

  /// Steps up to the last one with a target: those after it hold future covariates alone.
  func observedCount(_ values: [[Double]]) -> Int {
    let count = values[0].count
    guard future > 0 else { return count }
    var last = count
    while last > 0, values[..<targets].allSatisfy({ $0[last - 1].isNaN }) { last -= 1 }
    return last
  }
}
