import HostSystem
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Durable files")
struct DurableFileTests {
  @Test("a file holds exactly the bytes written, and nothing stands beside it")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    for bytes in [[], [0, 10, 255], [UInt8](repeating: 7, count: 200_000)] {
      try DurableFile.write(bytes, to: folder.file("a.bin"))
      #expect(FileContents.bytes(at: folder.file("a.bin")) == bytes)
    }
    #expect(folder.names() == ["a.bin"])
  }

  @Test("a new file has the permissions of any new file; a replaced one keeps its own")
  func permissions() throws {
    let folder = try TemporaryFolder()
    let mask = umask(0)
    umask(mask)
    try DurableFile.write("new", to: folder.file("a"))
    #expect(permissions(folder.file("a")) == 0o666 & ~mask)
    unsafe chmod(folder.file("a"), 0o640)
    try DurableFile.write("old", to: folder.file("a"))
    #expect(permissions(folder.file("a")) == 0o640)
  }

  @Test("writing through a symbolic link replaces the file it names")
  func symbolicLink() throws {
    let folder = try TemporaryFolder()
    _ = try folder.makeFolder("real")
    try folder.put("old", at: "real/target")
    unsafe symlink("real/target", folder.file("link"))
    unsafe symlink("link", folder.file("link to link"))
    try DurableFile.write("new", to: folder.file("link to link"))
    #expect(FileContents.text(at: folder.file("real/target")) == "new")
    #expect(folder.names() == ["link", "link to link", "real"])
    var status = stat()
    #expect(unsafe lstat(folder.file("link"), &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test("a link to nothing is filled at its target")
  func danglingLink() throws {
    let folder = try TemporaryFolder()
    unsafe symlink("later", folder.file("link"))
    try DurableFile.write("text", to: folder.file("link"))
    #expect(FileContents.text(at: folder.file("later")) == "text")
  }

  @Test("a cycle of links is an error, not an endless loop")
  func linkCycle() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    unsafe symlink("b", path)
    unsafe symlink("a", folder.file("b"))
    let error = #expect(throws: FileError.self) { try DurableFile.write("text", to: path) }
    #expect(
      error?.description
        == "Cannot write '\(path)': finding the file failed (Too many levels of symbolic links). Try again, "
        + "or name another place.")
  }

  @Test("a pipe receives the bytes and stays a pipe", .timeLimit(.minutes(1)))
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("pipe")
    try #require(unsafe mkfifo(path, 0o600) == 0)
    // Opened for reading and writing, a pipe needs no second process.
    let reader = unsafe open(path, O_RDWR)
    defer { close(reader) }
    try DurableFile.write("through", to: path)
    let pending = try PendingFile(at: path)
    try DurableFile.write(" twice", to: pending.temporaryPath)
    try pending.commit()
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = unsafe read(reader, &buffer, 64)
    #expect(String(decoding: buffer.prefix(count), as: UTF8.self) == "through twice")
    #expect(folder.names() == ["pipe"])
  }

  @Test("a full device is reported as such")
  func fullDevice() {
    #expect(throws: FileError.diskFull(path: "/dev/full")) {
      try DurableFile.write("text", to: "/dev/full")
    }
  }

  @Test("a full disk leaves the old file and no temporary")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let disk = try folder.makeFolder("disk")
    #if os(Linux)
      guard unsafe mount("none", disk, "tmpfs", 0, "size=64k") == 0 else {
        print("SKIPPED: a full disk needs the right to mount one.")
        return
      }
      defer { _ = unsafe umount(disk) }
      try DurableFile.write("old", to: disk + "/a")
      #expect(throws: FileError.diskFull(path: disk + "/a")) {
        try DurableFile.write([UInt8](repeating: 1, count: 200_000), to: disk + "/a")
      }
      #expect(FileContents.text(at: disk + "/a") == "old")
      try DurableFile.write("there is room", to: disk + "/b")
    #endif
  }

  @Test("a pending file that is not committed changes nothing")
  func dropped() throws {
    let folder = try TemporaryFolder()
    try DurableFile.write("old", to: folder.file("a"))
    do {
      let pending = try PendingFile(at: folder.file("a"))
      try DurableFile.write("new", to: pending.temporaryPath)
      #expect(folder.names().count == 2)
    }
    #expect(folder.names() == ["a"])
    #expect(FileContents.text(at: folder.file("a")) == "old")
  }

  @Test("paths that cannot be written say why")
  func messages() throws {
    let folder = try TemporaryFolder()
    let root = folder.path
    try folder.put("", at: "file")
    let cases: [(path: String, message: String)] = [
      ("", "Cannot write a file without a name. Name one."),
      ("a\0b", "Cannot write 'a\\0b': a file name cannot hold a NUL character."),
      (root, "Cannot write '\(root)': it is a folder. Name a file in it."),
      ("\(root)/", "Cannot write '\(root)/': it is a folder. Name a file in it."),
      (
        "\(root)/x/",
        "Cannot write '\(root)/x/': a file's name cannot end with a slash. Name a file in that folder."
      ),
      (
        "\(root)/no/a",
        "Cannot write '\(root)/no/a': the folder '\(root)/no' does not exist. "
          + "Make it first with mkdir -p, or name another place."
      ),
      (
        "\(root)/file/a",
        "Cannot write '\(root)/file/a': '\(root)/file' is not a folder. Name another place."
      ),
      (
        "\(root)/\(String(repeating: "n", count: 300))/a",
        "Cannot write '\(root)/\(String(repeating: "n", count: 300))/a': "
          + "finding the file failed (File name too long). Try again, or name another place."
      ),
    ]
    for (path, message) in cases {
      let error = #expect(throws: FileError.self) { try DurableFile.write("x", to: path) }
      #expect(error?.description == message)
      let pendingError = #expect(throws: FileError.self) { _ = try PendingFile(at: path) }
      #expect(pendingError?.description == message)
    }
    #expect(folder.names() == ["file"])
  }

  @Test("the remaining refusals have their own words")
  func otherMessages() {
    #expect(
      FileError.notPermitted(path: "p").description
        == "Cannot write 'p': permission denied. Change its permissions, or name another place.")
    #expect(
      FileError.readOnlyFileSystem(path: "p").description
        == "Cannot write 'p': the file system is read-only. Name another place.")
    #expect(
      FileError.closed(path: "p").description
        == "Cannot write 'p': it is closed. Open it, or write to a file.")
    #expect(
      FileError.readerGone(path: "p").description
        == "Cannot write 'p': its reader is gone. Keep the reader, or write to a file.")
    #expect(
      FileError.diskFull(path: "p").description
        == "Cannot write 'p': no space is left on the device. Free some, or name another place.")
  }

  @Test("a folder that refuses new files is an error")
  func refusingFolder() {
    // Even the superuser cannot create a file in the process file system.
    let error = #expect(throws: FileError.self) {
      try DurableFile.write("x", to: "/proc/self/task/new-file")
    }
    #expect(error != nil)
  }

  private func permissions(_ path: String) -> mode_t {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}
