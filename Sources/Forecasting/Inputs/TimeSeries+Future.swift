public import SeriesData

extension TimeSeries {
  /// Checks that future covariates are known for the steps that follow.
  ///
  /// - Throws: ``ForecastingError/futureTooShort(series:covariate:time:known:needed:)``
  public func checkFuture(ofNext steps: Int) throws(ForecastingError) {
    for channel in covariates.future {
      let known = channel.values.count - count
      guard known < steps else { continue }
      throw .futureTooShort(
        series: name, covariate: channel.name, time: axis.label(at: channel.values.count),
        known: known, needed: steps)
    }
  }
}
