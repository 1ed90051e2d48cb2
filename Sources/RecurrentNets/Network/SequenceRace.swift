import NumericCore
import Synchronization

/// Two threads unroll one layer over one sequence, step by step, each a part of the units.
///
/// Whoever has index 0 leads: it does the first part of each step, then the second unless the other
/// thread has claimed it, and begins the next step when both parts are done. The result does not depend on
/// whether a second thread comes, and nobody waits for one that has claimed nothing.
///
/// Each step waits for two messages, one there and one back: the second thread claims its next part as soon as it is
/// done with one, and each counter has lines of the cache to itself.
///
/// The layer's states are read and written as the counters allow, which order all accesses.
final class SequenceRace<Scalar: KernelScalar>: ParallelWork {
  private let cell: CellKind
  private let layer: SequenceLayer<Scalar>
  private let input: StepTensor<Scalar>
  /// Steps whose second part is claimed, steps whose second part is done, and steps that are done.
  private let claimed = LoneCounter(), second = LoneCounter(), done = LoneCounter()

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
          while second.value.load(ordering: .acquiring) <= t { wait.pause() }
        }
      }
      done.value.store(t + 1, ordering: .releasing)
    }
  }

  @inline(__always)
  func follow<Cell: RecurrentCell>(_ kind: Cell.Type) {
    var t = done.value.load(ordering: .acquiring)
    while t < layer.steps {
      guard claim(t) else {
        // The leader was faster: the next chance is the next step.
        waitForEnd(of: t)
        t = done.value.load(ordering: .acquiring)
        continue
      }
      repeat {
        waitForEnd(of: t - 1)
        layer.step(t, part: 1, kind, input: input)
        second.value.store(t + 1, ordering: .releasing)
        t += 1
      } while t < layer.steps && claim(t)
    }
  }

  /// Waits until a step is done.
  @inline(__always)
  private func waitForEnd(of step: Int) {
    var wait = SpinWait()
    while done.value.load(ordering: .acquiring) <= step { wait.pause() }
  }

  private func claim(_ t: Int) -> Bool {
    claimed.value.load(ordering: .relaxed) == t
      && claimed.value.compareExchange(
        expected: t, desired: t + 1, ordering: .acquiringAndReleasing
      ).exchanged
  }
}

/// A counter that shares no line of the cache with anything else: who waits for it takes nothing else away.
private struct LoneCounter: ~Copyable {
  private let before: InlineArray<15, Int> = .init(repeating: 0)
  let value = Atomic(0)
  private let after: InlineArray<15, Int> = .init(repeating: 0)
}
