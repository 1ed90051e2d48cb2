extension String {
  /// The text with a capital letter, to begin a sentence.
  package var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
