/// A format that is no text, told by the first bytes of a file.
enum ForeignFormat {
  /// What a file that begins like this is, as a fault; `nil` if it may be text.
  static func fault(ofBeginning bytes: ArraySlice<UInt8>) -> FileFault? {
    guard let format = all.first(where: { bytes.starts(with: $0.mark) }) else { return nil }
    return .notText(kind: format.kind, remedy: format.remedy)
  }

  private static let table = "Export the table as CSV"
  private static let compressed = "Decompress it, or compress it with gzip"

  private static let all: [(mark: [UInt8], kind: String, remedy: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive, such as a spreadsheet (.xlsx, .ods)", table),
    ([0xD0, 0xCF, 0x11, 0xE0], "a spreadsheet of an old Excel (.xls)", table),
    (Array("PAR1".utf8), "a Parquet file", table),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file", table),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", compressed),
    ([0xFD, 0x37, 0x7A, 0x58], "compressed with xz", compressed),
    (Array("BZh91AY".utf8), "compressed with bzip2", compressed),
  ]
}
