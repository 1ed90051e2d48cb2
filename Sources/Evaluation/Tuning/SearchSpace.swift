/// The options that are searched for, and how they are drawn.
public struct SearchSpace: Sendable, Hashable, CustomStringConvertible {
  /// One for each option, in the order of ``TunableOption/all``.
  public let dimensions: [SearchDimension]

  /// A space of options.
  ///
  /// - Parameter fixed: options that have a value already.
  /// - Throws: ``SpaceError`` if an option is named twice, or has a value already.
  public init(_ dimensions: [SearchDimension], fixed: Set<String> = []) throws(SpaceError) {
    var seen: Set<String> = []
    for dimension in dimensions {
      let name = dimension.option.name
      guard seen.insert(name).inserted else { throw .repeated(option: name) }
      guard fixed.contains(name) == false else { throw .fixed(option: name) }
    }
    guard dimensions.isEmpty == false else { throw .nothingToSearch }
    let order = TunableOption.all.map(\.name)
    self.dimensions = dimensions.sorted {
      (order.firstIndex(of: $0.option.name) ?? 0) < (order.firstIndex(of: $1.option.name) ?? 0)
    }
  }

  /// One option as it is declared on a command line, such as `hidden=16,32,64`.
  ///
  /// - Throws: ``SpaceError``.
  public static func dimension(_ text: String) throws(SpaceError) -> SearchDimension {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw .notAnAssignment(found: text)
    }
    return try SearchDimension(String(text[..<sign]), String(text[text.index(after: sign)...]))
  }

  /// What is searched where nothing is declared: the kind of network, its size, what it reads, how fast it learns,
  /// how it is held back, and what is taken away from each window.
  ///
  /// - Parameters:
  ///   - seasonLength: steps in a season; 1 for none.
  ///   - horizon: steps that are forecast.
  ///   - known: observations before the first judged origin; contexts leave room for windows in them.
  ///   - fixed: options that have a value already, which are left out.
  /// - Throws: ``SpaceError/nothingToSearch``.
  public static func standard(
    seasonLength: Int, horizon: Int, known: Int, fixed: Set<String> = []
  ) throws(SpaceError) -> SearchSpace {
    let unit = seasonLength > 1 ? seasonLength : horizon
    let contexts = (seasonLength > 1 ? [1, 2, 3] : [1, 2, 4]).map { $0 * unit }
      .filter { $0 <= (known - 2 * horizon) / 2 }
    var dimensions = [
      try SearchDimension("model", "gru,lstm"), try SearchDimension("hidden", "8..80"),
      try SearchDimension("readout-dropout", "0,0.1,0.3"),
      try SearchDimension("level", "last-value,mean,revin"),
      try SearchDimension("learning-rate", "0.001..0.03"),
    ]
    if contexts.count > 1 {
      dimensions.append(try SearchDimension("context", list: contexts.map(String.init)))
    }
    return try SearchSpace(dimensions.filter { fixed.contains($0.option.name) == false })
  }

  /// The options with their values, a space between.
  public var description: String { dimensions.map(\.description).joined(separator: " ") }
}
