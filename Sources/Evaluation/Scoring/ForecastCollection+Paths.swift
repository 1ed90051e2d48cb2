import Forecasting

extension ForecastCollection {
  /// What was said, method by method, series by series, origin by origin; also of steps that are still to come.
  func paths(_ table: ForecastTable) -> [ForecastPath] {
    methods.indices.flatMap { method in
      Set(rows[method].keys).union(ahead[method].keys)
        .sorted { ($0.series, $0.known) < ($1.series, $1.known) }
        .flatMap { place in
          let said = rows[method][place, default: [:]]
            .merging(ahead[method][place, default: [:]]) { first, _ in first }
          return paths(said, method: methods[method], place, from: known(place, table), table)
        }
    }
  }

  private func paths(
    _ said: Rows, method: String, _ place: Case, from origin: Int, _ table: ForecastTable
  ) -> [ForecastPath] {
    guard let last = said.keys.max(), last >= origin else { return [] }
    let count = last - origin + 1
    func values(_ column: Int) -> [Double] {
      var values = [Double](repeating: .nan, count: count)
      for (position, row) in said where position >= origin {
        values[position - origin] = table.table.numbers[column][row]
      }
      return values
    }
    return table.roles.channels.map { channel in
      ForecastPath(
        forecaster: method, series: place.series, channel: channel.position, origin: origin,
        values: values(channel.forecast),
        intervals: channel.intervals.map {
          PredictionInterval(level: $0.level, lower: values($0.lower), upper: values($0.upper))
        })
    }
  }
}
