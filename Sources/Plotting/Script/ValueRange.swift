/// A stretch of an axis, and the tics that fit on it.
package struct ValueRange: Equatable {
  package var lower: Double
  package var upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  var span: Double { upper - lower }

  func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// A labelled position on an axis.
package struct Tic: Equatable {
  package let position: Double
  package let label: String
}

/// Round numbers on a linear or logarithmic axis.
package enum NumberTics {
  /// Tics at multiples of 1, 2 or 5 times a power of ten.
  ///
  /// - Parameters:
  ///   - range: the stretch of the axis; `upper` is larger than `lower`.
  ///   - most: no more tics than this.
  ///   - smallestStep: no step is smaller; 1 keeps whole numbers whole.
  package static func linear(_ range: ValueRange, most: Int, smallestStep: Double = 0) -> [Tic] {
    let step = step(for: max(range.span / Double(max(most, 1)), smallestStep))
    // An end that is a multiple of the step but for rounding has its tic.
    let first = (range.lower / step - 1e-9).rounded(.up)
    let last = (range.upper / step + 1e-9).rounded(.down)
    guard first <= last, last - first <= Double(4 * most + 4) else { return [] }
    let positions = stride(from: first, through: last, by: 1).map { $0 * step }
    return positions.map { Tic(position: $0, label: label($0, step: step, within: range)) }
  }

  /// Tics at powers of ten, and between them at 2 and 5 where the range holds few powers.
  package static func logarithmic(_ range: ValueRange, most: Int) -> [Tic] {
    let lowest = Decimal.exponent(of: range.lower)
    let highest = Decimal.exponent(of: range.upper)
    let decades = highest - lowest
    let every = max(1, (decades + most) / max(most, 1))
    let ratio = range.upper / range.lower
    let factors: [Double] = ratio < 30 ? [1, 2, 5] : ratio < 300 ? [1, 3] : [1]
    var tics: [Tic] = []
    for exponent in lowest...highest where exponent % every == 0 {
      for factor in factors {
        let position = factor * Decimal.power(of: exponent)
        guard range.contains(position) else { continue }
        let isPlain = (-4...4).contains(exponent)
        tics.append(
          Tic(
            position: position,
            label: isPlain
              ? Decimal.label(position, places: max(0, -exponent))
              : Decimal.scientific(position, places: 0)))
      }
    }
    return tics
  }

  /// The smallest of 1, 2 and 5 times a power of ten that is at least `least`.
  private static func step(for least: Double) -> Double {
    let exponent = Decimal.exponent(of: least)
    for factor in [1.0, 2, 5] {
      let step = factor * Decimal.power(of: exponent)
      if step >= least * (1 - 1e-9) { return step }
    }
    return Decimal.power(of: exponent + 1)
  }

  private static func label(_ value: Double, step: Double, within range: ValueRange) -> String {
    let stepExponent = Decimal.exponent(of: step)
    let magnitude = Decimal.exponent(of: max(abs(range.lower), abs(range.upper)))
    if stepExponent >= 9 || stepExponent < -5 {
      return Decimal.scientific(value, places: min(max(magnitude - stepExponent, 0), 12))
    }
    return Decimal.label(value, places: max(0, -stepExponent))
  }
}
