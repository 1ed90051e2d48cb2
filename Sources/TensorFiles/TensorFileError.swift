/// Why a safetensors file is refused: the file, the tensor if it is about one, and what is wrong.
public struct TensorFileError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with a file.
  public enum Fault: Sendable, Hashable {
    /// The operating system's refusal, in a few words.
    case unreadable(reason: String)
    /// The file ends before the header does, or after the last tensor.
    case wrongLength(byteCount: Int, needed: Int)
    case headerTooLong(byteCount: UInt64, most: Int)
    /// The header is not the JSON it should be.
    case header(reason: String)
    /// An entry of the metadata is missing or cannot be read.
    case metadata(key: String, reason: String)
    case otherVersion(found: String, known: String)
    /// The file holds another kind of model.
    case otherKind(found: String, needed: String)
    case wrongType(found: String)
    case tooLarge(shape: [Int])
    case needsMoreMemory(byteCount: Int, available: Int)
    /// The offsets do not span the bytes of the shape.
    case wrongSpan(start: Int, end: Int, shape: [Int])
    /// The tensor does not begin where the one before it ends.
    case misplaced(start: Int, expected: Int)
    case wrongShape(found: [Int], needed: [Int])
    case missing
    case superfluous
    case notFinite(position: Int)
    case otherChecksum
  }

  /// The file, as the user named it.
  public let path: String
  /// The tensor that is at fault; `nil` if it is the file as a whole.
  public let tensor: String?
  /// What is wrong.
  public let fault: Fault

  package init(_ fault: Fault, in path: String, tensor: String? = nil) {
    self.path = path
    self.tensor = tensor
    self.fault = fault
  }

  /// Where, what was found, what was needed and what to do.
  public var description: String {
    "\(path): " + (tensor.map { "tensor '\($0.prefix(80))': " } ?? "") + fault.text
  }
}

extension TensorFileError.Fault {
  fileprivate var text: String {
    switch self {
    case .unreadable(let reason):
      "the file cannot be read: \(reason)."
    case .wrongLength(let byteCount, let needed):
      "the file has \(byteCount) bytes, but its header asks for \(needed). It was cut off or is no "
        + "safetensors file; fetch it again."
    case .headerTooLong(let byteCount, let most):
      "a header of \(byteCount) bytes is announced, and at most \(most) are read. This is no "
        + "safetensors file of a model."
    case .header(let reason):
      "the header is faulty at \(reason). The file is damaged or no safetensors file; fetch it again."
    case .metadata(let key, let reason):
      "the metadata '\(key)' \(reason). The file was not written by Hindsight, or is damaged."
    case .otherVersion(let found, let known):
      "the format version is '\(found.prefix(20))', and this program reads \(known). Use a program of "
        + "the version that wrote it."
    case .otherKind(let found, let needed):
      "the file holds \(found), and \(needed) is needed. Name another file."
    case .needsMoreMemory(let byteCount, let available):
      "its \(byteCount) bytes do not fit the \(available) that are available. Free memory, or read it "
        + "on a larger machine."
    case .notFinite(let position):
      "value \(position + 1) is not finite. The file is damaged, or its training diverged; train again."
    case .otherChecksum:
      "the checksum does not fit the content. The file was changed or damaged; fetch it again."
    case .wrongType, .tooLarge, .wrongSpan, .misplaced, .wrongShape, .missing, .superfluous:
      tensorText
    }
  }

  private var tensorText: String {
    switch self {
    case .wrongType(let found):
      "the type is '\(found.prefix(20))', and only F32 and F64 are read. Convert it."
    case .tooLarge(let shape):
      "the shape \(shape) holds more values than can be counted. The file is damaged."
    case .wrongSpan(let start, let end, let shape):
      "the offsets \(start) to \(end) do not fit the shape \(shape). The file is damaged."
    case .misplaced(let start, let expected):
      "it begins at byte \(start) of the data, where byte \(expected) is next: tensors may neither "
        + "overlap nor leave gaps. The file is damaged."
    case .wrongShape(let found, let needed):
      "the shape is \(found), but the configuration needs \(needed). The file is damaged."
    case .missing: "it is missing, but the configuration needs it. The file is damaged."
    default: "the configuration has no such tensor. The file is damaged."
    }
  }
}
