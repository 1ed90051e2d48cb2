import Forecasting
import RecurrentNets
import SeriesData
import Testing

@Suite("Window source")
struct WindowSourceTests {
  /// Two channels of one series, seven steps each.
  private static let values: [[[Double]]] = [
    [[1, 2, 4, 8, 16, 32, 64], [10, 20, 10, 20, 30, 20, 10]]
  ]

  private func source(
    _ variant: Variant, context: Int, horizon: Int, lossSteps: Range<Int>
  ) throws -> WindowSource {
    let settings = try smallSettings(variant)
    let shape = try WindowShape(contextLength: context, horizon: horizon)
    return WindowSource(
      Self.values.map { $0.map { WindowSource.Values($0) } },
      windows: try WindowIndex(lossSteps: [lossSteps], shape: shape),
      encodings: [WindowEncoding(settings, contextLength: context, spreads: [1, 10])],
      shape: SampleShape(
        steps: context, inputSize: 2,
        readouts: variant.lossAt == .last ? .last(of: context) : .every(of: context),
        outputSize: 2 * horizon),
      inputs: [.none],
      layout: InputLayout(
        channels: 2, tellsMissing: false, inputs: .none, contextLength: context, horizon: horizon,
        strategy: variant.strategy, lossAt: variant.lossAt))
  }

  @Test("gathers windows into lanes, the last step's targets in the order step, channel")
  func lossAtLast() throws {
    let source = try source(
      Variant(strategy: .multiOutput, lossAt: .last, level: .lastValue), context: 2, horizon: 2,
      lossSteps: 0..<5)
    // Origins 4 (only its first step carries loss), 3 and 2.
    #expect(source.count == 3)
    let gathered = Gathered(source)
    #expect(
      gathered.input == [
        -4, -2, -1, -1, 1, -1,
        0, 0, 0, 0, 0, 0,
      ])
    #expect(
      gathered.targets == [
        8, 4, 2, 1, 1, -1,
        nil, 12, 6, nil, 2, 0,
      ])
  }

  @Test("gathers a target at every step that carries loss, relative to that step")
  func lossAtEvery() throws {
    let source = try source(
      Variant(strategy: .multiOutput, lossAt: .every, level: .lastValue), context: 3, horizon: 2,
      lossSteps: 5..<7)
    // Origins 6, 5 and 4: the contexts end with steps 5, 4 and 3.
    #expect(source.count == 3)
    let gathered = Gathered(source, samples: 0..<1, lanes: 1)
    #expect(gathered.input == [4, 1, 8, 1, 16, -1])
    // Readouts at steps 3, 4 and 5; outputs: one step ahead (both channels), two steps ahead.
    #expect(
      gathered.targets == [
        nil, nil, 24, 0,
        16, -1, 48, -2,
        32, -1, nil, nil,
      ])
  }

  @Test("gathers a sample as it does alone, whatever lane it stands in")
  func lanes() throws {
    let source = try source(
      Variant(strategy: .multiOutput, lossAt: .every, level: .none), context: 2, horizon: 3,
      lossSteps: 0..<7)
    let all = Gathered(source)
    for sample in 0..<source.count {
      let alone = Gathered(source, samples: sample..<sample + 1, lanes: 1)
      #expect(alone.input == all.input.lane(sample, of: source.count))
      #expect(alone.targets == all.targets.lane(sample, of: source.count))
    }
  }
}

extension Array {
  fileprivate func lane(_ lane: Int, of lanes: Int) -> [Element] {
    stride(from: lane, to: count, by: lanes).map { self[$0] }
  }
}
