import SeriesData

/// How a static covariate is read: a scaled number, or one input for each category that is 1 where it applies.
///
/// What was not seen when it was fitted is read as the mean, or as none of the categories.
package struct StaticInput: Sendable, Hashable, Codable {
  let name: String
  /// None of a number.
  let categories: [String]
  let scaler: FittedScaler?

  /// More categories than this are names, which tell nothing about other series.
  static let mostCategories = 256

  /// The inputs that it takes.
  var width: Int { scaler == nil ? categories.count : 1 }

  /// Those of all series: numbers where every series has one.
  static func all(of series: [TimeSeries]) throws(ForecastingError) -> [StaticInput] {
    var inputs: [StaticInput] = []
    for (position, covariate) in series[0].covariates.fixed.enumerated() {
      let cells = series.compactMap {
        position < $0.covariates.fixed.count ? $0.covariates.fixed[position].value : nil
      }
      let numbers = cells.compactMap { Double($0) }.filter(\.isFinite)
      if numbers.count == cells.count,
        let scaler = try? FittedScaler(
          .standardise, takesLogarithm: false, fittedOn: numbers, channel: covariate.name)
      {
        inputs.append(StaticInput(name: covariate.name, categories: [], scaler: scaler))
        continue
      }
      let categories = Set(cells).sorted()
      guard categories.count <= mostCategories else {
        throw .tooManyCategories(
          covariate: covariate.name, count: categories.count, most: mostCategories)
      }
      inputs.append(StaticInput(name: covariate.name, categories: categories, scaler: nil))
    }
    return inputs
  }

  /// The inputs of one series.
  func values(of cell: String) -> [Float] {
    guard let scaler else { return categories.map { $0 == cell ? 1 : 0 } }
    guard let number = Double(cell), number.isFinite else { return [0] }
    return [Float(scaler.transform(number))]
  }
}
