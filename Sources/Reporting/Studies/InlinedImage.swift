import HostSystem

/// An SVG image as part of a page.
enum InlinedImage {
  /// The image of a file for use in a page, with its names made different from those of other images; `nil` if it
  /// cannot be read.
  static func read(_ path: String, number: Int) -> String? {
    FileContents.bytes(at: path).flatMap { inlined($0, prefix: "i\(number)-") }
  }

  /// The `svg` element with a prefix before each name that its tags give or refer to.
  ///
  /// It goes by bytes: a tag's end may be one grapheme with an accent that follows it.
  static func inlined(_ image: [UInt8], prefix: String) -> String? {
    var rest = image[...]
    var isInside = false
    var result: [UInt8] = []
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      guard let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      // What stands between tags is text, and stays.
      if isInside { result += rest[..<open] }
      let tag = rest[open...close]
      isInside = isInside || tag.starts(with: "<svg".utf8)
      if isInside { append(tag, to: &result, prefix: prefix) }
      rest = rest[(close + 1)...]
    }
    return isInside ? String(decoding: result, as: UTF8.self) : nil
  }

  /// What stands before a name.
  private static let marks = [" id=\"", " id='", "href=\"#", "href='#", "url(#"].map {
    Array($0.utf8)
  }

  private static func append(
    _ tag: ArraySlice<UInt8>, to result: inout [UInt8], prefix: String
  ) {
    for (index, byte) in tag.enumerated() {
      result.append(byte)
      // Every mark ends with one of these.
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "#")
      else { continue }
      let read = tag.prefix(index + 1)
      if marks.contains(where: { read.suffix($0.count).elementsEqual($0) }) {
        result += prefix.utf8
      }
    }
  }
}
