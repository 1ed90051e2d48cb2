/// Arguments as a person may paste them into a shell.
enum ShellText {
  /// A command of these arguments; the first is the program, of which the name is enough.
  static func command(_ arguments: [String]) -> String {
    (["hindsight"] + arguments.dropFirst().map(quoted)).joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./,=:+".utf8.contains(byte)
      }
    }
    guard isPlain == false || text.isEmpty else { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
