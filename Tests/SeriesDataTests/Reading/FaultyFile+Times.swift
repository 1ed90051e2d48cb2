import SeriesData

extension FaultyFile {
  /// Times that are none, or that do not follow one another.
  static let times: [FaultyFile] = [
    time(
      "2023-02-29",
      "'2023-02-29' does not exist: this month has days 01 to 28. Correct the cell."),
    time(
      "",
      "the cell is empty; every row needs a time. Fill it in."),
    time(
      "soon",
      "'soon' is not a time that is understood. \(timesAccepted)"),
    time(
      "2023-W01",
      "'2023-W01' is not written like the times before it. Write every time as a date (1949-01-31)."
    ),
    time(
      "2023-W54", "'2023-W54' does not exist: this year has weeks 01 to 52. Correct the cell."),
    time(
      "2023-01-03 10:00",
      """
      '2023-01-03 10:00' is not written like the times before it. Write every time as a date \
      (1949-01-31).
      """),
    time(
      "2023-01-03T10:00:00 CET",
      """
      '2023-01-03T10:00:00 CET' names a time zone in a way that is not understood. Write the offset \
      from UTC, such as Z or +02:00, or leave the zone out.
      """),
    time(
      "2023-01-03 10:00:00.5",
      "'2023-01-03 10:00:00.5' has a fraction of a second. Write whole seconds."),
    FaultyFile(
      "time repeated", "date,y\n1949-01,5\n1949-02,6\n1949-02,7\n",
      message: """
        x.csv, line 4: the time 1949-02 stands already on line 3. Keep one row per time, or say with \
        --duplicates how several become one; if the file holds several series one below the other, \
        name the column that tells them apart with --series-id.
        """),
    FaultyFile(
      "rows not sorted", "date,y\n1949-01,5\n1949-03,6\n1949-02,7\n",
      message: """
        x.csv, line 4: the time 1949-02 is before 1949-03 on line 3. Sort the rows by time, or \
        let --sort do so; if the file holds several series one below the other, name the column that \
        tells them apart with --series-id.
        """),
    FaultyFile(
      "newest row first", "date,y\n1949-03,5\n1949-02,6\n1949-01,7\n",
      message: """
        x.csv, line 3: the time 1949-02 is before 1949-03 on line 2, and so on to the end: the \
        newest row comes first. Sort the rows by time, oldest first, or let --sort do so.
        """),
    FaultyFile(
      "rows missing", "date,y\n1949-01,5\n1949-02,6\n1949-03,7\n1949-06,8\n1949-07,9\n1949-09,9\n",
      message: """
        x.csv, line 5: 2 rows are missing between 1949-03 (line 4) and 1949-06; rows are \
        missing in 2 places. The series is monthly: 3 of 5 gaps are one month. Add the missing \
        rows, let --fill do so (linear, seasonal, previous, zero, mask), or give the true frequency with \
        --frequency.
        """),
    FaultyFile(
      "one step missing", "t,y\n1,5\n2,6\n3,7\n5,8\n",
      message: """
        x.csv, line 5: 1 row is missing between 3 (line 4) and 5; rows are missing in 1 place. \
        The series is every step: 2 of 3 gaps are one step. Add the missing rows, let --fill do so (linear, \
        seasonal, previous, zero, mask), or give the true frequency with --frequency.
        """),
    FaultyFile(
      "a row on a weekend among working days",
      "date,y\n2024-01-05,1\n2024-01-06,2\n2024-01-08,3\n",
      options: .init(frequency: workdays),
      message: """
        x.csv, line 3: 2024-01-06 lies on a weekend, but the series is every business day. Correct the \
        time, or give another frequency with --frequency.
        """),
    FaultyFile(
      "a working day missing",
      "date,y\n"
        + [1, 2, 3, 4, 5, 8, 10, 11, 12].map { "2024-01-\($0 < 10 ? "0" : "")\($0),5\n" }.joined(),
      message: """
        x.csv, line 8: 1 row is missing between 2024-01-08 (line 7) and 2024-01-10; rows are missing in 1 \
        place. The series is every business day: 7 of 8 gaps are one business day. Add the missing rows, \
        let --fill do so (linear, seasonal, previous, zero, mask), or give the true frequency with \
        --frequency.
        """),
    FaultyFile(
      "one day missing in a week",
      "date,y\n2024-01-01,1\n2024-01-02,1\n2024-01-03,1\n2024-01-05,1\n",
      message: """
        x.csv, line 5: 1 row is missing between 2024-01-03 (line 4) and 2024-01-05; rows are \
        missing in 1 place. The series is daily: 2 of 3 gaps are one day. Add the missing rows, let --fill do \
        so (linear, seasonal, previous, zero, mask), or give the true frequency with --frequency.
        """),
    FaultyFile(
      "one day off",
      "date,y\n2020-01-01,1\n2020-02-01,2\n2020-03-02,3\n2020-04-01,4\n2020-05-01,4\n2020-06-01,4\n",
      message: """
        x.csv, line 4: after 2020-02-01 (line 3) should come 2020-03-01, but 2020-03-02 stands \
        here. The series is monthly: 3 of 5 gaps are one month. Correct the time, or give the \
        true frequency with --frequency.
        """),
    FaultyFile(
      "mixed frequencies", "date,y\n2020-01-01,1\n2020-01-02,2\n2020-01-09,3\n",
      message: """
        x.csv, line 4: the times are not evenly spaced: 2020-01-09 is one week after \
        2020-01-02, where the rows before are one day apart, and no distance is common to more \
        than half of the rows. Bring the series to one frequency with --frequency and --aggregate.
        """),
    FaultyFile(
      "frequency that the rows do not have", "date,y\n2020-01-01,1\n2020-01-02,2\n2020-01-03,3\n",
      options: .init(frequency: weekly),
      message: """
        x.csv, line 3: after 2020-01-01 (line 2) should come 2020-01-08, but 2020-01-02 stands \
        here. The series is weekly, on Wednesdays, as given: 0 of 2 gaps are one week. Correct the time, or \
        give the true frequency with --frequency.
        """),
    FaultyFile(
      "calendar frequency of plain steps", "t,y\n1,5\n2,6\n3,7\n",
      options: .init(frequency: weekly),
      message: """
        x.csv, line 2: the times are plain steps such as row numbers, so the frequency cannot \
        be weekly. Leave --frequency out and give the season with --season-length.
        """),
    FaultyFile(
      "plain steps of dates", "date,y\n2020-01-01,1\n2020-01-02,2\n",
      options: .init(frequency: everyStep),
      message: """
        x.csv, line 2: the times are written as a date (1949-01-31), so the frequency cannot be \
        every step. Give one of: \(Frequency.accepted).
        """),
  ]

  private static let workdays = try? Frequency(.businessDay)
  private static let weekly = try? Frequency(.week)
  private static let everyStep = try? Frequency(.step)

  /// A file whose fourth line holds a faulty time.
  private static func time(_ cell: String, _ message: String) -> FaultyFile {
    FaultyFile(
      "time \(cell)", "date,y\n2023-01-01,5\n2023-01-02,6\n\(cell),7\n",
      message: "x.csv, line 4, column 'date' (character 1): \(message)")
  }
}
