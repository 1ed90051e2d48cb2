/// The kinds of image that can be drawn, named by their file extension.
public enum ImageFormat: String, Sendable, Hashable {
  case svg, png, pdf
  /// Graphics for terminals that show them; no format of files.
  case sixel

  /// The formats of files.
  static let ofFiles: [ImageFormat] = [.svg, .png, .pdf]

  /// The format that the extension of `path` names, in upper or lower case.
  ///
  /// - Throws: ``PlotError/unknownFormat(path:)``, which lists the formats.
  public init(path: String) throws(PlotError) {
    guard let suffix = Self.fileExtension(of: path),
      let format = Self.ofFiles.first(where: { $0.rawValue == suffix.lowercased() })
    else { throw .unknownFormat(path: path) }
    self = format
  }

  /// What stands behind the last point of the file's name; `nil` if there is no name before it.
  static func fileExtension(of path: String) -> Substring? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
    let suffix = name[name.index(after: point)...]
    return suffix.isEmpty ? nil : suffix
  }

  /// The path with `.gp` in place of the image's extension.
  package static func scriptPath(forImage path: String) -> String {
    path.dropLast(fileExtension(of: path)?.count ?? 0) + "gp"
  }

  /// Whether the format holds shapes of letters, not letters: whoever draws it needs their fonts.
  var needsFonts: Bool { self == .png || self == .pdf }

  /// gnuplot's terminal for an image of this many pixels.
  func terminal(width: Int, height: Int) -> String {
    switch self {
    case .svg:
      "svg noenhanced size \(width),\(height) font \"sans-serif,13\" background rgb \"#ffffff\""
    case .png:
      "pngcairo noenhanced size \(2 * width),\(2 * height) font \"sans-serif,13\" "
        + "fontscale 1.5 linewidth 2 dashlength 2 background rgb \"#ffffff\""
    case .pdf:
      "pdfcairo noenhanced size \(Decimal.fixed(Double(width) / 96, places: 3))in,"
        + "\(Decimal.fixed(Double(height) / 96, places: 3))in font \"sans-serif,13\" "
        + "fontscale 0.5625 linewidth 1.5 dashlength 1.4 background rgb \"#ffffff\""
    case .sixel:
      "sixelgd noenhanced size \(width),\(height) font \"sans-serif,10\" background rgb \"#ffffff\""
    }
  }

  /// How large symbols are beside those of an SVG.
  var symbolScale: String { self == .png ? "2.4" : "1" }

  /// The bold font, in the words of the format's terminal.
  var boldFont: String { self == .svg ? "sans-serif Bold" : "sans-serif:Bold" }

  /// Whether an image ends as a whole one does.
  func isComplete(_ bytes: [UInt8]) -> Bool {
    let end = Array(bytes.suffix(32))
    return switch self {
    case .svg: Self.trimmed(end).hasSuffix("</svg>")
    case .png: Array(end.suffix(8).prefix(4)) == Array("IEND".utf8)
    case .pdf: Self.trimmed(end).hasSuffix("%%EOF")
    case .sixel: Self.trimmed(end).hasSuffix("\u{1B}\\")
    }
  }

  /// The image without what changes from one run to the next: the time in a PDF, and in an SVG the colour that
  /// gnuplot used last, in the figure before.
  func repeatable(_ bytes: [UInt8]) -> [UInt8] {
    if self == .svg { return withFirstColour(bytes) }
    let key = Array("/CreationDate (D:".utf8)
    guard self == .pdf,
      let start = bytes.indices.last(where: { bytes[$0...].starts(with: key) })
    else { return bytes }
    var bytes = bytes
    // The new date is as long as the old one: the offsets in the file's table stay right.
    for (offset, digit) in "19700101000000".utf8.enumerated() {
      let index = start + key.count + offset
      if index < bytes.count { bytes[index] = digit }
    }
    return bytes
  }

  /// The group before all others is empty, and its colour that of a process that has drawn nothing yet.
  private func withFirstColour(_ bytes: [UInt8]) -> [UInt8] {
    let key = Array("</defs>\n<g fill=\"none\" color=\"#FFFFFF\" stroke=\"".utf8)
    guard let start = bytes.firstRange(of: key)?.upperBound,
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\""))
    else { return bytes }
    return Array(bytes[..<start]) + Array("currentColor".utf8) + Array(bytes[end...])
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
