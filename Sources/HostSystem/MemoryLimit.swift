/// How much memory this process may still take.
public enum MemoryLimit {
  /// Bytes that can be allocated without swapping, being killed or refused: the least of what the
  /// machine has available and what each enclosing control group and limit of the process (`ulimit`)
  /// leaves; `nil` if the system does not say.
  ///
  /// A control group counts cached file pages as use although it drops them when memory is short;
  /// they are therefore added back.
  ///
  /// - Parameters:
  ///   - proc: the root of the process file system.
  ///   - cgroup: the root of the control groups, version 1 or 2.
  public static func availableBytes(
    proc: String = "/proc", cgroup: String = "/sys/fs/cgroup"
  ) -> Int? {
    let groups = ControlGroup.all(controller: "memory", proc: proc, cgroup: cgroup)
    let limits = groups.flatMap { group in
      group.folders.compactMap { available(in: $0, group.version) }
    }
    let own = [
      left(of: "Max address space", use: "VmSize", proc: proc),
      left(of: "Max data size", use: "VmData", proc: proc),
    ]
    return ([machineAvailable(proc: proc)] + limits + own).compactMap { $0 }.min()
  }

  /// Half of what this process has not used of one of its limits, which the kernel lists as
  /// `name soft hard unit`.
  private static func left(of name: String, use key: String, proc: String) -> Int? {
    guard let limits = FileContents.text(at: proc + "/self/limits"),
      let line = limits.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
      let soft = line.dropFirst(name.count).split(separator: " ").first, let limit = Int(soft),
      let status = FileContents.text(at: proc + "/self/status"),
      let kilobytes = HostTable.number(status, key: key)
    else { return nil }
    let (use, overflow) = kilobytes.multipliedReportingOverflow(by: 1024)
    // Unlike real memory, these are also used up by what allocators reserve, and by the pieces between
    // allocations that none fits in.
    return overflow ? nil : max(0, limit - max(0, use)) / 2
  }

  private static func machineAvailable(proc: String) -> Int? {
    guard let text = FileContents.text(at: proc + "/meminfo"),
      let kilobytes = HostTable.number(text, key: "MemAvailable")
    else { return nil }
    let (bytes, overflow) = kilobytes.multipliedReportingOverflow(by: 1024)
    return overflow ? nil : bytes
  }

  private static func available(in folder: String, _ version: ControlGroup.Version) -> Int? {
    let limitFile: String
    let useFile: String
    let cacheKey: String
    switch version {
    case .one:
      (limitFile, useFile) = ("memory.limit_in_bytes", "memory.usage_in_bytes")
      cacheKey = "total_inactive_file"
    case .two:
      (limitFile, useFile) = ("memory.max", "memory.current")
      cacheKey = "inactive_file"
    }
    guard let limit = ControlGroup.number(folder, limitFile),
      let use = ControlGroup.number(folder, useFile)
    else { return nil }
    let cache = ControlGroup.number(folder, "memory.stat", key: cacheKey) ?? 0
    return max(0, limit - max(0, use - max(0, cache)))
  }
}
