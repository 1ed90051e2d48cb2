import TensorFiles
import Testing

@Suite("Strict JSON")
struct JSONScannerTests {
  private func fault(_ text: String) -> String? {
    do {
      try JSONScanner.check(Array(text.utf8), deepest: 3)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    "what the standard allows is read",
    arguments: [
      "{}", "[]", " { \"a\" : [ 1 , -0.5e+3 , true , false , null ] }\n",
      "\"\\u00e9\\ud83d\\ude00\\n\"",
      "0", "-0", "1E9", "[[[]]]", "{\"a\":1,\"A\":2}",
    ])
  func sound(text: String) { #expect(fault(text) == nil) }

  @Test(
    "what it does not allow is refused, with its place",
    arguments: [
      ("", "byte 1 of its JSON: a value is needed"),
      ("{\"a\":1,}", "byte 8 of its JSON: a string is needed"),
      ("{\"a\":1,\"a\":2}", "byte 8 of its JSON: the key 'a' stands there twice"),
      ("{\"a\":1,\"\\u0061\":2}", "byte 8 of its JSON: the key 'a' stands there twice"),
      ("[[[[]]]]", "byte 5 of its JSON: it lies more than 3 levels deep"),
      ("[1", "byte 3 of its JSON: ']' is needed"),
      ("[01]", "byte 4 of its JSON: a value is needed"),
      ("[1.]", "byte 4 of its JSON: a digit is needed"),
      ("[NaN]", "byte 2 of its JSON: a value is needed"),
      ("[] []", "byte 4 of its JSON: nothing may follow the end of the value"),
      ("\"a", "byte 3 of its JSON: a string has no end"),
      ("\"\\x\"", "byte 4 of its JSON: a string holds no such escape"),
      ("\"\\ud83d\"", "byte 8 of its JSON: a string holds no such escape"),
      ("\"\t\"", "byte 2 of its JSON: a control character stands in a string"),
    ])
  func faulty(text: String, message: String) { #expect(fault(text) == message) }

  @Test("a hundred thousand brackets are refused, not followed")
  func deep() {
    let text = String(repeating: "[", count: 100_000)
    #expect(fault(text) == "byte 5 of its JSON: it lies more than 3 levels deep")
  }

  @Test("text that is not UTF-8 is refused")
  func notUnicode() {
    #expect(throws: JSONScanner.Fault.self) {
      try JSONScanner.check([0x22, 0xC3, 0x22], deepest: 1)
    }
  }
}
