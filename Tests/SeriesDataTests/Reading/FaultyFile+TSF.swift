import SeriesData

extension FaultyFile {
  /// Files in the Monash archive's format.
  static let tsf: [FaultyFile] = [
    FaultyFile(
      "unknown declaration", "@foo 1\n",
      message: """
        x.csv, line 1, character 1: '@foo 1' is no declaration of a .tsf file. Known: @relation, \
        @attribute, @frequency, @horizon, @missing, @equallength, @data.
        """),
    FaultyFile(
      "text between declarations", "@relation x\nsome text\n@data\n1,2\n",
      message: """
        x.csv, line 2, character 1: 'some text' is no declaration of a .tsf file. Known: @relation, \
        @attribute, @frequency, @horizon, @missing, @equallength, @data.
        """),
    FaultyFile(
      "horizon in words", "@horizon many\n",
      message:
        "x.csv, line 1, character 1: @horizon is 'many'; a number of steps is needed."),
    FaultyFile(
      "horizon of 0", "@horizon 0\n",
      message: "x.csv, line 1, character 1: @horizon is '0'; a number of steps is needed."),
    FaultyFile(
      "horizon past every number", "@horizon 99999999999999999999\n",
      message: """
        x.csv, line 1, character 1: @horizon is '99999999999999999999'; a number of steps is needed.
        """),
    FaultyFile(
      "missing, said in words", "# note\n@missing perhaps\n",
      message: "x.csv, line 2, character 1: @missing is 'perhaps'; true or false is needed."),
    FaultyFile(
      "equal length, said as a number", "@equallength 1\n",
      message: "x.csv, line 1, character 1: @equallength is '1'; true or false is needed."),
    FaultyFile(
      "attribute without type", "@attribute name\n",
      message: """
        x.csv, line 1, character 1: @attribute is 'name'; a name and a type (string, numeric or date) \
        is needed.
        """),
    FaultyFile(
      "frequency that is none", "@attribute start date\n@frequency often\n@data\n2020-01-01:1,2\n",
      message: """
        x.csv, line 3, character 1: @frequency is 'often'; a word such as monthly or 10_minutes is \
        needed.
        """),
    FaultyFile(
      "starts without frequency", "@attribute start date\n@data\n2020-01-01:1,2\n",
      message: """
        x.csv, line 2, character 1: the series start at dates, but no @frequency line tells how far \
        their values are apart. Add one, or give --frequency.
        """),
    FaultyFile(
      "no data line", "@relation x\n@attribute name string\n",
      message: """
        x.csv, line 1, character 1: no @data line was found. A .tsf file holds its series after that \
        line.
        """),
    FaultyFile(
      "no series", "@relation x\n@data\n",
      message: "x.csv: there is no row after the header; a series needs at least one."),
    series(
      "attribute left out", "T1:1,2",
      says: "1: the line has 1 attribute before its values, but 2 are declared. Colons part them."),
    series(
      "attribute too many", "T1:2020-01-01:x:1,2",
      says: "1: the line has 3 attributes before its values, but 2 are declared. Colons part them."),
    series(
      "no attribute at all", "1,2,3",
      says: "1: the line has 0 attributes before its values, but 2 are declared. Colons part them."),
    series(
      "start in words", "T1:soon:1,2",
      says: "1: 'soon' is no start; it is written as 1949-01-31 00-00-00."),
    series(
      "start on a day that is not", "T1:2023-02-29:1,2",
      says: "1: '2023-02-29' is no start; it is written as 1949-01-31 00-00-00."),
    series("unnamed series", ":2020-01-01:1,2", says: "1: the series has no name. Give it one."),
    series(
      "value in words", "T1:2020-01-01:1,x",
      says: "17: 'x' is not a number. Correct it; a missing value is a '?'."),
    series(
      "value too large", "T1:2020-01-01:1,1e400",
      says: """
        17: '1e400' is larger than any number that can be held (1.8e308). Use a larger unit.
        """),
    series(
      "first value in words", "T1:2020-01-01:x,2",
      says: "1: 'x' is not a number. Correct it; a missing value is a '?'."),
    series(
      "missing value", "T1:2020-01-01:1,?",
      says: "17: '?' means a missing value. Let --fill fill it in, or remove the series."),
    series(
      "empty value", "T1:2020-01-01:1,,2",
      says: "17: '' means a missing value. Let --fill fill it in, or remove the series."),
    FaultyFile(
      "two series of one name", head + "T1:2020-01-01:1,2\nT1:2020-01-01:3,4\n",
      message: "x.csv, line 6, character 1: there is already a series 'T1'. Give each its own name."
    ),
  ]

  private static let head =
    "@attribute series_name string\n@attribute start_timestamp date\n@frequency daily\n@data\n"

  /// A line in a file that is else without fault, and what is said from its character on.
  private static func series(_ name: String, _ line: String, says message: String) -> FaultyFile {
    FaultyFile(name, head + line + "\n", message: "x.csv, line 5, character \(message)")
  }
}
