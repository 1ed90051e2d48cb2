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
      let tag = String(decoding: rest[open...close], as: UTF8.self)
      isInside = isInside || tag.hasPrefix("<svg")
      if isInside { result += renamed(tag, prefix: prefix).utf8 }
      rest = rest[(close + 1)...]
    }
    return isInside ? String(decoding: result, as: UTF8.self) : nil
  }

  private static func renamed(_ tag: String, prefix: String) -> String {
    var tag = tag
    for mark in [" id=\"", " id='", "href=\"#", "href='#", "url(#"] where tag.contains(mark) {
      tag = tag.replacing(mark, with: mark + prefix)
    }
    return tag
  }
}
