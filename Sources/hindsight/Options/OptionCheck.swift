import ArgumentParser
import HostSystem

/// Checks whose messages name the option, where the library would name the quantity.
enum OptionCheck {
  /// A whole number of at least `least` and at most `most`.
  static func whole(
    _ option: String, _ value: Int?, atLeast least: Int = 1, atMost most: Int = .max
  ) throws {
    guard let value else { return }
    if value < least { throw outOfRange(option, "at least \(least)", value) }
    if value > most { throw outOfRange(option, "at most \(most)", value) }
  }

  /// A finite number above 0.
  static func positive(_ option: String, _ value: Double?) throws {
    guard let value else { return }
    guard value > 0 && value.isFinite else {
      throw outOfRange(option, "above 0 and finite", value)
    }
  }

  /// A finite number of at least 0.
  static func atLeastZero(_ option: String, _ value: Double?) throws {
    guard let value else { return }
    guard value >= 0 && value.isFinite else {
      throw outOfRange(option, "at least 0 and finite", value)
    }
  }

  /// A number that is not too large.
  static func atMost(_ option: String, _ value: Double, _ most: Double) throws {
    guard value <= most else { throw outOfRange(option, "at most \(Int(most))", value) }
  }

  /// A number of at least 0 and below 1.
  static func share(_ option: String, _ value: Double) throws {
    guard value >= 0 && value < 1 else {
      throw outOfRange(option, "at least 0 and below 1", value)
    }
  }

  /// A number from 0 to 1.
  static func wholeShare(_ option: String, _ value: Double) throws {
    guard value >= 0 && value <= 1 else { throw outOfRange(option, "from 0 to 1", value) }
  }

  /// A file that is not named as if it were compressed.
  static func plain(_ option: String, _ path: String) throws {
    guard path.lowercased().hasSuffix(".gz") else { return }
    throw ValidationError(
      "\(option) '\(path)' is named like a gzip file, but is written as it is. Leave .gz out of the name, or compress "
        + "standard output: hindsight … | gzip > FILE.")
  }

  /// Files of which none is written twice, nor is the one that is read, nor is any named as if it were compressed.
  static func distinct(_ files: [(option: String, path: String)], from input: String) throws {
    for (option, path) in files { try plain(option, path) }
    var taken: [FileIdentity: String] = [:]
    if let input = FileIdentity(input) { taken[input] = "the file that is read" }
    for (option, path) in files {
      guard let file = FileIdentity(path) else { continue }
      if let other = taken.updateValue("the file of \(option)", forKey: file) {
        throw ValidationError(
          "\(option) would overwrite \(other), '\(path)'. Name another file.")
      }
    }
  }

  private static func outOfRange(
    _ option: String, _ needed: String, _ value: some CustomStringConvertible
  ) -> ValidationError {
    let text = value.description
    let plain = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    return ValidationError("\(option) must be \(needed), but is \(plain).")
  }
}
