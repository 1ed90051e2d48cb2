/// What is wrong with a line of a `.tsf` file.
public enum TSFFault: Error, Equatable, Sendable {
  case unknownDeclaration(Excerpt)
  case badDeclaration(name: String, found: Excerpt, needed: String)
  case noData
  case noFrequency
  case attributeCount(found: Int, needed: Int)
  case value(found: Excerpt, NumberFault)
  case start(found: Excerpt)
  case unnamedSeries
  case repeatedSeries(Excerpt)

  /// What was found, what was needed and what to do.
  var message: String {
    switch self {
    case .unknownDeclaration(let found):
      "\(found) is no declaration of a .tsf file. Known: @relation, @attribute, @frequency, @horizon, "
        + "@missing, @equallength, @data."
    case .badDeclaration(let name, let found, let needed):
      "@\(name) is \(found); \(needed) is needed."
    case .noData: "no @data line was found. A .tsf file holds its series after that line."
    case .noFrequency:
      "the series start at dates, but no @frequency line tells how far their values are apart. Add one, "
        + "or give --frequency."
    case .attributeCount(let found, let needed):
      "the line has \(countText(found, "attribute")) before its values, but \(needed) are declared. "
        + "Colons part them."
    case .value(let found, .missing):
      "\(found) means a missing value. Let --fill fill it in, or remove the series."
    case .value(let found, .notANumber):
      "\(found) is not a number. Correct it; a missing value is a '?'."
    case .value(let found, let fault): fault.message(found)
    case .start(let found): "\(found) is no start; it is written as 1949-01-31 00-00-00."
    case .unnamedSeries: "the series has no name. Give it one."
    case .repeatedSeries(let name): "there is already a series \(name). Give each its own name."
    }
  }
}
