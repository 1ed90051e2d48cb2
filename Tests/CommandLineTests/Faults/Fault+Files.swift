extension Fault {
  /// Files that cannot be read, or hold something else than one series.
  static let files: [Fault] = [
    text(
      "ragged row", "t,y\n1,5\n2,6,7\n",
      "a.csv, line 3, character 1: the row has 3 fields, but the header has 2. Remove the fields "
        + "that are too many; a field that holds a comma must stand in double quotes."),
    text(
      "row too short", "t,y\n1,5\n2\n",
      "a.csv, line 3, character 1: the row has 1 field, but the header has 2. Complete the row or "
        + "remove it."),
    text(
      "delimiter of another file", "t,y\n1,5\n2,6\n",
      "a.csv, line 1: the header holds no semicolon, the delimiter that was asked for; it is parted by "
        + "comma. Give --delimiter comma, or leave the option out.",
      options: ["--delimiter", "semicolon"]),
    text(
      "last year", "t,y\n" + (9960...9999).map { "\($0)-01-01,\($0 % 7)\n" }.joined(),
      "Series 'a': 2 steps after 9999-01-01 lead past the last time that can be written, the year 9999 "
        + "or step 10^15. Shorten the horizon."),
    text(
      "unclosed quote", "t,y\n1,5\n2,\"6\n",
      "a.csv, line 3, character 3: a double quote opens a field here that is never closed. Close it "
        + "with '\"'."),
    text(
      "not a number", "t,y\n1,5\n2,six\n3,7\n",
      "a.csv, line 3, column 'y' (character 3): 'six' is not a number. Correct the cell, name it "
        + "with --missing if the value is missing, or leave the column out with --target."),
    text(
      "too large for a number", "t,y\n1,5\n2,1e400\n",
      "a.csv, line 3, column 'y' (character 3): '1e400' is larger than any number that can be held "
        + "(1.8e308). Use a larger unit."),
    text(
      "too near to 0", "t,y\n1,5\n2,-1e-400\n",
      "a.csv, line 3, column 'y' (character 3): '-1e-400' is nearer to 0 than any number that can be held "
        + "(4.9e-324) and would become 0. Write 0, or use a smaller unit."),
    text(
      "infinite", "t,y\n1,5\n2,-inf\n",
      "a.csv, line 3, column 'y' (character 3): '-inf' is not finite; only finite numbers can be used. "
        + "Correct the cell."),
    text(
      "nan", "t,y\n1,5\n2,nan\n",
      "a.csv, line 3, column 'y' (character 3): 'nan' means a missing value; every row needs a number. "
        + "Fill it in, let --fill do so (linear, seasonal, previous, zero, mask), or leave the column out with "
        + "--target."),
    text(
      "hexadecimal", "t,y\n1,5\n2,0x1F\n",
      "a.csv, line 3, column 'y' (character 3): '0x1F' is hexadecimal; a decimal number is needed. "
        + "Write it in decimal."),
    text(
      "empty cell", "t,y\n1,5\n2,\n3,7\n",
      "a.csv, line 3, column 'y' (character 3): the cell is empty; every row needs a number. Fill it "
        + "in, let --fill do so (linear, seasonal, previous, zero, mask), or leave the column out with --target."
    ),
    text(
      "repeated time", "t,y\n2020-01-01,5\n2020-01-02,6\n2020-01-02,7\n",
      "a.csv, line 4: the time 2020-01-02 stands already on line 3. Keep one row per time, or say with "
        + "--duplicates how several become one; if the file holds several series one below the other, name "
        + "the column that tells them apart with --series-id."),
    text(
      "unsorted times", "t,y\n2020-01-01,5\n2020-01-03,6\n2020-01-02,7\n",
      "a.csv, line 4: the time 2020-01-02 is before 2020-01-03 on line 3. Sort the rows by time, or let "
        + "--sort do so; if the file holds several series one below the other, name the column that tells "
        + "them apart with --series-id."),
    text(
      "missing time step", "t,y\n2020-01,5\n2020-02,6\n2020-03,7\n2020-05,8\n",
      "a.csv, line 5: 1 row is missing between 2020-03 (line 4) and 2020-05; rows are missing in 1 "
        + "place. The series is monthly: 2 of 3 gaps are one month. Add the missing rows, let --fill do so "
        + "(linear, seasonal, previous, zero, mask), or give the true frequency with --frequency."),
    text(
      "mixed frequency", "t,y\n2020-01-01,5\n2020-01-02,6\n2020-01-09,7\n2020-02-09,8\n",
      "a.csv, line 4: the times are not evenly spaced: 2020-01-09 is one week after 2020-01-02, where "
        + "the rows before are one day apart, and no distance is common to more than half of the rows. "
        + "Bring the series to one frequency with --frequency and --aggregate."),
    text(
      "no such day", "t,y\n2023-02-28,5\n2023-02-29,6\n",
      "a.csv, line 3, column 't' (character 1): '2023-02-29' does not exist: this month has days 01 to 28. "
        + "Correct the cell."),
    text(
      "empty", "",
      "a.csv: the file is empty. It needs a header line with the names of the columns, then one row per "
        + "time step."),
    text(
      "header only", "t,y\n",
      "a.csv: there is no row after the header; a series needs at least one."),
    text(
      "no header", "2020-01,5\n2020-02,6\n",
      "a.csv, line 1: the first line must name the columns, but holds values (the first is '2020-01'). "
        + "Add a header line, such as 'date,value'."),
    text(
      "no numbers", "t,name\n2020-01,a\n2020-02,b\n",
      "a.csv: no column holds numbers. The columns, parted by comma, are 't', 'name'. If that is wrong, "
        + "name the delimiter with --delimiter."),
    Fault(
      "binary", file: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00],
      ["a.csv", "--horizon", "2"], 65,
      "a.csv, line 1, character 1: the bytes here are not UTF-8. Save the file as UTF-8."),
    Fault(
      "no such file", ["b.csv", "--horizon", "2"], 66,
      "b.csv: there is no such file. Check the path and its spelling."),
    Fault(
      "folder as input", ["folder", "--horizon", "2"], 66,
      "folder: this is a folder. Name a file in it."),
    text(
      "unknown target", "t,north,south\n1,5,6\n2,7,8\n",
      "a.csv: there is no column 'nort'. Known columns: 'north'.", status: 64,
      options: ["--target", "nort"]),
    text(
      "list of targets", "t,north,south\n1,5,6\n2,7,8\n",
      "a.csv: there is no column 'north,south'. Known columns: 't', 'north', 'south'. Give each column an option "
        + "of its own.", status: 64, options: ["--target", "north,south"]),
    text(
      "unknown time column", "t,y\n1,5\n2,6\n",
      "a.csv: there is no column 'when'. Known columns: 't', 'y'.", status: 64,
      options: ["--time", "when"]),
    text(
      "too short for its horizon", "t,y\n1,5\n2,6\n",
      tooShort("2 observations", window: "1 + 2", alreadyShort), options: ["--model", "gru"]),
  ]
}
