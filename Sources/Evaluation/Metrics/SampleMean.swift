import Forecasting

extension [JudgedSample] {
  /// The mean of a value of each point of each sample, all alike or by their weights.
  ///
  /// - Parameter value: of a sample and the position of a point in it.
  /// - Throws: ``Undefined/nothingObserved`` if no point has a weight.
  func mean(_ value: (JudgedSample, Int) -> Double) throws(Undefined) -> Double {
    try mean(of: [Void](repeating: (), count: count)) { sample, point, _ in
      value(sample, point)
    }
  }

  /// The mean of a value of each point, which also depends on something of its sample.
  func mean<Part>(
    of parts: [Part], _ value: (JudgedSample, Int, Part) -> Double
  ) throws(Undefined) -> Double {
    var values: [Double] = []
    values.reserveCapacity(reduce(0) { $0 + $1.actual.count })
    for (sample, part) in zip(self, parts) {
      for point in sample.actual.indices { values.append(value(sample, point, part)) }
    }
    guard contains(where: { $0.weights != nil }) else { return values.plainMean }
    let weights = flatMap { $0.weights ?? [Double](repeating: 1, count: $0.actual.count) }
    let total = weights.reduce(0, +)
    guard total > 0 else { throw .nothingObserved }
    // What has no weight does not count, even where it is infinite.
    return zip(values, weights).reduce(0) { $1.1 > 0 ? $0 + $1.0 * ($1.1 / total) : $0 }
  }
}

extension [Double] {
  /// Their arithmetic mean; there is at least one.
  var plainMean: Double { arithmeticMean(self) }
}

func squared(_ value: Double) -> Double { value * value }
