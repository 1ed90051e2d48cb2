/// How much each network of an ensemble counts.
public struct EnsembleWeights: Sendable, Hashable, Codable {
  /// The weight of each network, of 1 in all.
  public let shares: [Double]
  /// The mean absolute error of each on the validation end, in units of a series' mean absolute change from season to
  /// season; `nil` where none was measured.
  public let errors: [Double]?

  /// Networks that count alike.
  package init(equalFor count: Int) {
    shares = [Double](repeating: 1 / Double(count), count: count)
    errors = nil
  }

  /// Weights inverse to errors, which are finite and not negative; where some are 0, those networks share all.
  package init(inverseTo errors: [Double]) {
    let least = errors.min() ?? 0
    let inverses = errors.map { $0 == least ? 1 : least / $0 }
    let sum = inverses.reduce(0, +)
    shares = inverses.map { $0 / sum }
    self.errors = errors
  }

  /// Whether these can be weights of so many networks.
  func isSound(for count: Int) -> Bool {
    shares.count == count && shares.allSatisfy { 0...1 ~= $0 }
      && abs(shares.reduce(0, +) - 1) < 1e-9
      && errors?.allSatisfy { $0 >= 0 && $0.isFinite } != false
      && [nil, count].contains(errors?.count)
  }
}
