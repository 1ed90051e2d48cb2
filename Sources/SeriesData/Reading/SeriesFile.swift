/// What the path of a file says of the series in it.
package enum SeriesFile {
  /// A name for each file of series that are read together: that of the file, or where folders hold files of one
  /// name, its path.
  static func names(ofPaths paths: [String]) -> [String] {
    let short = paths.map(name(ofPath:))
    let counts = short.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return zip(paths, short).map { counts[$1] == 1 ? $1 : $0 }
  }

  /// The file's name without folders and extension, and without `.gz`.
  package static func name(ofPath path: String) -> String {
    guard path != "-" else { return "stdin" }
    let file = path.split(separator: "/").last ?? ""
    return String(withoutExtension(file.hasSuffix(".gz") ? file.dropLast(3) : file))
  }

  private static func withoutExtension(_ file: Substring) -> Substring {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return file[..<dot]
  }
}
