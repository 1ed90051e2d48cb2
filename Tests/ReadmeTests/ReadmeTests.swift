import Foundation
import Testing

/// Tests run from anywhere; this file knows where it stands.
private let repository = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func text(_ path: String) throws -> String {
  try String(contentsOf: repository.appending(path: path), encoding: .utf8)
}

@Suite("README")
struct ReadmeTests {
  @Test("shows the library example as it is compiled here")
  func showsExample() throws {
    let readme = try text("README.md")
    let example = try text("Tests/ReadmeTests/LibraryExample.swift")
    #expect(readme.contains("\n<!-- library example -->\n\n```swift\n\(example)```\n"))
  }

  @Test("has a library example that forecasts")
  func exampleRuns() async throws {
    try await printForecast(
      of: repository.appending(path: "datasets/air-passengers.csv").path(percentEncoded: false),
      horizon: 12)
  }

  @Test("links to files that exist")
  func linksLead() throws {
    let links = try text("README.md").matches(of: /\]\(([^):#]+)\)/).map { String($0.1) }
    #expect(links.isEmpty == false)
    for link in links {
      #expect(
        FileManager.default.fileExists(atPath: repository.appending(path: link).path()), "\(link)")
    }
  }
}
