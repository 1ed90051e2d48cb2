import NumericCore
import RealModule
import RecurrentNets

/// Feeds training with ends of series, a forecast of the whole horizon being asked for at every recurrent step
/// ("forking sequences"; Wen et al., 2017, A multi-horizon quantile recurrent forecaster).
struct GlobalSource: BatchSource {
  let shape: SampleShape
  private let series: [GlobalSeries]
  private let plan: GlobalPlan
  private let samples: [Sample]
  private let lossWeights: [Float]

  /// Recurrent steps at the origins `last`, `last` − stride and so on.
  private struct Sample {
    let series: Int
    let last: Int
  }

  /// Samples end at every phase of a stride, and one ends where another begins.
  init(_ series: [GlobalSeries], plan: GlobalPlan) {
    self.series = series
    self.plan = plan
    let longest = series.map(\.count).max() ?? 0
    let steps = max(1, min(plan.longestSample, (longest - 1) / plan.stride))
    shape = SampleShape(
      steps: steps, inputSize: plan.inputSize, readouts: .every(of: steps),
      outputSize: plan.horizon)
    let span = steps * plan.stride
    samples = series.enumerated().flatMap { index, one in
      // The last origin has one known target.
      let latest = one.count - 2
      guard latest >= plan.warmUp else { return [Sample]() }
      let ends = (1...max(1, (one.count - 1) / span)).flatMap { window in
        (0..<plan.stride).map { latest - (window - 1) * span - $0 }
      }
      return ends.filter { $0 >= plan.warmUp }.map { Sample(series: index, last: $0) }
    }
    lossWeights = series.map { Float(Double.pow($0.scale, plan.weightExponent)) }
  }

  var count: Int { samples.count }

  func gather(_ numbers: ArraySlice<Int>, into batch: LaneBatch<Float>) {
    // Lanes of shorter series end with steps that carry no loss.
    let (input, targets, weights) = (batch.input, batch.targets, batch.weights)
    input.fill(0)
    for (lane, number) in numbers.enumerated() {
      let sample = samples[number]
      let one = series[sample.series]
      let steps = min(shape.steps, sample.last / plan.stride + 1)
      for step in 0..<steps {
        let origin = sample.last - (steps - 1 - step) * plan.stride
        one.write(plan, origin: origin, step: step, lane: lane, into: input)
        guard origin >= plan.warmUp else { continue }
        let known = min(plan.horizon, one.count - 1 - origin)
        let (level, factor) = (one.level[origin], one.factor)
        targets[step].setColumn(lane, from: 0, by: 1, count: known) {
          Float((one.values[origin + 1 + $0] - level) * factor)
        }
        let weight = lossWeights[sample.series]
        weights[step].setColumn(lane, from: 0, by: 1, count: known) {
          one.isObserved(origin + 1 + $0) ? weight : 0
        }
      }
    }
  }
}

extension GlobalSeries {
  /// Writes what a recurrent step reads when `origin` is the last known step; what lies before the series is 0.
  func write(
    _ plan: GlobalPlan, origin: Int, step: Int, lane: Int, into input: Tensor<Float>
  ) {
    let x = input[step]
    let (level, factor) = (level[origin], factor)
    x.setColumn(lane, from: 0, by: 1, count: min(plan.lags, origin + 1)) {
      Float((values[origin - $0] - level) * factor)
    }
    var next = plan.lags
    if let season = plan.longSeason {
      for h in 1...plan.horizon {
        let position = origin + h - (h + season - 1) / season * season
        if position >= 0 { x[next, lane] = Float((values[position] - level) * factor) }
        next += 1
      }
    }
    x[next, lane] = Float((slowLevel[origin] - level) * factor)
    // Both about the size of 1, for series of any size and age.
    x[next + 1, lane] = scale > 0 ? Float(0.2 * (Double.log(scale) + 3)) : 0
    x[next + 2, lane] = Float(0.2 * Double.log(Double(origin + 1)))
  }
}
