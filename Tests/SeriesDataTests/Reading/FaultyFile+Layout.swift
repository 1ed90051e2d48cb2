import SeriesData

extension FaultyFile {
  /// Files whose rows are not made as they should be.
  static let layout: [FaultyFile] = [
    FaultyFile(
      "empty file", "",
      message: """
        x.csv: the file is empty. It needs a header line with the names of the columns, then \
        one row per time step.
        """),
    FaultyFile(
      "byte order mark alone", bytes: [0xEF, 0xBB, 0xBF],
      message: """
        x.csv: the file is empty. It needs a header line with the names of the columns, then \
        one row per time step.
        """),
    FaultyFile(
      "blank lines alone", "\n\n\n",
      message: """
        x.csv: the file is empty. It needs a header line with the names of the columns, then \
        one row per time step.
        """),
    FaultyFile(
      "header alone", "date,y\n",
      message: "x.csv: there is no row after the header; a series needs at least one."),
    FaultyFile(
      "one row", "date,y\n1949-01,5\n",
      message: """
        x.csv, line 2: 1949-01 is the only time, which tells no frequency. Give it with \
        --frequency, or add rows of other times.
        """),
    FaultyFile(
      "no header", "1949-01,5\n1949-02,6\n",
      message: """
        x.csv, line 1: the first line must name the columns, but holds values (the first is \
        '1949-01'). Add a header line, such as 'date,value'.
        """),
    FaultyFile(
      "two columns of one name", "date,y,z,y\n1949-01,5,6,7\n",
      message: "x.csv, line 1: columns 2 and 4 are both named 'y'. Give each column its own name."),
    FaultyFile(
      "row too short", "date,y\n1949-01,5\n1949-02\n",
      message: """
        x.csv, line 3, character 1: the row has 1 field, but the header has 2. Complete the row \
        or remove it.
        """),
    FaultyFile(
      "row too long", "date;y\n1949-01;5\n1949-02;6;7\n",
      message: """
        x.csv, line 3, character 1: the row has 3 fields, but the header has 2. Remove the \
        fields that are too many; a field that holds a semicolon must stand in double quotes.
        """),
    FaultyFile(
      "unclosed quote", "date,y\n1949-01,5\n1949-02,\"6\n1949-03,7\n",
      message: """
        x.csv, line 3, character 9: a double quote opens a field here that is never closed. \
        Close it with '\"'.
        """),
    FaultyFile(
      "text after a quoted field", "date,y\n1949-01,\"5\"x\n",
      message: """
        x.csv, line 2, character 12: text follows the closing double quote of a field. Write a \
        double quote inside a quoted field as '\"\"'.
        """),
    FaultyFile(
      "blank line between rows", "date,y\n1949-01,5\n\n1949-02,6\n",
      message: "x.csv, line 3, character 1: the line is blank, but rows follow. Remove the line."),
    FaultyFile(
      "carriage returns alone", "date,y\r1949-01,5\r",
      message: """
        x.csv, line 1, character 7: a carriage return stands here without a line feed. Save the \
        file with LF or CR LF line ends.
        """),
    FaultyFile(
      "NUL in a row", "date,y\n1949-01,5\0\n",
      message: """
        x.csv, line 2, character 10: a NUL byte stands here. The file must be plain text in \
        UTF-8.
        """),
    FaultyFile(
      "NUL in a quoted field", "date,y\n1949-01,\"5\0\"\n",
      message: """
        x.csv, line 2, character 11: a NUL byte stands here. The file must be plain text in \
        UTF-8.
        """),
    FaultyFile(
      "vertical tab", "date,y\n1949-01,5\u{0B}6\n",
      message: "x.csv, line 2, character 10: the control character \\u{B} stands here. Remove it."),
    FaultyFile(
      "escape character in a name", "date,é \u{1B}[31my\n1949-01,5\n1949-02,6\n",
      message: "x.csv, line 1, character 8: the control character \\u{1B} stands here. Remove it."),
    FaultyFile(
      "bell in a quoted name", "date,\"y\u{7}\"\n1949-01,5\n1949-02,6\n",
      message: "x.csv, line 1, character 8: the control character \\u{7} stands here. Remove it."),
    FaultyFile(
      "Latin-1",
      bytes: Array("date,Jahr gr".utf8) + [0xFC] + Array("n\n1949-01,5\n1949-02,6\n".utf8),
      message: """
        x.csv, line 1, character 13: the bytes here are not UTF-8; they look like ISO 8859-1 (Latin-1). \
        Save the file as UTF-8.
        """),
    FaultyFile(
      "workbook", bytes: [0x50, 0x4B, 3, 4, 20, 0],
      message: """
        x.csv: this is a zip archive, such as a spreadsheet (.xlsx, .ods). Export the table as CSV.
        """),
    FaultyFile(
      "file of another compressor", bytes: [0x28, 0xB5, 0x2F, 0xFD, 0, 0],
      message: "x.csv: this is compressed with zstd. Decompress it, or compress it with gzip."),
    FaultyFile(
      "UTF-16", bytes: [0xFF, 0xFE, 0x64, 0x00, 0x0A, 0x00],
      message: "x.csv, line 1, character 1: the file is in UTF-16. Save it as UTF-8."),
  ]
}
