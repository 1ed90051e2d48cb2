import HostSystem
import Testing

@Suite("Memory and processor limits")
struct LimitTests {
  private static let meminfo = """
    MemTotal:       24000 kB
    MemFree:         1000 kB
    MemAvailable:   16000 kB
    """

  /// Lays out a fake process and control group tree and asks both limits.
  private func limits(_ files: [String: String]) throws -> (memory: Int?, threads: Int) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.put(text + "\n", at: name) }
    let (proc, cgroup) = (folder.file("proc"), folder.file("cgroup"))
    return (
      MemoryLimit.availableBytes(proc: proc, cgroup: cgroup),
      ProcessorLimit.usableThreads(proc: proc, cgroup: cgroup)
    )
  }

  @Test("the limits that a program starts under are checked to the byte")
  func tightLimits() throws {
    func check(_ space: Int?, _ data: Int?, files: Int?, threads: Int) throws {
      try TightLimit.check(
        addressSpace: space, dataSegment: data, openFiles: files, threads: threads)
    }
    let (space, data) = (524_288 * 1024, 65_536 * 1024)
    try check(nil, nil, files: nil, threads: 1024)
    try check(space, data, files: 32, threads: 0)
    #expect(throws: TightLimit.addressSpace(kilobytes: 524_287, needed: 524_288, threads: 0)) {
      try check(space - 1, data, files: 32, threads: 0)
    }
    #expect(throws: TightLimit.addressSpace(kilobytes: 524_288, needed: 671_744, threads: 2)) {
      try check(space, data, files: 32, threads: 2)
    }
    #expect(throws: TightLimit.dataSegment(kilobytes: 65_535, needed: 65_536, threads: 0)) {
      try check(space, data - 1, files: 32, threads: 0)
    }
    #expect(throws: TightLimit.openFiles(31, needed: 32)) {
      try check(space, data, files: 31, threads: 0)
    }
  }

  @Test("half of what a limit of the process leaves is a limit of memory")
  func ownLimits() throws {
    let files = [
      "proc/meminfo": Self.meminfo,
      "proc/self/status": "VmSize:\t    3000 kB\nVmData:\t    1000 kB",
    ]
    let header = "Limit                     Soft Limit           Hard Limit           Units"
    let space = "Max address space         10240000             unlimited            bytes"
    let data = "Max data size             2048000              unlimited            bytes"
    let none = "Max data size             unlimited            unlimited            bytes"
    func memory(_ lines: String...) throws -> Int? {
      let text = ([header] + lines).joined(separator: "\n")
      return try limits(files.merging(["proc/self/limits": text]) { $1 }).memory
    }
    #expect(try memory(space, none) == (10_240_000 - 3000 * 1024) / 2)
    #expect(try memory(space, data) == 512 * 1000)
    #expect(try memory(none) == 16_384_000)
  }

  @Test("without control groups the machine is the limit")
  func machine() throws {
    let limits = try limits([
      "proc/meminfo": Self.meminfo, "proc/self/status": "Name:\tx\nCpus_allowed_list:\t0-3,8,10-11",
    ])
    #expect(limits.memory == 16_384_000)
    #expect(limits.threads == 7)
  }

  @Test("the tightest of the enclosing version 2 groups is the limit; cached pages are free")
  func versionTwo() throws {
    let limits = try limits([
      "proc/meminfo": Self.meminfo,
      "proc/self/status": "Cpus_allowed_list:\t0-15",
      "proc/self/cgroup": "0::/outer/inner",
      "cgroup/outer/inner/memory.max": "max",
      "cgroup/outer/inner/memory.current": "5000",
      "cgroup/outer/inner/cpu.max": "max 100000",
      "cgroup/outer/memory.max": "10000",
      "cgroup/outer/memory.current": "9000",
      "cgroup/outer/memory.stat": "anon 5000\ninactive_file 3000",
      "cgroup/outer/cpu.max": "250000 100000",
    ])
    #expect(limits.memory == 4000)
    #expect(limits.threads == 3)
  }

  @Test("version 1 groups are read at their path, and at the root inside a container")
  func versionOne() throws {
    let limits = try limits([
      "proc/meminfo": Self.meminfo,
      "proc/self/status": "Cpus_allowed_list:\t0-15",
      "proc/self/cgroup": "5:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc\n1:name=systemd:/x",
      "cgroup/memory/memory.limit_in_bytes": "2000000",
      "cgroup/memory/memory.usage_in_bytes": "500000",
      "cgroup/cpu,cpuacct/cpu.cfs_quota_us": "50000",
      "cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000",
    ])
    #expect(limits.memory == 1_500_000)
    #expect(limits.threads == 1)
  }

  @Test("a use above the limit leaves nothing, never less")
  func exhausted() throws {
    let limits = try limits([
      "proc/meminfo": Self.meminfo, "proc/self/cgroup": "0::/",
      "cgroup/memory.max": "1000", "cgroup/memory.current": "2000",
    ])
    #expect(limits.memory == 0)
  }

  @Test("no limit and nonsense are no limit")
  func nonsense() throws {
    let limits = try limits([
      "proc/meminfo": "MemAvailable: many kB\n:::", "proc/self/cgroup": "nonsense\n0::/",
      "proc/self/status": "Cpus_allowed_list:\t0-4",
      "cgroup/memory.max": "lots", "cgroup/cpu.max": "0 0",
    ])
    #expect(limits.memory == nil)
    #expect(limits.threads == 5)
  }

  @Test("this machine has memory and at least one processor")
  func here() {
    #expect(ProcessorLimit.usableThreads() >= 1)
    #if os(Linux)
      #expect((MemoryLimit.availableBytes() ?? 0) > 1 << 20)
    #endif
  }
}
