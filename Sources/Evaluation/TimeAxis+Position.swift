package import SeriesData

extension TimeAxis {
  /// Whether positions are dates, rather than plain numbers.
  package var isCalendar: Bool {
    switch start {
    case .instant: true
    case .step: false
    }
  }

  /// Where a step is on the horizontal axis of a figure.
  package func position(at step: Int) -> Double {
    switch point(at: step) {
    case .instant(let seconds): Double(seconds)
    case .step(let number): Double(number)
    }
  }
}
