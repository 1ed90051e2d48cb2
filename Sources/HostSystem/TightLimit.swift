#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A limit of the process, as `ulimit` sets it, that is too low to work under.
///
/// Where a thread or a descriptor is refused, the libraries below wait without end or trap; so whoever
/// starts a program asks before it uses them.
public enum TightLimit: Error, Sendable, Equatable, CustomStringConvertible {
  /// The address space, in kB, for a number of worker threads.
  case addressSpace(kilobytes: Int, needed: Int, threads: Int)
  /// The number of open files.
  case openFiles(Int, needed: Int)

  /// What was found, what is needed and what to do.
  public var description: String {
    switch self {
    case .addressSpace(let found, let needed, 0):
      "The address space is limited to \(found) kB; the program needs \(needed) kB to start. Raise the "
        + "limit: ulimit -v \(needed)"
    case .addressSpace(let found, let needed, let threads):
      "The address space is limited to \(found) kB; \(threads) \(threads == 1 ? "thread needs" : "threads need") "
        + "\(needed) kB. Give fewer --threads, or raise the limit: ulimit -v \(needed)"
    case .openFiles(let found, let needed):
      "The number of open files is limited to \(found); the program needs \(needed). Raise the limit: "
        + "ulimit -n \(needed)"
    }
  }

  /// Throws the first limit of this process that is too low for so many worker threads.
  public static func check(threads: Int) throws(TightLimit) {
    #if canImport(Glibc)
      let (addressSpace, openFiles) = (Int32(RLIMIT_AS.rawValue), Int32(RLIMIT_NOFILE.rawValue))
    #else
      let (addressSpace, openFiles) = (RLIMIT_AS, RLIMIT_NOFILE)
    #endif
    try check(
      addressSpace: limit(of: addressSpace), openFiles: limit(of: openFiles), threads: threads)
  }

  /// - Parameters:
  ///   - addressSpace: in bytes; `nil` if there is no limit.
  ///   - openFiles: how many may be open; `nil` if there is no limit.
  package static func check(
    addressSpace: Int?, openFiles: Int?, threads: Int
  ) throws(TightLimit) {
    // Each thread reserves 8 MiB of stack and may reserve 64 MiB for its allocations.
    let neededKilobytes = (512 + 72 * threads) * 1024
    let neededFiles = 32
    if let addressSpace, addressSpace < neededKilobytes * 1024 {
      throw .addressSpace(kilobytes: addressSpace / 1024, needed: neededKilobytes, threads: threads)
    }
    if let openFiles, openFiles < neededFiles { throw .openFiles(openFiles, needed: neededFiles) }
  }

  /// A limit as the system tells it; `nil` if there is none.
  private static func limit(of resource: Int32) -> Int? {
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0 else { return nil }
    return Int(exactly: limit.rlim_cur)
  }
}
