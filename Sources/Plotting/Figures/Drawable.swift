/// Numbers that know how to show themselves: one conformer per kind of figure.
public protocol Drawable: Sendable {
  /// What the kind shows, in one line.
  static var summary: String { get }

  /// The figure; the same numbers give the same figure.
  ///
  /// - Throws: ``PlotError`` if the numbers contradict each other.
  func figure() throws(PlotError) -> Figure
}
