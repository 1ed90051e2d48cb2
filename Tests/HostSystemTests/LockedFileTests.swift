import HostSystem
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Files of one process")
struct LockedFileTests {
  @Test("are refused to others until they are let go, and leave nothing beside them")
  func lock() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    do {
      let file = try LockedFile(path)
      #expect(file.exists == false)
      #expect(throws: FileError.inUse(path: path)) { try LockedFile(path) }
      try file.write([[1, 2], [], [3]])
      #expect(file.exists)
      #expect(throws: FileError.inUse(path: path)) { try LockedFile(path) }
      #expect(FileContents.bytes(at: path) == [1, 2, 3])
    }
    #expect(folder.names() == ["a"])
    try LockedFile(path).write([[4]])
    #expect(FileContents.bytes(at: path) == [4])
    #expect(folder.names() == ["a"])
    #expect(
      FileError.inUse(path: "p").description
        == "Cannot write 'p': another run writes it. Wait for its end, or name another file.")
  }

  @Test("have one lock by whatever link they are named")
  func links() throws {
    let folder = try TemporaryFolder()
    unsafe symlink("a", folder.file("link"))
    let file = try LockedFile(folder.file("a"))
    #expect(throws: FileError.inUse(path: folder.file("link"))) {
      try LockedFile(folder.file("link"))
    }
    withExtendedLifetime(file) {}
  }

  @Test("what a killed process left is taken over")
  func leftovers() throws {
    let folder = try TemporaryFolder()
    try folder.put("", at: "a.lock")
    try folder.put("half", at: ".hindsight-a.lock.tmp")
    try LockedFile(folder.file("a")).write([[1]])
    #expect(folder.names() == ["a"])
  }

  @Test("that cannot be written are found out at once")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("no/a")
    #expect(throws: FileError.missingFolder(path: path + ".lock", folder: folder.file("no"))) {
      try LockedFile(path)
    }
    #expect(throws: FileError.isFolder(path: folder.path)) { try LockedFile(folder.path) }
    #expect(throws: FileError.invalidPath("")) { try LockedFile("") }
  }

  @Test("a log grows by whole lines, can be cut off, and belongs to one process")
  func log() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("log")
    let log = try LineLog(path)
    try log.add("one")
    try log.add("two")
    #expect(throws: FileError.inUse(path: path)) { try LineLog(path) }
    try log.keep(4)
    try log.add("three")
    try log.synchronise()
    #expect(FileContents.bytes(at: path) == Array("one\nthree\n".utf8) && log.bytes().count == 10)
    #expect(throws: FileError.diskFull(path: "/dev/full")) { try LineLog("/dev/full").add("x") }
  }
}
