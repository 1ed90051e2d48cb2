import Foundation
import HostSystem
import Plotting
import Testing

@Suite("Rendering", .enabled(if: hasGnuplot, "gnuplot is not installed"))
struct RenderTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test("an image of each format is whole, with its script beside it and nothing else")
  func formats() async throws {
    for (name, start) in [("a.svg", "<?xml"), ("b.png", "\u{89}PNG"), ("c.PDF", "%PDF")] {
      try await render(.simple([3, 1, 2]), to: workplace.file(name))
      let bytes = try workplace.bytes(name)
      #expect(bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
    }
    #expect(try workplace.names() == ["a.gp", "a.svg", "b.gp", "b.png", "c.PDF", "c.gp"])
  }

  @Test(
    "the same figure gives the same bytes, a second later too", arguments: ["svg", "png", "pdf"])
  func repeatable(suffix: String) async throws {
    try await render(.simple([3, 1, 2]), to: workplace.file("a.\(suffix)"))
    try await Task.sleep(for: .milliseconds(1100))
    try await render(.simple([3, 1, 2]), to: workplace.file("b.\(suffix)"))
    #expect(try workplace.bytes("a.\(suffix)") == workplace.bytes("b.\(suffix)"))
  }

  @Test("the kept script runs alone, from any folder, and draws the same image beside itself")
  func scriptStandsAlone() async throws {
    let folder = workplace.file("it's a \"folder\"; é %d")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let image = folder + "/|a' `b`.svg"
    let script = try await render(.simple([3, 1, 2]), to: image)
    #expect(script == folder + "/|a' `b`.gp")
    let first = try Data(contentsOf: URL(filePath: image))
    for (arguments, place) in [([script], "/"), (["./|a' `b`.gp"], folder)] {
      try FileManager.default.removeItem(atPath: image)
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["gnuplot", "-d"] + arguments
      process.currentDirectoryURL = URL(filePath: place)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(try Data(contentsOf: URL(filePath: image)) == first)
    }
  }

  @Test("extreme and degenerate values give a whole image")
  func degenerate() async throws {
    let cases: [[Double]] = [
      [5], [0], [7, 7, 7], [0, 0], [1, .nan, 3], [.nan, 2, .nan], [1e-300, 2e-300],
      [1e299, -1e299],
      [1, 1 + 1e-15], [-1e-9, 1e-9], [123_456_789, 123_456_790], [.leastNonzeroMagnitude, 0],
    ]
    for values in cases {
      try await render(.simple(values), to: workplace.file("a.svg"))
    }
    for values in [[1e-299, 1e299], [5], [1, 1000], [0.2, 0.3]] {
      try await render(.simple(values, scale: .logarithmic), to: workplace.file("a.svg"))
    }
  }

  @Test("a missing value breaks the line, and a lone value is a dot")
  func gaps() async throws {
    try await render(
      .simple([1, 2, .nan, 3, .nan, 4, 5] + Array(repeating: 6, count: 10)),
      to: workplace.file("a.svg"))
    let script = try workplace.text("a.gp")
    #expect(script.contains("\n2 nan\n3 3\n4 nan\n"))
    #expect(script.contains("$panel1_2 << e\n3 3\ne\n"))
  }

  @Test("a missing folder is found before gnuplot runs")
  func missingFolder() async throws {
    let path = workplace.file("no/a.svg")
    let error = await #expect(throws: PlotError.self) { try await render(.simple([1]), to: path) }
    #expect(
      error
        == .cannotWrite(
          .missingFolder(path: workplace.file("no/a.gp"), folder: workplace.file("no"))))
  }

  @Test("a full disk is an error, and leaves no image")
  func fullDisk() async throws {
    #if os(Linux)
      let disk = workplace.file("disk")
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
      guard unsafe mount("none", disk, "tmpfs", 0, "size=16k") == 0 else {
        print("SKIPPED: a full disk needs the right to mount one.")
        return
      }
      defer { _ = unsafe umount(disk) }
      let values = (0..<300).map { Double($0 * 7919 % 101) }
      let error = await #expect(throws: PlotError.self) {
        try await render(.simple(values), to: disk + "/a.svg")
      }
      #expect(error == .imageIncomplete(path: disk + "/a.svg", script: disk + "/a.gp"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["a.gp"])
    #endif
  }

  @Test("a disk too full for the script is an error, and leaves nothing")
  func fullDiskForScript() async throws {
    #if os(Linux)
      let disk = workplace.file("disk")
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
      guard unsafe mount("none", disk, "tmpfs", 0, "size=4k") == 0 else {
        print("SKIPPED: a full disk needs the right to mount one.")
        return
      }
      defer { _ = unsafe umount(disk) }
      let values = (0..<900).map { Double($0 * 7919 % 101) }
      let error = await #expect(throws: PlotError.self) {
        try await render(.simple(values), to: disk + "/a.svg")
      }
      #expect(error == .cannotWrite(.diskFull(path: disk + "/a.gp")))
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == [])
    #endif
  }

  @Test("an image that stands there is replaced only by a whole one")
  func replacement() async throws {
    let path = workplace.file("a.svg")
    try await render(.simple([1, 2]), to: path)
    let first = try workplace.bytes("a.svg")
    let failing = try workplace.program("exit 3")
    await #expect(throws: PlotError.self) {
      try await render(.simple([2, 1]), to: path, gnuplot: failing)
    }
    #expect(try workplace.bytes("a.svg") == first)
    try await render(.simple([2, 1]), to: path)
    #expect(try workplace.bytes("a.svg") != first)
  }
}

@Suite("gnuplot that does not do its work")
struct BrokenGnuplotTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func failure(_ gnuplot: GnuplotProgram) async throws -> String {
    let error = await #expect(throws: PlotError.self) {
      try await render(.simple([1, 2]), to: workplace.file("a.svg"), gnuplot: gnuplot)
    }
    let names = try workplace.names().filter { $0 != "fake-gnuplot" }
    #expect(names == ["a.gp"], "the script is kept, and no image or temporary")
    return (error?.description ?? "").replacingOccurrences(of: workplace.path, with: "")
  }

  private let kept = "The script is kept; once that is mended, run: gnuplot '/a.gp'"

  @Test("missing", arguments: ["/nowhere/gnuplot", "no-such-gnuplot"])
  func missing(program: String) async throws {
    let message = try await failure(GnuplotProgram(program))
    #expect(
      message
        == "Cannot run '\(program)'. Install gnuplot, then run: gnuplot '/a.gp'")
  }

  @Test("failing, with its own words")
  func failing() async throws {
    let program = try workplace.program("echo >&2; echo 'line 3: no such terminal' >&2; exit 1")
    let message = try await failure(program)
    #expect(
      message
        == "gnuplot failed: line 3: no such terminal. \(kept)")
  }

  @Test("failing, with warnings before and behind the error")
  func warnings() async throws {
    let program = try workplace.program(
      """
      echo '"a.gp" line 2: warning: slow font' >&2; echo 'Warning: empty range' >&2
      echo '"a.gp" line 3: cannot open file' >&2; echo 'system error: No such file' >&2
      echo 'Fontconfig warning: no cache' >&2; exit 1
      """)
    let message = try await failure(program)
    #expect(message == "gnuplot failed: \"a.gp\" line 3: cannot open file. \(kept)")
  }

  @Test("failing without a word on why")
  func failingSilently() async throws {
    let cases = [
      ("exit 7", "exit status 7"), ("kill -9 $$", "stopped by signal 9"),
      ("echo 'warning: slow font' >&2; exit 7", "exit status 7"),
    ]
    for (command, reason) in cases {
      let message = try await failure(try workplace.program(command))
      #expect(message == "gnuplot failed: \(reason). \(kept)")
    }
  }

  @Test("failing with more words than anybody reads")
  func verbose() async throws {
    let program = try workplace.program("head -c 3000000 /dev/zero | tr '\\0' x >&2; exit 1")
    let message = try await failure(program)
    #expect(message.hasPrefix("gnuplot failed: "))
  }

  @Test("hanging, its children too", .timeLimit(.minutes(5)))
  func hanging() async throws {
    let program = try workplace.program("sleep 600 & sleep 600", timeLimitSeconds: 1)
    let message = try await failure(program)
    #expect(
      message
        == "gnuplot did not end within 1 s and was stopped. To wait longer, run: gnuplot '/a.gp'")
  }

  @Test("reporting success without an image")
  func lying() async throws {
    let message = try await failure(try workplace.program("exit 0"))
    #expect(
      message
        == "gnuplot left the image '/a.svg' incomplete; is the disk full? Then free some space "
        + "and run: gnuplot '/a.gp'")
  }

  @Test("nothing of ours reaches it but the script and the image's name")
  func arguments() async throws {
    let program = try workplace.program(
      "[ -z \"$(cat)\" ] && [ \"$LC_ALL\" = C ] && [ \"$#\" = 4 ] && echo \"$1 $2 $4\" >&2; exit 1")
    let message = try await failure(program)
    #expect(
      message
        == "gnuplot failed: -d -e /a.gp. \(kept)")
  }
}

@Suite("Figures that cannot be drawn")
struct InvalidFigureTests {
  @Test(
    "an unknown extension lists the known ones, before anything is written",
    arguments: [
      (
        "a.bmp", "Cannot draw 'a.bmp': '.bmp' is no image format. Use .svg, .png or .pdf."
      ),
      (
        "plots/a",
        "Cannot draw 'plots/a': it has no extension to tell the image format. "
          + "Use .svg, .png or .pdf."
      ),
      (
        "plots.svg/a",
        "Cannot draw 'plots.svg/a': it has no extension to tell the image format. "
          + "Use .svg, .png or .pdf."
      ),
      (
        ".svg",
        "Cannot draw '.svg': it has no extension to tell the image format. "
          + "Use .svg, .png or .pdf."
      ),
    ])
  func unknownExtension(path: String, message: String) async {
    let error = await #expect(throws: PlotError.self) { try await render(.simple([1]), to: path) }
    #expect(error?.description == message)
  }

  @Test("numbers that would give a wrong picture are named, and nothing is written")
  func numbers() async throws {
    let workplace = try Workplace()
    let far = Figure.simple([1]).moved(to: 1e18)
    let cases: [(Figure, String)] = [
      (Figure(title: "F", panels: []), "Figure 'F', panel 1: there is no value to draw."),
      (.simple([]), "Figure 'A title', panel 1: there is no value to draw."),
      (.simple([.nan, .nan]), "Figure 'A title', panel 1: there is no value to draw."),
      (
        .simple([1, .infinity]),
        "Figure 'A title', panel 1: a value is inf; values must be less than 1e300 from zero. "
          + "Divide the column by a power of ten."
      ),
      (
        .simple([1, -1.7e308]),
        "Figure 'A title', panel 1: a value is -1.7e+308; "
          + "values must be less than 1e300 from zero. "
          + "Divide the column by a power of ten."
      ),
      (
        .simple([1, 0], scale: .logarithmic),
        "Figure 'A title', panel 1: a value on the logarithmic axis is 0.0; "
          + "it must be positive. Use a linear axis."
      ),
      (
        far,
        "Figure 'A title', panel 1: a position is 1e+18; "
          + "positions must be finite and less than 1e15 from zero. Number the steps from 1."
      ),
    ]
    for (figure, message) in cases {
      let error = await #expect(throws: PlotError.self) {
        try await render(figure, to: workplace.file("a.svg"))
      }
      #expect(error?.description == message)
    }
    #expect(try workplace.names() == [])
  }
}

extension Figure {
  fileprivate func moved(to position: Double) -> Figure {
    var figure = self
    let curve = Curve(.observed, label: "", points: [Point(x: position, y: 1)])
    figure.panels[0].marks = [.curve(curve)]
    return figure
  }
}
