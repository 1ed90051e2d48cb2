import SeriesData
import Testing

@Suite("Excerpts")
struct ExcerptTests {
  @Test("text is shortened after 40 characters")
  func shortened() {
    #expect(Excerpt(String(repeating: "ä", count: 40)).text == String(repeating: "ä", count: 40))
    #expect(
      Excerpt(String(repeating: "ä", count: 41)).text == String(repeating: "ä", count: 40) + "…")
    #expect(Excerpt("").description == "''")
  }

  @Test("what could disturb a terminal is escaped")
  func escaped() {
    #expect(
      Excerpt("a\n\r\t\0\u{1B}\u{202E}\u{2028}b").text == "a\\n\\r\\t\\0\\u{1B}\\u{202E}\\u{2028}b")
  }

  @Test("bytes that are not UTF-8 are shown as replacement characters")
  func invalid() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62]
    #expect(Excerpt(bytes.span).text == "a\u{FFFD}b")
  }
}
