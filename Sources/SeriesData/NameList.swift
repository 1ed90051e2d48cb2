/// Names from a file in quotation marks, the first few of many: `'a', 'b' and 7 more`.
package func nameList(_ names: [String]) -> String { shortList(names.map { "\(Excerpt($0))" }) }

/// The first few of many texts: all of up to six, else five and how many more there are.
package func shortList(_ texts: [String]) -> String {
  let most = 6
  let shown = texts.prefix(texts.count > most ? most - 1 : most)
  let rest = texts.count - shown.count
  return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}
