/// Looks for the minimum of a function of up to four parameters in a box.
///
/// From the best point of a coarse grid the simplex of Nelder and Mead (1965, A simplex method for function
/// minimization) goes on; points outside the box are moved to its border. Nothing is random.
struct BoxSearch {
  /// A parameter: where it may lie, and where the grid looks.
  struct Axis {
    let range: ClosedRange<Double>
    let starts: [Double]

    init(_ range: ClosedRange<Double>, starts: [Double]) {
      self.range = range
      self.starts = starts
    }

    /// A parameter that is not looked for.
    static func fixed(_ value: Double) -> Axis { Axis(value...value, starts: [value]) }
  }

  private let axes: [Axis]
  private let lower: SIMD4<Double>, upper: SIMD4<Double>
  /// The axes that are not fixed.
  private let free: [Int]

  /// A search along at most four axes; parameters beyond them are 0.
  init(_ axes: [Axis]) {
    precondition(axes.count <= 4, "\(axes.count) axes")
    self.axes = axes
    var (lower, upper) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for (index, axis) in axes.enumerated() {
      lower[index] = axis.range.lowerBound
      upper[index] = axis.range.upperBound
    }
    (self.lower, self.upper) = (lower, upper)
    free = axes.indices.filter { lower[$0] < upper[$0] }
  }

  private struct Corner {
    var point: SIMD4<Double>
    var value: Double
  }

  /// The best point that was found; a value that is not a number is worse than all others.
  func minimum(of function: (SIMD4<Double>) -> Double) -> SIMD4<Double> {
    func evaluate(_ point: SIMD4<Double>) -> Corner {
      let value = function(point)
      return Corner(point: point, value: value.isNaN ? .infinity : value)
    }
    let start = bestOfGrid(evaluate)
    guard free.isEmpty == false, start.value.isFinite else { return start.point }
    var simplex = [start]
    for axis in free {
      var point = start.point
      let step = (upper[axis] - lower[axis]) / 10
      point[axis] += point[axis] + step <= upper[axis] ? step : -step
      simplex.append(evaluate(point))
    }
    for _ in 0..<(60 * free.count) {
      simplex.sort { $0.value < $1.value }
      let (best, worst) = (simplex[0].value, simplex[free.count].value)
      // Errors are sums of squares: beyond half their digits nothing is gained.
      if worst - best <= 1e-9 * abs(best) { break }
      move(&simplex, evaluate)
    }
    return simplex.min { $0.value < $1.value }?.point ?? start.point
  }

  private func bestOfGrid(_ evaluate: (SIMD4<Double>) -> Corner) -> Corner {
    var best = Corner(point: lower, value: .infinity)
    let count = axes.reduce(1) { $0 * $1.starts.count }
    for number in 0..<count {
      var point = SIMD4<Double>.zero
      var rest = number
      for (index, axis) in axes.enumerated() {
        point[index] = axis.starts[rest % axis.starts.count]
        rest /= axis.starts.count
      }
      let corner = evaluate(point)
      if number == 0 || corner.value < best.value { best = corner }
    }
    return best
  }

  /// One step of a simplex whose corners are sorted.
  private func move(_ simplex: inout [Corner], _ evaluate: (SIMD4<Double>) -> Corner) {
    let last = free.count
    let centre = simplex[..<last].reduce(SIMD4<Double>.zero) { $0 + $1.point } / Double(last)
    let worst = simplex[last]
    func corner(at factor: Double) -> Corner {
      let point = centre + factor * (worst.point - centre)
      return evaluate(point.clamped(lowerBound: lower, upperBound: upper))
    }
    let reflected = corner(at: -1)
    if reflected.value < simplex[0].value {
      let expanded = corner(at: -2)
      simplex[last] = expanded.value < reflected.value ? expanded : reflected
    } else if reflected.value < simplex[last - 1].value {
      simplex[last] = reflected
    } else {
      let contracted = corner(at: reflected.value < worst.value ? -0.5 : 0.5)
      if contracted.value < min(reflected.value, worst.value) {
        simplex[last] = contracted
      } else {
        let best = simplex[0].point
        for index in 1...last { simplex[index] = evaluate((simplex[index].point + best) / 2) }
      }
    }
  }
}
