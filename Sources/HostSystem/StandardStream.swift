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

  /// The columns of the terminal; `nil` where there is none, or it does not say.
  public var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Occupies the streams that the program was started without.
  ///
  /// Else a file that is opened later takes their place and receives what is meant for them. Reading and
  /// writing them stays an error.
  public static func occupyClosed() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest number that is free is given to a file that is opened.
      _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Makes a reader that is gone an error of ``write(_:)`` instead of the end of the process.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }
}
