import CMachine
import Foundation
import Synthetic

/// Some milliseconds of work that shows what the machine can do.
protocol MachineWork {
  /// Does it and says how much it was.
  func run() -> Double
}

/// Multiply-adds in registers; counts floating-point operations.
struct MultiplyAdd: MachineWork {
  func run() -> Double {
    var sink: Float = 0
    return unsafe cm_multiply_add(400_000, &sink)
  }
}

/// Reading a buffer again and again; counts bytes.
@safe
final class Reading: MachineWork {
  private let buffer: UnsafeMutableBufferPointer<Float>
  private let passes: Int

  init(bytes: Int) {
    let count = bytes / 4 / 256 * 256
    // Aligned as tensors are: a vector that lies in two cache lines is read twice.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * count, alignment: 64)
    unsafe buffer = memory.bindMemory(to: Float.self)
    unsafe buffer.initialize(repeating: 1)
    passes = max(1, (64 << 20) / (count * 4))
  }

  deinit { unsafe buffer.deallocate() }

  func run() -> Double {
    guard let base = unsafe buffer.baseAddress else { return 0 }
    var sink: Float = 0
    return unsafe cm_read(base, buffer.count, passes, &sink)
  }
}

/// A level of memory, and how many bytes each thread reads to meet it.
struct MemoryLevel {
  let name: String
  let bytes: Int

  /// Half of each private cache, an eighth of the shared one, and far more than that.
  static let all: [MemoryLevel] = {
    let first = cacheBytes(index: 0) ?? 32 << 10
    let second = cacheBytes(index: 2) ?? 512 << 10
    let third = cacheBytes(index: 3) ?? 16 << 20
    return [
      MemoryLevel(name: "L1", bytes: first / 2), MemoryLevel(name: "L2", bytes: second / 2),
      MemoryLevel(name: "L3", bytes: max(3 * second, third / 8)),
      MemoryLevel(name: "memory", bytes: min(1 << 30, max(256 << 20, 4 * third))),
    ]
  }()

  /// The size of a cache as Linux tells it: `32K`.
  private static func cacheBytes(index: Int) -> Int? {
    let path = "/sys/devices/system/cpu/cpu0/cache/index\(index)/size"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let words = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard words.hasSuffix("K"), let size = Int(words.dropLast()) else { return nil }
    return size << 10
  }
}
