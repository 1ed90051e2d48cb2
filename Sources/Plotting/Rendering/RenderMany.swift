import HostSystem

/// A figure and where its image goes.
public struct Drawing: Sendable {
  /// What is drawn.
  public let figure: Figure
  /// A path that ends with `.svg`, `.png` or `.pdf`.
  public let path: String

  /// A figure that goes to a path.
  public init(_ figure: Figure, path: String) {
    self.figure = figure
    self.path = path
  }
}

/// Draws many figures, dozens in each process of gnuplot, which is several times as fast as one by one.
///
/// The files are those that ``render(_:to:gnuplot:)`` writes, byte for byte, but do not wait for the device: a power
/// cut may take them. A figure that cannot be drawn costs the others nothing; but where two figures take too long one
/// by one, gnuplot hangs, and is not waited for again.
///
/// - Returns: why a figure could not be drawn, in the order of the drawings; `nil` where it was.
public func render(
  _ drawings: [Drawing], gnuplot: GnuplotProgram = .inPath
) async -> [PlotError?] {
  let starts = stride(from: 0, to: drawings.count, by: drawingsPerProcess)
  return await withTaskGroup(of: (Int, [PlotError?]).self) { group in
    var left = Array(starts)[...]
    func next() {
      guard let start = left.popFirst() else { return }
      let some = drawings[start..<min(start + drawingsPerProcess, drawings.count)]
      group.addTask { (start, await renderTogether(Array(some), gnuplot: gnuplot)) }
    }
    for _ in 0..<processesAtOnce { next() }
    var errors = [PlotError?](repeating: nil, count: drawings.count)
    for await (start, some) in group {
      errors.replaceSubrange(start..<start + some.count, with: some)
      if let late = some.last(where: \.isTimeout), some.count(where: \.isTimeout) >= patience {
        for start in left {
          let end = min(start + drawingsPerProcess, drawings.count)
          errors.replaceSubrange(start..<end, with: repeatElement(late, count: end - start))
        }
        left = []
      }
      next()
    }
    return errors
  }
}

private let drawingsPerProcess = 40
private let processesAtOnce = 2

/// Figures that may take too long before gnuplot is given up.
private let patience = 2

extension PlotError? {
  fileprivate var isTimeout: Bool {
    if case .gnuplotTimedOut = self { true } else { false }
  }
}

private func renderTogether(
  _ drawings: [Drawing], gnuplot: GnuplotProgram
) async -> [PlotError?] {
  var pending: [PendingImage?] = []
  for drawing in drawings { pending.append(try? PendingImage(drawing)) }
  var together = gnuplot
  together.timeLimitSeconds += drawings.count
  await together.run(all: pending.compactMap { $0.map { ($0.script, $0.temporaryPath) } })
  var errors: [PlotError?] = []
  for (drawing, image) in zip(drawings, pending) {
    if image?.commitIfComplete() == true {
      errors.append(nil)
      continue
    }
    if let late = errors.last(where: \.isTimeout), errors.count(where: \.isTimeout) >= patience {
      errors.append(late)
      continue
    }
    // Once more alone, to hear what is wrong.
    do {
      try await render(drawing.figure, to: drawing.path, gnuplot: gnuplot)
      errors.append(nil)
    } catch {
      errors.append(error)
    }
  }
  return errors
}

/// An image that waits for gnuplot; its script is written.
private final class PendingImage {
  let script: String
  let temporaryPath: String
  private let format: ImageFormat
  private var file: PendingFile?

  /// Writes the script; figures that need fonts looked at are drawn alone.
  init?(_ drawing: Drawing) throws {
    format = try ImageFormat(path: drawing.path)
    guard format.needsFonts == false else { return nil }
    script = ImageFormat.scriptPath(forImage: drawing.path)
    try FigureScript(drawing.figure, format: format).script(imagePath: drawing.path)
      .write(to: script, isLasting: false)
    let file = try PendingFile(at: drawing.path)
    temporaryPath = file.temporaryPath
    self.file = consume file
  }

  /// Puts a whole image in its place.
  func commitIfComplete() -> Bool {
    guard let bytes = FileContents.bytes(at: temporaryPath), format.isComplete(bytes),
      let file = file.take()
    else { return false }
    do {
      let repeatable = format.repeatable(bytes)
      if repeatable != bytes {
        try DurableFile.write(repeatable, to: temporaryPath, isLasting: false)
      }
      try file.commit(isLasting: false)
      return true
    } catch {
      return false
    }
  }
}
