#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many threads can run at the same time.
public enum ProcessorLimit {
  /// The processors this process may use, or fewer if a control group grants less time than they
  /// have (rounded up); at least 1.
  ///
  /// - Parameters:
  ///   - proc: the root of the process file system.
  ///   - cgroup: the root of the control groups, version 1 or 2.
  public static func usableThreads(
    proc: String = "/proc", cgroup: String = "/sys/fs/cgroup"
  ) -> Int {
    let groups = ControlGroup.all(controller: "cpu", proc: proc, cgroup: cgroup)
    let quotas = groups.flatMap { group in
      group.folders.compactMap { quota(in: $0, group.version) }
    }
    let processors = allowedProcessors(proc: proc) ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return max(1, ([processors] + quotas).min() ?? 1)
  }

  /// The size of the affinity mask, which the kernel lists as `0-3,8`: the mask that
  /// `sched_getaffinity` answers, without its fixed number of bits.
  private static func allowedProcessors(proc: String) -> Int? {
    guard let text = FileContents.text(at: proc + "/self/status"),
      let list = HostTable.value(text, key: "Cpus_allowed_list")
    else { return nil }
    var count = 0
    for range in list.split(separator: ",") {
      let ends = range.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, 0 <= first, first <= last,
        last < 1 << 20
      else { return nil }
      count += last - first + 1
    }
    return count > 0 ? count : nil
  }

  private static func quota(in folder: String, _ version: ControlGroup.Version) -> Int? {
    let time: (quota: Int, period: Int)?
    switch version {
    case .one:
      time = ControlGroup.number(folder, "cpu.cfs_quota_us").flatMap { quota in
        ControlGroup.number(folder, "cpu.cfs_period_us").map { (quota, $0) }
      }
    case .two:
      let words = FileContents.text(at: folder + "/cpu.max")?.split(separator: " ") ?? []
      let numbers = words.compactMap { Int($0) }
      time = numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
    guard let time, time.quota > 0, time.period > 0 else { return nil }
    return time.quota / time.period + (time.quota % time.period == 0 ? 0 : 1)
  }
}
