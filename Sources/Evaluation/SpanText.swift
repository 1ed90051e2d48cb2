import SeriesData

extension Frequency {
  /// This many steps as they follow "the last" or "the next": `month`, `12 months`.
  ///
  /// Steps of several units are counted as steps: two of them are `2 steps`, whatever they span.
  package func spanText(steps: Int) -> String {
    let noun = multiple == 1 ? unit.rawValue : "step"
    return steps == 1 ? noun : "\(steps) \(noun)s"
  }
}
