import NumericCore

/// The differences of some elements, spread over a pool.
final class DifferenceWork: ParallelWork {
  private let workers: [LossProbe]
  private let gradient: [Double]
  private let least: Double
  private var elements: [Int] = []
  private var slots: [Slot] = []

  private final class Slot {
    var error = 0.0
  }

  init(_ workers: [LossProbe], gradient: [Double]) {
    self.workers = workers
    self.gradient = gradient
    least = gradient.reduce(0) { max($0, abs($1)) } / 1000
  }

  func errors(at elements: [Int], pool: WorkerPool) -> [Double] {
    self.elements = elements
    slots = elements.map { _ in Slot() }
    pool.run(self, count: elements.count)
    return slots.map(\.error)
  }

  func perform(index: Int, worker: Int) {
    slots[index].error = error(at: elements[index], workers[worker])
  }

  /// The smallest error over some widths of the difference.
  ///
  /// A kink of the loss or of ReLU between the two points, where there is no derivative, spoils a difference;
  /// it does not lie between the points of all widths. Where a loss is the sum of large numbers, such as the
  /// likelihood of large counts, rounding spoils narrow differences: two wide ones, whose error of second order is
  /// taken out (Richardson), bear that. A wrong gradient differs from every one.
  private func error(at element: Int, _ probe: LossProbe) -> Double {
    var smallest = Double.infinity
    func note(_ numeric: Double) {
      let size = max(abs(gradient[element]), abs(numeric), least)
      let error = size > 0 ? abs(gradient[element] - numeric) / size : 0
      if error.isFinite { smallest = min(smallest, error) }
    }
    for halfWidth in [1e-5, 1e-4, 1e-6, 1e-7] {
      note(probe.difference(at: element, halfWidth: halfWidth))
      if smallest < GradientCheck.tolerance / 10 { return smallest }
    }
    let (near, far) = (
      probe.difference(at: element, halfWidth: 1e-3), probe.difference(at: element, halfWidth: 2e-3)
    )
    note((4 * near - far) / 3)
    return smallest
  }
}
