#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Documents for other programs.
enum JSONDocument {
  /// The document as UTF-8 with sorted keys and a final line feed.
  ///
  /// - Throws: ``ReportingError/notEncodable(field:)`` for a number that is not finite.
  static func bytes(_ value: some Encodable) throws(ReportingError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try [UInt8](encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch EncodingError.invalidValue(_, let context) {
      throw .notEncodable(field: context.codingPath.map(\.stringValue).joined(separator: "."))
    } catch {
      throw .notEncodable(field: "\(error)")
    }
  }
}
