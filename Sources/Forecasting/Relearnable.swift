/// A fitted forecaster whose choices can be kept while it learns from more data.
///
/// The final forecast comes from a forecaster that learned from everything, for the training length and
/// with the settings that a held-out end chose.
public protocol Relearnable {
  /// The forecaster that makes the same choices again, from whatever histories it is given.
  var again: any Forecaster { get }
}
