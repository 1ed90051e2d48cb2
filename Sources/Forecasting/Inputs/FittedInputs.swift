import SeriesData

/// The inputs of a network with the scalers of its covariates, which are fitted on what was known.
package struct FittedInputs: Sendable, Hashable, Codable {
  package let plan: InputPlan
  /// By covariate.
  let past: [FittedScaler], future: [FittedScaler]

  /// No inputs but the columns.
  package static let none = FittedInputs(plan: .none)

  private init(plan: InputPlan) {
    self.plan = plan
    past = []
    future = []
  }

  /// Fits the scalers.
  ///
  /// - Parameter steps: those of each history that are learned from.
  init(
    _ plan: InputPlan, fittedOn histories: [(series: TimeSeries, steps: Range<Int>)]
  ) throws(SeriesError) {
    self.plan = plan
    func scalers(
      _ names: [String], _ channels: (Covariates) -> [TimeSeries.Channel]
    ) throws(SeriesError) -> [FittedScaler] {
      var scalers: [FittedScaler] = []
      for (index, name) in names.enumerated() {
        let values = histories.flatMap { channels($0.series.covariates)[index].values[$0.steps] }
        // What is or is not stays 1 or 0, so that it means the same in every series.
        let kind: ScalerKind =
          values.allSatisfy { $0 == 0 || $0 == 1 } ? .unscaled : .standardise
        scalers.append(
          try FittedScaler(kind, takesLogarithm: false, fittedOn: values, channel: name))
      }
      return scalers
    }
    past = try scalers(plan.past) { $0.past }
    future = try scalers(plan.future) { $0.future }
  }

  /// Whether the scalers are those of the plan, as in a file that was not written by hand.
  var isSound: Bool {
    past.count == plan.past.count && future.count == plan.future.count
      && plan.lags.allSatisfy { 1...InputPlan.longestLag ~= $0 }
      && zip(plan.lags, plan.lags.dropFirst()).allSatisfy(<)
      && Set(plan.past + plan.future).count == plan.past.count + plan.future.count
  }

  /// What the network reads of a series, as far as it is known in the first `count` steps.
  package func values(of series: TimeSeries, count: Int) -> InputValues {
    guard plan.isEmpty == false else { return .none }
    let covariates = series.covariates
    var known = zip(future, covariates.future).map { scaler, channel in
      channel.values.prefix(count).map { Float(scaler.transform($0)) }
    }
    for feature in plan.calendar {
      let waves = feature.waves(on: series.axis, count: count)
      known += [waves.sine.map { Float($0) }, waves.cosine.map { Float($0) }]
    }
    if let holidays = plan.holidays {
      known += holidays.counts(on: series.axis, count: count).map { $0.map { Float($0) } }
    }
    return InputValues(
      past: zip(past, covariates.past).map { scaler, channel in
        channel.values.map { Float(scaler.transform($0)) }
      },
      known: known,
      fixed: zip(plan.fixed, covariates.fixed).flatMap { $0.values(of: $1.value) },
      lags: plan.lags)
  }
}

/// What a network reads of one series beside its columns, scaled.
package struct InputValues: Sendable {
  /// `[covariate][step]`, up to the origin.
  let past: [[Float]]
  /// `[input][step]`, through the horizon.
  let known: [[Float]]
  let fixed: [Float]
  let lags: [Int]

  package static let none = InputValues(past: [], known: [], fixed: [], lags: [])

  /// These inputs of one column, where each is read by itself.
  func telling(column: Int, of layout: InputLayout) -> InputValues {
    guard layout.columnsApart > 0 else { return self }
    let which = (0..<layout.columnsApart).map { $0 == column ? Float(1) : 0 }
    return InputValues(past: past, known: known, fixed: fixed + which, lags: lags)
  }

  /// A known input at a step; 0 where it is not known.
  @inline(__always)
  func known(_ input: Int, at step: Int) -> Float {
    let values = known[input]
    return step < values.count ? values[step] : 0
  }
}
