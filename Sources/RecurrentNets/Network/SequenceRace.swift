import NumericCore
import Synchronization

/// Two threads unroll one layer over one sequence, step by step, each a part of the units.
///
/// Whoever has index 0 leads: it does the first part of each step, then the second unless the other
/// thread has claimed it, and begins the next step when both parts are done. The result does not depend on
/// whether a second thread comes, and nobody waits for one that has claimed nothing.
///
/// The layer's states are read and written as the counters allow, which order all accesses.
final class SequenceRace<Scalar: KernelScalar>: ParallelWork {
  private let cell: CellKind
  private let layer: SequenceLayer<Scalar>
  private let input: StepTensor<Scalar>
  /// Steps whose second part is claimed, steps whose second part is done, and steps that are done.
  private let claimed = Atomic(0), second = Atomic(0), done = Atomic(0)

  init(_ cell: CellKind, _ layer: SequenceLayer<Scalar>, input: StepTensor<Scalar>) {
    self.cell = cell
    self.layer = layer
    self.input = input
  }

  /// Unrolls the layer; once.
  func run(on pool: WorkerPool?) {
    guard let pool, layer.parts.count == 2 else { return perform(index: 0, worker: 0) }
    pool.run(self, count: 2)
  }

  func perform(index: Int, worker: Int) {
    if index == 0 { leadSequence(cell, self) } else { followSequence(cell, self) }
  }

  @inline(__always)
  func lead<Cell: RecurrentCell>(_ kind: Cell.Type) {
    for t in 0..<layer.steps {
      layer.step(t, part: 0, kind, input: input)
      if layer.parts.count == 2 {
        if claim(t) {
          layer.step(t, part: 1, kind, input: input)
        } else {
          var wait = SpinWait()
          while second.load(ordering: .acquiring) <= t { wait.pause() }
        }
      }
      done.store(t + 1, ordering: .releasing)
    }
  }

  @inline(__always)
  func follow<Cell: RecurrentCell>(_ kind: Cell.Type) {
    var t = done.load(ordering: .acquiring)
    while t < layer.steps {
      if claim(t) {
        layer.step(t, part: 1, kind, input: input)
        second.store(t + 1, ordering: .releasing)
      }
      var wait = SpinWait()
      while done.load(ordering: .acquiring) <= t { wait.pause() }
      t = done.load(ordering: .acquiring)
    }
  }

  private func claim(_ t: Int) -> Bool {
    claimed.compareExchange(expected: t, desired: t + 1, ordering: .acquiringAndReleasing)
      .exchanged
  }
}
