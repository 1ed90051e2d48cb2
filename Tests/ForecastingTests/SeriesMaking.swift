import SeriesData
import Testing

/// A series of plain steps from 0, with one channel per list of values, named a, b, c and so on.
func makeSeries(_ channels: [Double]..., seasonLength: Int = 1) throws -> TimeSeries {
  try TimeSeries(
    name: "s",
    axis: TimeAxis(start: .step(0), frequency: Frequency(.step), style: .step),
    seasonLength: seasonLength,
    channels: zip("abcdefg", channels).map { .init(name: String($0), values: $1) })
}

/// A series of days from a Monday, with the season of a week.
func makeDays(_ values: [Double], missing: [Bool]? = nil) throws -> TimeSeries {
  try TimeSeries(
    name: "days",
    axis: #require(TimeAxis(startingAt: "2020-01-06", frequency: Frequency(.day))),
    seasonLength: 7, channels: [.init(name: "a", values: values, missing: missing)])
}
