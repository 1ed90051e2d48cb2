import ArgumentParser
import CMachine
import NumericCore
import Synthetic

/// Measures what the processor can do at best.
struct MachineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "machine",
    abstract: "Measures multiply-adds per second, and bytes per second from each level of memory")

  @Option(help: "Threads at the most.") var threads = 2
  @Option(help: "Seconds for each figure.") var seconds = 0.3

  func validate() throws {
    guard threads >= 1 && seconds > 0 else {
      throw ValidationError("--threads must be at least 1, --seconds above 0.")
    }
  }

  func run() throws {
    for count in 1...threads {
      let pool = WorkerPool(threadCount: count)
      let peak = rate(pool) { _ in MultiplyAdd() }
      try printLine(
        PeakLine(
          threads: count, gflops: peak / 1e9,
          instructionSet: unsafe String(cString: cm_instruction_set()),
          hindsightInstructionSet: InstructionSet.current.rawValue))
      for level in MemoryLevel.all {
        let bytes = rate(pool) { _ in Reading(bytes: level.bytes) }
        try printLine(
          BandwidthLine(
            threads: count, level: level.name, bytes: level.bytes, gigabytesPerSecond: bytes / 1e9))
      }
    }
  }

  /// The best rate of several rounds in which every thread does a piece of its own.
  private func rate<Piece: MachineWork>(_ pool: WorkerPool, _ make: (Int) -> Piece) -> Double {
    let round = Round((0..<pool.threadCount).map(make))
    let clock = ContinuousClock()
    var best = 0.0
    let end = clock.now + .seconds(seconds)
    repeat {
      let start = clock.now
      pool.run(round, count: pool.threadCount)
      best = max(best, round.done / ((clock.now - start) / .seconds(1)))
    } while clock.now < end
    return best
  }

  private struct PeakLine: Encodable {
    let threads: Int
    let gflops: Double
    let instructionSet: String, hindsightInstructionSet: String
  }

  private struct BandwidthLine: Encodable {
    let threads: Int
    let level: String
    let bytes: Int
    let gigabytesPerSecond: Double
  }
}

/// One piece of work on every thread of a pool.
private final class Round<Piece: MachineWork>: ParallelWork {
  private let pieces: [Piece]
  private let slots: [Slot]

  private final class Slot {
    var done = 0.0
  }

  init(_ pieces: [Piece]) {
    self.pieces = pieces
    slots = pieces.map { _ in Slot() }
  }

  /// What all pieces did in the last round.
  var done: Double { slots.reduce(0) { $0 + $1.done } }

  func perform(index: Int, worker: Int) { slots[index].done = pieces[index].run() }
}
