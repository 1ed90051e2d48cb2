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
  /// The data segment, in kB, for a number of worker threads.
  case dataSegment(kilobytes: Int, needed: Int, threads: Int)
  /// The number of open files.
  case openFiles(Int, needed: Int)

  /// What was found, what is needed and what to do.
  public var description: String {
    switch self {
    case .addressSpace(let found, let needed, let threads):
      Self.message("address space", "-v", found, needed, threads)
    case .dataSegment(let found, let needed, let threads):
      Self.message("data segment", "-d", found, needed, threads)
    case .openFiles(let found, let needed):
      "The number of open files is limited to \(found); the program needs \(needed). Raise the limit: "
        + "ulimit -n \(needed)"
    }
  }

  private static func message(
    _ what: String, _ option: String, _ found: Int, _ needed: Int, _ threads: Int
  ) -> String {
    let need =
      switch threads {
      case 0: "the program needs \(needed) kB to start. Raise"
      case 1: "1 thread needs \(needed) kB. Raise"
      default: "\(threads) threads need \(needed) kB. Give fewer --threads, or raise"
      }
    return "The \(what) is limited to \(found) kB; \(need) the limit: ulimit \(option) \(needed)"
  }

  /// Throws the first limit of this process that is too low for so many worker threads.
  public static func check(threads: Int) throws(TightLimit) {
    #if canImport(Glibc)
      let resources = [RLIMIT_AS, RLIMIT_DATA, RLIMIT_NOFILE].map { Int32($0.rawValue) }
    #else
      let resources = [RLIMIT_AS, RLIMIT_DATA, RLIMIT_NOFILE]
    #endif
    let limits = resources.map(limit)
    try check(
      addressSpace: limits[0], dataSegment: limits[1], openFiles: limits[2], threads: threads)
  }

  /// As many worker threads, of at most `wanted`, as the limits bear; at least 1.
  public static func affordableThreads(atMost wanted: Int) -> Int {
    var count = max(1, wanted)
    while count > 1 {
      do {
        try check(threads: count)
        return count
      } catch { count -= 1 }
    }
    return count
  }

  /// - Parameters:
  ///   - addressSpace: in bytes; `nil` if there is no limit.
  ///   - dataSegment: in bytes; `nil` if there is no limit.
  ///   - openFiles: how many may be open; `nil` if there is no limit.
  package static func check(
    addressSpace: Int?, dataSegment: Int?, openFiles: Int?, threads: Int
  ) throws(TightLimit) {
    // Each thread reserves 8 MiB of stack and may reserve 64 MiB of address space for its allocations.
    let neededSpace = (512 + 72 * threads) * 1024
    if let addressSpace, addressSpace < neededSpace * 1024 {
      throw .addressSpace(kilobytes: addressSpace / 1024, needed: neededSpace, threads: threads)
    }
    let neededData = (64 + 8 * threads) * 1024
    if let dataSegment, dataSegment < neededData * 1024 {
      throw .dataSegment(kilobytes: dataSegment / 1024, needed: neededData, threads: threads)
    }
    let neededFiles = 32
    if let openFiles, openFiles < neededFiles { throw .openFiles(openFiles, needed: neededFiles) }
  }

  /// A limit as the system tells it; `nil` if there is none.
  private static func limit(of resource: Int32) -> Int? {
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0 else { return nil }
    return Int(exactly: limit.rlim_cur)
  }
}
