import SeriesData

/// A series of plain steps from 0, with one channel per list of values, named a, b, c and so on.
func makeSeries(_ channels: [Double]..., seasonLength: Int = 1) throws -> TimeSeries {
  try TimeSeries(
    name: "s",
    axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
    seasonLength: seasonLength,
    channels: zip("abcdefg", channels).map { .init(name: String($0), values: $1) })
}
