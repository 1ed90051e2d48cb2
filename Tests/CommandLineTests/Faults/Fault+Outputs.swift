extension Fault {
  private static let longName = String(repeating: "n", count: 300) + "/b.csv"

  /// Outputs that cannot be written, or should not.
  static let outputs: [Fault] = [
    option(
      "--output", "missing/b.csv", status: 73,
      says: "Cannot write 'missing/b.csv': the folder 'missing' does not exist. Make it first "
        + "with mkdir -p, or name another place."),
    option(
      "--output", "folder", status: 73,
      says: "Cannot write 'folder': it is a folder. Name a file in it."),
    option(
      "--output", "nope/", status: 73,
      says:
        "Cannot write 'nope/': a file's name cannot end with a slash. Name a file in that folder."),
    option(
      "--output", "a.csv/b.csv", status: 73,
      says: "Cannot write 'a.csv/b.csv': 'a.csv' is not a folder. Name another place."),
    option("--output", "", status: 73, says: "Cannot write a file without a name. Name one."),
    option(
      "--plot", "missing/b.svg", status: 73,
      says: "Cannot write 'missing/b.svg': the folder 'missing' does not exist. Make it first "
        + "with mkdir -p, or name another place."),
    option(
      "--output", longName, status: 73,
      says:
        "Cannot write '\(longName)': finding the file failed (File name too long). Try again, or name "
        + "another place."),
    option(
      "--plot", "b.svg", status: 73,
      says: "Cannot write 'b.gp': it is a folder. Name a file in it."),
    option(
      "--plot", "b.bmp",
      says:
        "The value 'b.bmp' is invalid for '--plot <file>': Cannot draw 'b.bmp': '.bmp' is no image format. "
        + "Use .svg, .png or .pdf."),
    option(
      "--loss-plot", "b",
      says:
        "The value 'b' is invalid for '--loss-plot <file>': Cannot draw 'b': it has no extension to tell the "
        + "image format. Use .svg, .png or .pdf."),
    option(
      "--output", "a.csv",
      says: "--output would overwrite the file that is read, 'a.csv'. Name another file."),
    option(
      "-o", "./folder/../a.csv",
      says:
        "--output would overwrite the file that is read, './folder/../a.csv'. Name another file."),
    option(
      "--output", "link.csv",
      says: "--output would overwrite the file that is read, 'link.csv'. Name another file."),
    option(
      "--output", "c.svg", "--plot", "./c.svg",
      says: "--plot would overwrite the file of --output, './c.svg'. Name another file."),
    option(
      "--output", "c.gp", "--plot", "c.svg",
      says: "--plot would overwrite the file of --output, 'c.gp'. Name another file."),
    option(
      "--plot", "c.svg", "--loss-plot", "c.svg",
      says: "--loss-plot would overwrite the file of --plot, 'c.svg'. Name another file."),
    option(
      "--plot", "c.svg", "--loss-plot", "c.png",
      says: "--loss-plot would overwrite the file of --plot, 'c.gp'. Name another file."),
    option(
      "--title", "T",
      says: "--title, --unit and --plot-series are for the plot; give --plot too."),
    option(
      "--json", "--output", "-",
      says: "Standard output carries one thing: give either --json or --output -, not both."),
    option(
      "--quiet", "--verbose", says: "Give either --quiet or --verbose, not both."),
  ]
}
