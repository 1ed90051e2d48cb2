/// The few questions about a path that writing a file asks.
package enum FilePath {
  /// The folder part: `.` for a bare name, `/` for a name in the root.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Where a file in `folder` lies.
  package static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The file that the last component names once its symbolic links are followed; a link to nothing
  /// names the file that writing through it would create.
  static func followingLinks(_ path: String) -> String {
    var path = path
    // Linux itself gives up after 40 links; a cycle then fails when the file is opened.
    for _ in 0..<40 {
      guard let target = SystemCalls.linkTarget(path) else { break }
      path = target.hasPrefix("/") ? target : join(folder(of: path), target)
    }
    return path
  }
}
