import Foundation
import SeriesData
import Testing

@Suite("Errors of reading")
struct ReadErrorTests {
  @Test(
    "every faulty file gives its whole message",
    arguments: FaultyFile.all)
  func messages(faulty: FaultyFile) throws {
    #expect(try message(faulty.bytes, faulty.options) == faulty.message)
  }

  @Test("a file that is not there, a folder and an unreadable file are told apart")
  func files() throws {
    func message(_ path: String) -> String? {
      do throws(ReadError) {
        _ = try CSVReader.read(path: path)
        return nil
      } catch {
        return error.description
      }
    }
    let folder = FileManager.default.temporaryDirectory.path
    #expect(
      message("no-such-folder/x.csv")
        == "no-such-folder/x.csv: there is no such file. Check the path and its spelling.")
    #expect(message("") == "'': there is no such file. Check the path and its spelling.")
    #expect(
      message("x\0.csv") == "x\\0.csv: there is no such file. Check the path and its spelling.")
    #expect(message(folder) == "\(folder): this is a folder. Name a file in it.")
    #expect(
      ReadError.file("x.csv", .notPermitted).description
        == "x.csv: the file may not be read. Ask for the right to read it, or copy it.")
    #expect(
      ReadError.file("x.csv", .failed(reason: "Input/output error")).description
        == "x.csv: the file cannot be read: Input/output error.")
  }

  @Test("a quotation mark that is never closed does not fill the memory")
  func longRecord() throws {
    let text = "date,y\n1949-01,5\n1949-02,\"" + String(repeating: "6\n", count: 5000)
    let message = try message(text.utf8) { path, options throws(ReadError) in
      try CSVReader.read(path: path, options: options, bufferSize: 64, longestRecord: 1000)
    }
    #expect(
      message
        == "x.csv, line 3, character 1: the row goes on for more than 1000 bytes. Look for a double "
        + "quote that is not closed.")
  }

  @Test("lines count every line break, also those in quoted fields and before CR LF")
  func lines() throws {
    let text =
      "note,date,y\r\n\"two\r\nlines\",1949-01,1\r\nx,1949-02,2\r\n\"a\n\nb\",1949-02,3\r\n"
    #expect(
      try message(text.utf8, .init(targets: ["y"]))
        == "x.csv, line 5: the time 1949-02 stands already on line 4. Keep one row per time, or say "
        + "with --duplicates how several become one; if the file holds several series one below the other, "
        + "name the column that tells them apart with --series-id.")
    let wide = "note,date,y\n\"ü\nüü\",1949-01,?\n"
    #expect(
      try message(wide.utf8, .init(targets: ["y"]))
        == "x.csv, line 3, column 'y' (character 13): '?' is not a number. Correct the cell, name "
        + "it with --missing if the value is missing, or leave the column out with --target.")
  }
}
