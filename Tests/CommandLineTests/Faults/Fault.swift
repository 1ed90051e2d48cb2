import Testing

/// A run that must fail: what is asked for, and what is said.
struct Fault: Sendable, CustomTestStringConvertible {
  /// What is at fault.
  let name: String
  /// The bytes of `a.csv`.
  let file: [UInt8]
  /// What follows `hindsight forecast`.
  let arguments: [String]
  let status: Int32
  /// All of standard error behind `hindsight: `, without the usage; `…` stands for what differs from
  /// machine to machine.
  let message: String

  var testDescription: String { name }

  init(
    _ name: String, file: [UInt8] = Array(Self.monthly(40).utf8), _ arguments: [String],
    _ status: Int32, _ message: String
  ) {
    self.name = name
    self.file = file
    self.arguments = arguments
    self.status = status
    self.message = message
  }

  /// A faulty text as `a.csv`.
  static func text(
    _ name: String, _ text: String, _ message: String, status: Int32 = 65,
    options: [String] = []
  ) -> Fault {
    Fault(
      name, file: Array(text.utf8), ["a.csv", "--horizon", "2"] + options, status, message)
  }

  /// A faulty option for a file without fault.
  static func option(_ arguments: String..., status: Int32 = 64, says message: String) -> Fault {
    let horizon = arguments.contains("--horizon") ? [] : ["--horizon", "2"]
    return Fault(
      arguments.joined(separator: " "), ["a.csv"] + horizon + arguments, status, message)
  }

  /// What is said where no window fits.
  static func tooShort(
    _ observations: String, window: String,
    _ advice: String = "Shorten one of the two, or supply more history."
  ) -> String {
    "Series 'a' has \(observations) to learn from; a window of \(window) steps, context and horizon, "
      + "does not fit in them. \(advice)"
  }

  /// The advice where the context has but one step.
  static let alreadyShort =
    "Shorten the horizon, forecast step by step (--strategy recursive), or supply more history."

  /// A file of so many months.
  static func monthly(_ count: Int) -> String {
    let rows = (0..<count).map { month in
      let name = month % 12 < 9 ? "0\(month % 12 + 1)" : "\(month % 12 + 1)"
      return "\(2000 + month / 12)-\(name),\(10 + month % 12 + month)\n"
    }
    return "month,y\n" + rows.joined()
  }
}
