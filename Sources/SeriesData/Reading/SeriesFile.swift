/// What the path of a file says of the series in it.
package enum SeriesFile {
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
