#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The streams that a program is started with; what cannot be written is an error, unlike with `print`.
public enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Writes all bytes.
  ///
  /// - Throws: ``FileError`` if the stream is closed, its reader is gone, or its device is full.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    let code = SystemCalls.writeAll(bytes, to: rawValue)
    guard code == 0 else {
      let name = self == .output ? "standard output" : "standard error"
      throw .from(code, path: name, action: "writing")
    }
  }

  /// Whether a person may be watching.
  public var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Makes a reader that is gone an error of ``write(_:)`` instead of the end of the process.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Ends the process.
  public static func end(_ status: Int32) -> Never { exit(status) }
}
