/// The time steps of a sequence in ranges of one length, of which the last may be shorter.
struct StepRanges: RandomAccessCollection, Hashable {
  /// Time steps in all, and in each range but the last.
  let steps: Int, length: Int

  init(of steps: Int, length: Int) {
    precondition(steps >= 0 && length >= 1, "\(steps) steps in ranges of \(length)")
    self.steps = steps
    self.length = length
  }

  /// The blocks in which the gradient of the parameters is summed, whoever differentiates: the order of
  /// additions is the same as long as whoever cuts a sequence cuts it between blocks.
  static func blocks(of steps: Int) -> StepRanges { StepRanges(of: steps, length: blockLength) }

  /// The time steps of a block.
  static var blockLength: Int { 16 }

  var startIndex: Int { 0 }
  var endIndex: Int { steps / length + (steps % length == 0 ? 0 : 1) }

  subscript(number: Int) -> Range<Int> {
    precondition(indices.contains(number), "range \(number) of \(count)")
    return number * length..<Swift.min(steps, (number + 1) * length)
  }
}
