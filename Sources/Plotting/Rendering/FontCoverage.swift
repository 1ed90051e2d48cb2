import Subprocess

/// Which characters the machine's fonts have.
///
/// gnuplot's Cairo terminals, which draw PNG and PDF, paint large parts of the image black where no
/// font has a character. Those characters become question marks.
enum FontCoverage {
  /// The figure with every character replaced that no font has; `nil` if there is none.
  static func replacingMissing(in figure: Figure) async -> Figure? {
    let unusual = Set(figure.texts.joined().unicodeScalars.filter { !isCommon($0) })
    guard !unusual.isEmpty, await !hasFont(with: unusual.sorted()) else { return nil }
    var missing: Set<Unicode.Scalar> = []
    for scalar in unusual.sorted() where await !hasFont(with: [scalar]) { missing.insert(scalar) }
    return missing.isEmpty ? nil : figure.mapTexts { replace(missing, in: $0) }
  }

  private static func replace(_ missing: Set<Unicode.Scalar>, in text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(missing.contains(scalar) ? "?" : scalar) }
    return String(scalars)
  }

  /// Whether every usual font has the character, or none needs it.
  private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 || typography.contains(scalar)
      || scalar.properties.isDefaultIgnorableCodePoint
  }

  private static let typography: Set<Unicode.Scalar> = [
    "–", "—", "‘", "’", "“", "”", "…", "−", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻",
  ]

  /// Whether one font has all these characters; no, if fontconfig cannot be asked.
  private static func hasFont(with scalars: [Unicode.Scalar]) async -> Bool {
    let codes = scalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    let result = try? await Subprocess.run(
      .name("fc-list"), arguments: ["--format=%{family}\n", ":charset=\(codes)"], input: .none,
      output: .string(limit: 1 << 20), error: .discarded)
    return result?.terminationStatus.isSuccess == true && result?.standardOutput.isEmpty == false
  }
}
