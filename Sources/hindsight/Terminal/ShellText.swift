/// Arguments as a person may paste them into a shell.
enum ShellText {
  /// A command of these arguments; the first is the program, of which the name is enough.
  static func command(_ arguments: [String]) -> String {
    (["hindsight"] + arguments.dropFirst().map(quoted)).joined(separator: " ")
  }

  /// Arguments for another command, without some flags, and without some options and their values.
  static func kept(
    _ arguments: [String], withoutFlags flags: Set<String>, options: Set<String>
  ) -> [String] {
    var kept: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" { return kept + [word] + rest }
      let name = String(word.prefix { $0 != "=" })
      if flags.contains(name) { continue }
      if options.contains(name) {
        if word.contains("=") == false { _ = rest.popFirst() }
        continue
      }
      kept.append(word)
    }
    return kept
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
