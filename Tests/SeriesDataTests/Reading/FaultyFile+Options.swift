import SeriesData

extension FaultyFile {
  /// Files that do not hold what the options say of them.
  static let options: [FaultyFile] = [
    FaultyFile(
      "another delimiter than was given", "date;y\n1949-01;5\n1949-02;6\n",
      options: .init(delimiter: .comma),
      message: """
        x.csv, line 1: the header holds no comma, the delimiter that was asked for; it is parted by \
        semicolon. Give --delimiter semicolon, or leave the option out.
        """),
    FaultyFile(
      "series column that does not exist", "date,y\n1949-01,5\n1949-02,6\n",
      options: .init(seriesColumn: "shop"),
      message: "x.csv: there is no column 'shop'. Known columns: 'date', 'y'."),
    FaultyFile(
      "series column as time", "date,y\n1949-01,5\n1949-02,6\n",
      options: .init(timeColumn: "date", seriesColumn: "date"),
      message:
        "x.csv: column 'date' tells the series apart and cannot hold the times or a target too."),
    FaultyFile(
      "series column as target", "date,y\n1949-01,5\n1949-02,6\n",
      options: .init(targets: ["y"], seriesColumn: "y"),
      message: "x.csv: column 'y' tells the series apart and cannot hold the times or a target too."
    ),
    FaultyFile(
      "unnamed series", "unique_id,t,y\nA,1,5\n,2,6\n",
      message: """
        x.csv, line 3, character 1: the cell of column 'unique_id', which tells the series apart, is \
        empty. Fill it in.
        """),
    FaultyFile(
      "two targets in one name", "date,y,z\n1949-01,5,6\n1949-02,6,7\n",
      options: .init(targets: ["y,z"]),
      message: """
        x.csv: there is no column 'y,z'. Known columns: 'date', 'y', 'z'. Give each column an option of \
        its own.
        """),
    FaultyFile(
      "season of 0 steps", "t,y\n1,5\n2,6\n", options: .init(seasonLength: 0),
      message: "x.csv: The season length must be at least 1, but is 0."),
    FaultyFile(
      "season of a billion steps", "t,y\n1,5\n2,6\n", options: .init(seasonLength: 1_000_000_001),
      message: "x.csv: The season length must be at most 1000000000, but is 1000000001."),
    cell(
      "point among decimal commas", "1.5", NumberStyle(decimal: .comma),
      """
      '1.5' has a decimal point, but the decimal mark is a comma. Write all numbers alike, or give \
      --decimal point.
      """),
    cell(
      "groups of two digits", "12'34'567", NumberStyle(thousands: "'"),
      """
      '12'34'567' has separators between its digits; a plain number is needed. Write it without \
      them, such as 1234.5, or name them with --thousands.
      """),
    cell(
      "another separator than was declared", "1 234", NumberStyle(thousands: "'"),
      """
      '1 234' has separators between its digits; a plain number is needed. Write it without them, \
      such as 1234.5, or name them with --thousands.
      """),
    cell(
      "what means a missing value", "-999", NumberStyle(missing: ["-999"]),
      """
      '-999' means a missing value; every row needs a number. Fill it in, let --fill do so (linear, \
      seasonal, previous, zero, mask), or leave the column out with --target.
      """),
    FaultyFile(
      "nothing to fill from", "t,y,z\n1,,1\n2,NA,2\n",
      options: .init(targets: ["y"], regularity: Regularity(fill: .mask)),
      message: """
        x.csv: Series 'x': column 'y' has no value at all to fill from. Leave it out, or use --fill \
        zero.
        """),
    FaultyFile(
      "few rows over many steps", "t,y\n1,1\n2,2\n3,3\n1000000,4\n",
      options: .init(regularity: Regularity(fill: .linear)),
      message: """
        x.csv, line 5: 4 rows would be spread over 1000000 steps, every step. Give a wider \
        --frequency, with --aggregate to say how several rows become one.
        """),
    FaultyFile(
      "rows of one time, brought together", "date,y\n2020-01-01,1\n2020-01-01,2\n",
      options: .init(regularity: Regularity(duplicates: .mean)),
      message: """
        x.csv, line 2: 2020-01-01 is the only time, which tells no frequency. Give it with --frequency, \
        or add rows of other times.
        """),
    FaultyFile(
      "series of one row each", "unique_id,date,y\nA,2020-01-01,1\nB,2020-01-01,2\n",
      message: """
        x.csv, line 2: 2020-01-01 is the only time, which tells no frequency. Give it with --frequency, \
        or add rows of other times.
        """),
    FaultyFile(
      "rows of one time, sorted", "t,y\n3,30\n1,10\n3,20\n",
      options: .init(regularity: Regularity(sorts: true)),
      message: """
        x.csv, line 4: the time 3 stands already on line 2. Keep one row per time, or say with \
        --duplicates how several become one; if the file holds several series one below the other, \
        name the column that tells them apart with --series-id.
        """),
  ]

  /// Cells that are not in the pattern of times that was declared.
  static let patterns: [FaultyFile] = [
    time(
      "31.12.2020", "%d/%m/%Y",
      """
      '31.12.2020' is not written like the times before it. Write every time as a time in the pattern \
      %d/%m/%Y (31/01/1949).
      """),
    time(
      "32/01/2020", "%d/%m/%Y",
      "'32/01/2020' does not exist: this month has days 01 to 31. Correct the cell."),
    time(
      "01/13/2020", "%d/%m/%Y",
      "'01/13/2020' does not exist: a year has months 01 to 12. Correct the cell."),
    time(
      "2021-366", "%Y-%j",
      "'2021-366' does not exist: this year has days 1 to 365. Correct the cell."),
    time(
      "2020-01-01 24:00", "%Y-%m-%d %H:%M",
      "'2020-01-01 24:00' does not exist: hours reach from 00 to 23. Correct the cell."),
    time(
      "2020-01-01 10:60", "%Y-%m-%d %H:%M",
      "'2020-01-01 10:60' does not exist: minutes reach from 00 to 59. Correct the cell."),
    time(
      "2020-01-01 00 PM", "%Y-%m-%d %I %p",
      "'2020-01-01 00 PM' does not exist: half a day has hours 1 to 12. Correct the cell."),
    time(
      "2020-01-01 10:00:30.5", "%Y-%m-%d %H:%M:%S",
      "'2020-01-01 10:00:30.5' has a fraction of a second. Write whole seconds."),
  ]

  private static func cell(
    _ name: String, _ cell: String, _ style: NumberStyle, _ message: String
  ) -> FaultyFile {
    FaultyFile(
      name, "t;y\n1;5\n2;\(cell)\n",
      options: .init(delimiter: .semicolon, targets: ["y"], numbers: style),
      message: "x.csv, line 3, column 'y' (character 3): " + message)
  }

  private static func time(_ cell: String, _ pattern: String, _ message: String) -> FaultyFile {
    let style = (try? TimePattern(parsing: pattern)).map { TimeStyle.pattern($0) }
    return FaultyFile(
      "\(cell) as \(pattern)", "date,y\n\(cell),5\n",
      options: .init(timeColumn: "date", targets: ["y"], timeStyle: style),
      message: "x.csv, line 2, column 'date' (character 1): " + message)
  }
}
