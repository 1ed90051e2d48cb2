import RealModule

/// Probabilities beyond a value, for tests of significance.
package enum TailProbability {
  /// P(|T| ≥ |t|) of Student's t with so many degrees of freedom, at least 1.
  package static func studentTwoSided(_ t: Double, degreesOfFreedom: Double) -> Double {
    incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
  }

  /// P(X ≥ x) of chi-square with so many degrees of freedom, at least 1.
  package static func chiSquare(_ x: Double, degreesOfFreedom: Double) -> Double {
    x > 0 ? upperIncompleteGamma(degreesOfFreedom / 2, x / 2) : 1
  }

  /// P(R ≥ q) of the range R of `count` independent standard normal numbers, at least 2.
  ///
  /// That of the studentised range with infinitely many degrees of freedom:
  /// P(R < q) = k·∫φ(z)·(Φ(z + q) − Φ(z))^(k−1) dz, by Simpson's rule.
  package static func normalRange(_ q: Double, count: Int) -> Double {
    guard q > 0 else { return 1 }
    let (low, high, pieces) = (-9.0, 9.0, 1800)
    let width = (high - low) / Double(pieces)
    let sum = (0...pieces).reduce(0.0) { sum, index in
      let z = low + Double(index) * width
      let density = Double.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let between = (Double.erf((z + q) / 2.0.squareRoot()) - Double.erf(z / 2.0.squareRoot())) / 2
      let weight = index == 0 || index == pieces ? 1.0 : index % 2 == 1 ? 4 : 2
      return sum + weight * density * Double.pow(between, count - 1)
    }
    return min(max(1 - Double(count) * sum * width / 3, 0), 1)
  }

  /// The range of `count` independent standard normal numbers that is exceeded with a probability.
  package static func normalRange(exceededBy probability: Double, count: Int) -> Double {
    var (low, high) = (0.0, 20.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if normalRange(middle, count: count) > probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// I_x(a, b), the regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun, 1964,
  /// 26.5.8).
  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast below the mean; above, that of the other tail does.
    return x <= (a + 1) / (a + b + 2)
      ? lowerIncompleteBeta(x, a, b) : 1 - lowerIncompleteBeta(1 - x, b, a)
  }

  /// The same for 0 < x up to about the mean.
  private static func lowerIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let front = Double.exp(
      Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b) + a * Double.log(x)
        + b * Double.log(1 - x))
    let fraction = continuedFraction(start: 1) { step in
      let m = Double(step / 2)
      return step % 2 == 0
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    } denominator: { _ in
      1
    }
    return front / (a * fraction)
  }

  /// Q(a, x), the regularised upper incomplete gamma function, by its series or its continued fraction.
  private static func upperIncompleteGamma(_ a: Double, _ x: Double) -> Double {
    let front = Double.exp(a * Double.log(x) - x - Double.logGamma(a))
    guard x >= a + 1 else {
      var term = 1 / a
      var sum = term
      var n = a
      while abs(term) > abs(sum) * 1e-17 {
        n += 1
        term *= x / n
        sum += term
      }
      return 1 - front * sum
    }
    let fraction = continuedFraction(start: x + 1 - a) { step in
      -Double(step) * (Double(step) - a)
    } denominator: { step in
      x + Double(2 * step + 1) - a
    }
    return front / fraction
  }

  /// b₀ + a₁/(b₁ + a₂/(b₂ + …)), by the method of Lentz.
  private static func continuedFraction(
    start: Double, numerator: (Int) -> Double, denominator: (Int) -> Double
  ) -> Double {
    let tiny = 1e-300
    var value = start == 0 ? tiny : start
    var (c, d) = (value, 0.0)
    for step in 1...10_000 {
      let (a, b) = (numerator(step), denominator(step))
      d = b + a * d
      if abs(d) < tiny { d = tiny }
      c = b + a / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      value *= c * d
      if abs(c * d - 1) < 1e-15 { break }
    }
    return value
  }
}
