import SeriesData

extension FaultyFile {
  /// Files whose columns do not fit what was asked for.
  static let columns: [FaultyFile] = [
    FaultyFile(
      "target that does not exist", "date,passengers,load\n1949-01,5,6\n1949-02,6,7\n",
      options: .init(targets: ["pasengers"]),
      message: "x.csv: there is no column 'pasengers'. Known columns: 'passengers'."),
    FaultyFile(
      "time column that does not exist", "date,y\n1949-01,5\n1949-02,6\n",
      options: .init(timeColumn: "month"),
      message: "x.csv: there is no column 'month'. Known columns: 'date', 'y'."),
    FaultyFile(
      "target named twice", "date,y\n1949-01,5\n1949-02,6\n", options: .init(targets: ["y", "y"]),
      message: "x.csv: the target 'y' is named twice. Name each target once."),
    FaultyFile(
      "time column as target", "date,y\n1949-01,5\n1949-02,6\n",
      options: .init(timeColumn: "date", targets: ["date"]),
      message: """
        x.csv: column 'date' is the time column and cannot be a target. Name another target, or \
        another time column with --time.
        """),
    FaultyFile(
      "times in no known form", "date,y\n1. Mai,5\n2. Mai,6\n",
      message: """
        x.csv: no column holds times that are understood; column 'date' begins with \
        '1. Mai'. \(timesAccepted)
        """),
    FaultyFile(
      "no numbers", "date,note\n1949-01,a\n1949-02,b\n",
      message: """
        x.csv: no column holds numbers. The columns, parted by comma, are 'date', 'note'. If \
        that is wrong, name the delimiter with --delimiter.
        """),
    FaultyFile(
      "nothing but empty cells", "a,b\n,\n,\n",
      message: """
        x.csv: no column holds numbers. The columns, parted by comma, are 'a', 'b'. If that is \
        wrong, name the delimiter with --delimiter.
        """),
    FaultyFile(
      "wrong delimiter", "date,y\n1949-01,5\n1949-02,6\n", options: .init(delimiter: .tab),
      message: """
        x.csv, line 1: the header holds no tab, the delimiter that was asked for; it is parted by \
        comma. Give --delimiter comma, or leave the option out.
        """),
    FaultyFile(
      "season length 0", "date,y\n1949-01,5\n1949-02,6\n", options: .init(seasonLength: 0),
      message: "x.csv: The season length must be at least 1, but is 0."),
    FaultyFile(
      "season length beyond all", "date,y\n1949-01,5\n1949-02,6\n",
      options: .init(seasonLength: .max),
      message:
        "x.csv: The season length must be at most 1000000000, but is 9223372036854775807."),
  ]
}
