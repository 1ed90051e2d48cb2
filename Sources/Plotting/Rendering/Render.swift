import HostSystem

/// Draws a figure with gnuplot, into the format that the path's extension names.
///
/// The script goes beside the image, with the extension `.gp`; it holds all the data and draws the
/// image again when run alone. Both files appear whole or not at all, and the same figure gives the
/// same bytes.
///
/// - Parameters:
///   - path: where the image goes; `.svg`, `.png` or `.pdf`.
///   - gnuplot: the program that draws.
/// - Returns: the path of the script.
/// - Throws: ``PlotError``. An unknown extension and invalid data are found before any file is
///   written; if gnuplot is missing or fails the script stays.
@discardableResult
public func render(
  _ figure: Figure, to path: String, gnuplot: GnuplotProgram = .inPath
) async throws(PlotError) -> String {
  let format = try ImageFormat(path: path)
  // The check comes before fonts are looked for: invalid data costs no child process.
  var script = try FigureScript(figure, format: format)
  if format.needsFonts, let replaced = await FontCoverage.replacingMissing(in: figure) {
    script = try FigureScript(replaced, format: format)
  }
  let scriptPath = ImageFormat.scriptPath(forImage: path)
  do {
    try script.script(imagePath: path).write(to: scriptPath)
    let image = try PendingFile(at: path)
    try await gnuplot.run(script: scriptPath, image: image.temporaryPath)
    let bytes = FileContents.bytes(at: image.temporaryPath) ?? []
    guard format.isComplete(bytes) else {
      throw PlotError.imageIncomplete(path: path, script: scriptPath)
    }
    let repeatable = format.repeatable(bytes)
    if repeatable != bytes { try DurableFile.write(repeatable, to: image.temporaryPath) }
    try image.commit()
    return scriptPath
  } catch let error as FileError {
    throw .cannotWrite(error)
  } catch let error as PlotError {
    throw error
  } catch {
    throw .gnuplotFailed(reason: "\(error)", script: scriptPath)
  }
}
