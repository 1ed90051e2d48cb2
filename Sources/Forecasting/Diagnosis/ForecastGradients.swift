import NumericCore
import RecurrentNets

/// The gradients of forecasts with respect to values of the context, by BPTT from one forecast at a time.
struct ForecastGradients {
  private let encoding: WindowEncoding
  private let loss: LossConfiguration
  private let strips: [(jacobian: InputJacobian, samples: Int)]
  private let layout: InputLayout
  private let inputSize: Int, windows: Int

  init(
    _ network: TrainedNetwork<Double>, _ samples: DiagnosticSamples, _ material: DiagnosisMaterial
  ) {
    encoding = WindowEncoding(
      material.plan.settings, contextLength: material.plan.shape.contextLength,
      spreads: material.data.transforms.map(\.spread))
    loss = material.loss
    strips = samples.strips.map {
      (InputJacobian(network, $0), $0.samples.count)
    }
    layout = material.plan.layout(channels: material.data.transforms.count)
    inputSize = samples.shape.inputSize
    windows = samples.count
  }

  /// The mean over windows of |∂ŷ₍t+k₎/∂x₍t−j₎| for one column, `[column of x][lag]`.
  func magnitudes(channel: Int, stepsAhead: Int) -> [[Double]] {
    let (channels, steps) = (encoding.channelCount, layout.contextLength)
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: steps), count: channels)
    for (jacobian, count) in strips {
      let lanes = jacobian.outputs.lanes
      let gradient = jacobian.gradient(
        of: seeds(
          jacobian.outputs, target: (layout.decodes ? 0 : stepsAhead - 1) * channels + channel))
      for lane in 0..<count {
        for source in 0..<channels {
          let byStep = (0..<steps).map { gradient[($0 * inputSize + source) * lanes + lane] }
          let values = encoding.valueGradient(byStep, of: channel, by: source)
          for (lag, value) in values.reversed().enumerated() { sums[source][lag] += abs(value) }
        }
      }
    }
    return sums.map { $0.map { $0 / Double(max(1, windows)) } }
  }

  /// ∂(what is to be expected)/∂output, lane by lane: 1 but for losses whose outputs are parameters of a
  /// distribution.
  private func seeds(_ outputs: Tensor<Double>, target: Int) -> Tensor<Double> {
    let seeds = Tensor<Double>(features: outputs.features, lanes: outputs.lanes)
    let blocks = loss.outputsPerTarget
    let size = outputs.features / blocks
    let (given, result) = (outputs[0], seeds[0])
    for lane in 0..<outputs.lanes {
      let values = (0..<blocks).map { given[$0 * size + target, lane] }
      for block in 0..<blocks {
        // Means are smooth, so that a central difference is good to ten digits.
        var (above, below) = (values, values)
        above[block] += 1e-5
        below[block] -= 1e-5
        result[block * size + target, lane] = (loss.point(above) - loss.point(below)) / 2e-5
      }
    }
    return seeds
  }
}

extension WindowEncoding {
  /// From ∂output/∂input by step to ∂value/∂value by step, both values in the scaled unit.
  ///
  /// - Parameters:
  ///   - target: the column that is forecast.
  ///   - source: the column that is read.
  func valueGradient(_ gradient: [Double], of target: Int, by source: Int) -> [Double] {
    let scale = unit(target) * factor(source)
    let own = target == source ? 1.0 : 0
    let last = gradient.count - 1
    switch level {
    case .none: return gradient.map { scale * $0 }
    case .meanOfWindow, .revIN:
      // The deviation of RevIN is taken as it is.
      let mean = gradient.reduce(0, +) / Double(gradient.count)
      return gradient.map { own / Double(gradient.count) + scale * ($0 - mean) }
    case .lastOfWindow:
      // Every input holds the last value, and so does what is added to the output.
      let older = gradient.dropLast()
      return older.map { scale * $0 } + [own - scale * older.reduce(0, +)]
    case .precedingStep:
      return gradient.indices.map { step in
        step == last
          ? own + scale * gradient[step] : scale * (gradient[step] - gradient[step + 1])
      }
    }
  }
}
