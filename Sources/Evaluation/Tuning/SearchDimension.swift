import RealModule

/// One option that is searched for, and the values it may take.
public struct SearchDimension: Sendable, Hashable, CustomStringConvertible {
  /// The values.
  public enum Values: Sendable, Hashable {
    /// One of these, each as likely as another.
    case list([String])
    /// Numbers from one to another; see ``SearchDimension/isLogarithmic``.
    case interval(Double, Double)
  }

  /// The option.
  public let option: TunableOption
  /// Its values.
  public let values: Values

  /// An option with values as people write them: `16,32,64`, or `0.0003..0.03`.
  ///
  /// - Throws: ``SpaceError``.
  public init(_ name: String, _ text: String) throws(SpaceError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 1, let dots = text.firstRange(of: "..") else {
      try self.init(name, list: parts)
      return
    }
    guard let option = TunableOption(name: name) else { throw .unknown(option: name) }
    let ends = [text[..<dots.lowerBound], text[dots.upperBound...]].map(String.init)
    guard option.kind == .whole || option.kind == .real else { throw .noInterval(option: name) }
    for end in ends { try Self.check(end, for: option) }
    let numbers = ends.compactMap(Double.init)
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      throw .emptyInterval(option: name, found: text)
    }
    for (end, number) in zip(ends, numbers) {
      guard number == 0 || Self.sizes.contains(number.magnitude) else {
        throw .outOfReach(option: name, found: end)
      }
    }
    self.init(option, .interval(numbers[0], numbers[1]))
  }

  /// An option with a list of values.
  ///
  /// - Throws: ``SpaceError``.
  public init(_ name: String, list: [String]) throws(SpaceError) {
    guard let option = TunableOption(name: name) else { throw .unknown(option: name) }
    guard list.isEmpty == false else { throw .noValue(option: name) }
    var seen: Set<String> = []
    for value in list {
      try Self.check(value, for: option)
      guard seen.insert(value).inserted else {
        throw .repeatedValue(option: name, value: value)
      }
    }
    self.init(option, .list(list))
  }

  private init(_ option: TunableOption, _ values: Values) {
    self.option = option
    self.values = values
  }

  /// Numbers of an interval keep away from where their digits or their difference are lost.
  private static let sizes = 1e-12...1e12

  private static func check(_ value: String, for option: TunableOption) throws(SpaceError) {
    guard value.isEmpty == false else { throw .noValue(option: option.name) }
    switch option.kind {
    case .whole:
      guard Int(value) != nil else { throw .notWhole(option: option.name, found: value) }
    case .real:
      guard let number = Double(value), number.isFinite else {
        throw .notANumber(option: option.name, found: value)
      }
    case .flag:
      guard ["true", "false"].contains(value) else {
        throw .neitherTrueNorFalse(option: option.name, found: value)
      }
    case .name: break
    }
  }

  /// Whether numbers are drawn evenly by their logarithm: where an interval above 0 spans tenfold or more.
  public var isLogarithmic: Bool {
    switch values {
    case .interval(let low, let high): low > 0 && high / low >= 10
    case .list(let list):
      // What is drawn from a list is shown as it is spread there.
      if option.kind == .whole || option.kind == .real {
        Self.spansTenfold(list.compactMap(Double.init))
      } else {
        false
      }
    }
  }

  private static func spansTenfold(_ numbers: [Double]) -> Bool {
    guard let low = numbers.min(), let high = numbers.max() else { return false }
    return low > 0 && high / low >= 10
  }

  /// The value at a place in [0, 1): numbers of an interval are whole, or have three digits.
  public func value(at place: Double) -> String {
    switch values {
    case .list(let list): return list[min(Int(place * Double(list.count)), list.count - 1)]
    case .interval(let low, let high):
      if option.kind == .whole {
        // Each whole number has the same share, or, by logarithms, that of its surroundings.
        let number = between(low - 0.5, high + 0.5, place).rounded()
        return "\(Int(min(max(number, low), high)))"
      }
      return Self.short(min(max(Self.rounded(between(low, high, place)), low), high))
    }
  }

  /// The values of which others are made: all of a list, the ends of an interval.
  var probes: [String] {
    switch values {
    case .list(let list): list
    case .interval(let low, let high):
      option.kind == .whole
        ? ["\(Int(low))", "\(Int(high))"] : [Self.short(low), Self.short(high)]
    }
  }

  private func between(_ low: Double, _ high: Double, _ place: Double) -> Double {
    isLogarithmic
      ? Double.exp(Double.log(low) + place * (Double.log(high) - Double.log(low)))
      : low + place * (high - low)
  }

  private static func rounded(_ value: Double) -> Double {
    guard value != 0 else { return 0 }
    let exponent = Double.log10(value.magnitude).rounded(.down) - 2
    let digits = (value / Double.pow(10, exponent)).rounded()
    return Double("\(Int(digits))e\(Int(exponent))") ?? value
  }

  private static func short(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `hidden=16,32,64`, or `learning-rate=0.0003..0.03`.
  public var description: String {
    switch values {
    case .list(let list): "\(option.name)=\(list.joined(separator: ","))"
    case .interval: "\(option.name)=\(probes.joined(separator: ".."))"
    }
  }
}
