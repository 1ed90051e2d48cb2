/// So many of something: `1 step`, `12 steps`.
package func countText(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
