import SeriesData

extension TimeSeries.Channel {
  /// The values, where nothing was observed that of a season before.
  func values(filledOver seasonLength: Int) -> [Double] {
    var values = values
    for step in values.indices.dropFirst(seasonLength) where isObserved(step) == false {
      values[step] = values[step - seasonLength]
    }
    return values
  }
}

extension TimeSeries {
  /// The series with the values of a season before where nothing was observed: methods that read every value as
  /// observed are not to take a Friday for a Saturday.
  package var filledOverSeason: TimeSeries {
    guard channels.contains(where: { $0.missing != nil }) else { return self }
    return replacing(
      channels.map {
        Channel(
          name: $0.name, values: $0.values(filledOver: seasonLength), missing: $0.missing)
      })
  }
}
