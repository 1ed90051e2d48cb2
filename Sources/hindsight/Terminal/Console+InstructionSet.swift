import NumericCore
import SeriesData

extension Console {
  /// Tells when the vector instructions that the environment asks for are not to be had.
  func warnOfInstructionSet() {
    guard let requested = InstructionSet.requested, requested != InstructionSet.current.rawValue
    else { return }
    let available = InstructionSet.available.map(\.rawValue).joined(separator: ", ")
    warn(
      "HINDSIGHT_INSTRUCTION_SET is \(Excerpt(requested)), which this machine has not; it has "
        + "\(available). Using \(InstructionSet.current.rawValue).")
  }
}
