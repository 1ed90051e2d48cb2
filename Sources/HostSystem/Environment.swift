#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The environment variables of the process.
public enum Environment {
  /// Whether a variable is there and not empty, as NO_COLOR asks to be read.
  public static func isSet(_ name: String) -> Bool {
    value(name)?.isEmpty == false
  }

  /// The value of a variable; `nil` if it is not there.
  public static func value(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
