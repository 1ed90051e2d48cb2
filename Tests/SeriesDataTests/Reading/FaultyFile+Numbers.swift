import SeriesData

extension FaultyFile {
  /// Cells that hold no usable number.
  static let numbers: [FaultyFile] = [
    number(
      "12 apples",
      """
      '12 apples' is not a number. Correct the cell, name it with --missing if the value is missing, or leave \
      the column out with --target.
      """),
    number(
      "a\u{1B}[31m\tb",
      """
      'a\\u{1B}[31m\\tb' is not a number. Correct the cell, name it with --missing if the value is missing, or leave \
      the column out with --target.
      """),
    number(
      String(repeating: "x", count: 60),
      """
      '\(String(repeating: "x", count: 40))…' is not a number. Correct the cell, name it with --missing if the value is missing, or leave \
      the column out with --target.
      """),
    number(
      "",
      """
      the cell is empty; every row needs a number. Fill it in, let --fill do so (linear, seasonal, \
      previous, zero, mask), or leave the column out with --target.
      """),
    number(
      "NA",
      """
      'NA' means a missing value; every row needs a number. Fill it in, let --fill do so (linear, \
      seasonal, previous, zero, mask), or leave the column out with --target.
      """),
    number(
      "-",
      """
      '-' means a missing value; every row needs a number. Fill it in, let --fill do so (linear, \
      seasonal, previous, zero, mask), or leave the column out with --target.
      """),
    number(
      "NaN",
      """
      'NaN' means a missing value; every row needs a number. Fill it in, let --fill do so (linear, \
      seasonal, previous, zero, mask), or leave the column out with --target.
      """),
    number(
      "nan(0x7)",
      "'nan(0x7)' is not finite; only finite numbers can be used. Correct the cell."),
    number(
      "-inf",
      "'-inf' is not finite; only finite numbers can be used. Correct the cell."),
    number(
      "1e400",
      "'1e400' is larger than any number that can be held (1.8e308). Use a larger unit."),
    number(
      "0x1F",
      "'0x1F' is hexadecimal; a decimal number is needed. Write it in decimal."),
    number(
      "12 %",
      "'12 %' is a percentage; a plain number is needed. Remove the percent signs."),
    number(
      "\"1,5\"",
      "'1,5' has a decimal comma; a decimal point is needed. Write the numbers with points, or "
        + "give --decimal comma."),
    number(
      "\"1,234.5\"",
      """
      '1,234.5' has separators between its digits; a plain number is needed. Write it without \
      them, such as 1234.5, or name them with --thousands.
      """),
    number(
      "1_000",
      """
      '1_000' has separators between its digits; a plain number is needed. Write it without \
      them, such as 1234.5, or name them with --thousands.
      """),
    number(
      "１２",
      "'１２' is not written with the digits 0 to 9. Write it with them."),
    number(
      "1e",
      """
      '1e' is not a number. Correct the cell, name it with --missing if the value is missing, or leave \
      the column out with --target.
      """),
  ]

  /// A file whose third line holds a faulty number.
  private static func number(_ cell: String, _ message: String) -> FaultyFile {
    let character = cell.hasPrefix("\"") ? 10 : 9
    return FaultyFile(
      "number \(cell)", "date,y\n1949-01,5\n1949-02,\(cell)\n1949-03,7\n1949-04,8\n",
      message: "x.csv, line 3, column 'y' (character \(character)): \(message)")
  }
}
