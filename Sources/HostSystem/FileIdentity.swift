/// Which file a path leads to, so that two paths to one file are found equal, whether it exists or not.
package struct FileIdentity: Hashable, Sendable {
  /// Whether the path leads to anything.
  package static func exists(_ path: String) -> Bool {
    var code: Int32 = 0
    return SystemCalls.status(path, code: &code) != nil
  }

  private let place: SystemCalls.Place
  /// The name in the folder `place`, of a file that does not exist yet.
  private let name: String?

  /// The file at the end of the path's links; `nil` for what is no file (a folder, a pipe, a device), and
  /// where no file can be.
  package init?(_ path: String) {
    var code: Int32 = 0
    if let status = SystemCalls.status(path, code: &code) {
      guard status.isRegular else { return nil }
      place = status.place
      name = nil
      return
    }
    let target = FilePath.followingLinks(path)
    guard let status = SystemCalls.status(FilePath.folder(of: target), code: &code),
      let name = target.split(separator: "/").last
    else { return nil }
    place = status.place
    self.name = String(name)
  }
}
