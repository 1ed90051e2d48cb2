import NumericCore

// Functions of probability theory that the standard mathematics library lacks, in double precision.

/// ψ(x) = d ln Γ(x)/dx for x > 0: upwards by recurrence, then the asymptotic series (Abramowitz and Stegun,
/// 1964, 6.3.18).
func digamma(_ x: Double) -> Double {
  var (x, result) = (x, 0.0)
  while x < 10 {
    result -= 1 / x
    x += 1
  }
  let square = 1 / (x * x)
  let series =
    square
    * (1.0 / 12 - square
      * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square / 132))))
  return result + Double.log(x) - 0.5 / x - series
}

/// The standard normal quantile, to 1e-15: Acklam's rational approximation in the middle and the tails,
/// sharpened by a step of Halley's method on the error function.
package func normalQuantile(_ p: Double) -> Double {
  guard p > 0 && p < 1 else { return p <= 0 ? -.infinity : .infinity }
  if p > 0.5 { return -normalQuantile(1 - p) }
  var x = 0.0
  if p < 0.02425 {
    let q = (-2 * Double.log(p)).squareRoot()
    x =
      (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q
        - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
      / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q
        + 3.754408661907416) * q + 1)
  } else {
    let (q, r) = (p - 0.5, (p - 0.5) * (p - 0.5))
    let top =
      ((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
        + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239
    let bottom =
      ((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
        + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1
    x = top * q / bottom
  }
  let error = Double.erfc(-x / 2.0.squareRoot()) / 2 - p
  let step = error * (2 * Double.pi).squareRoot() * Double.exp(x * x / 2)
  return x - step / (1 + x * step / 2)
}

/// The regularised incomplete beta function I_x(a, b), by a continued fraction (Abramowitz and Stegun, 1964,
/// 26.5.8, evaluated as Lentz does).
func lowerBeta(_ a: Double, _ b: Double, at x: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  if x > (a + 1) / (a + b + 2) { return 1 - lowerBeta(b, a, at: 1 - x) }
  let front = Double.exp(
    Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b) + a * Double.log(x)
      + b * Double.log(onePlus: -x))
  var (fraction, c, d) = (1.0, 1.0, away(1 - (a + b) * x / (a + 1)))
  d = 1 / d
  fraction = d
  for m in 1...10_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    fraction *= d * c
    if abs(d * c - 1) < 1e-15 { break }
  }
  return front * fraction / a
}

/// The regularised upper incomplete gamma function Q(a, x): the series of P below x = a + 1, a continued
/// fraction above (Abramowitz and Stegun, 1964, 6.5.29 and 6.5.31).
func upperGamma(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 1 }
  let front = Double.exp(a * Double.log(x) - x - Double.logGamma(a))
  if x < a + 1 {
    var (term, sum, n) = (1 / a, 1 / a, a)
    while term > sum * 1e-16 {
      n += 1
      term *= x / n
      sum += term
    }
    return 1 - front * sum
  }
  var b = x + 1 - a
  var (c, d) = (1e300, 1 / away(b))
  var fraction = d
  for k in 1...100_000 {
    let numerator = -Double(k) * (Double(k) - a)
    b += 2
    d = 1 / away(numerator * d + b)
    c = away(b + numerator / c)
    fraction *= d * c
    if abs(d * c - 1) < 1e-15 { break }
  }
  return front * fraction
}

/// The quantile of Student's t: the root of its distribution function, by halving.
func studentQuantile(_ p: Double, freedom: Double) -> Double {
  guard p > 0 && p < 1 else { return p <= 0 ? -.infinity : .infinity }
  if p == 0.5 { return 0 }
  if p > 0.5 { return -studentQuantile(1 - p, freedom: freedom) }
  // P(T < −t) = ½ I_x(ν/2, ½) with x = ν/(ν + t²).
  func tail(_ t: Double) -> Double {
    lowerBeta(freedom / 2, 0.5, at: freedom / (freedom + t * t)) / 2
  }
  var (low, high) = (0.0, 1.0)
  while tail(high) > p && high < 1e150 { (low, high) = (high, 2 * high) }
  while high - low > 1e-14 * high {
    let middle = (low + high) / 2
    guard middle > low && middle < high else { break }
    if tail(middle) > p { low = middle } else { high = middle }
  }
  return -(low + high) / 2
}

/// Not nearer to 0 than a fraction can bear.
private func away(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
