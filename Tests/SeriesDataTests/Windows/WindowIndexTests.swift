import SeriesData
import Testing

@Suite("Window index")
struct WindowIndexTests {
  /// Every window of the same index, found by looking at every origin.
  private func enumerated(
    _ lossSteps: [Range<Int>], shape: WindowShape, stride: Int
  ) -> [Sample] {
    lossSteps.enumerated().flatMap { series, steps in
      var samples: [Sample] = []
      for origin in (0..<steps.upperBound).reversed() {
        let horizon = origin..<origin + shape.horizon
        guard origin >= shape.contextLength, horizon.contains(where: steps.contains) else {
          continue
        }
        samples.append(
          Sample(
            series: series, steps: origin - shape.contextLength..<origin, lossSteps: steps))
      }
      return samples.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }
  }

  @Test("holds the windows that a slow enumeration finds, in its order", arguments: 1...40)
  func equalsEnumeration(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<50 {
      let shape = try WindowShape(
        contextLength: .random(in: 1...6, using: &random),
        horizon: .random(in: 1...6, using: &random))
      let stride = Int.random(in: 1...4, using: &random)
      let lossSteps = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        let first = Int.random(in: 0...9, using: &random)
        return first..<first + Int.random(in: 0...9, using: &random)
      }
      let index = try WindowIndex(lossSteps: lossSteps, shape: shape, stride: stride)
      #expect(
        (0..<index.count).map { index[$0] }
          == enumerated(lossSteps, shape: shape, stride: stride),
        "seed \(seed): \(lossSteps), \(shape), stride \(stride)")
    }
  }

  @Test("takes windows whose horizon reaches past the loss steps on either side")
  func partialHorizons() throws {
    let shape = try WindowShape(contextLength: 3, horizon: 2)
    let end = try WindowIndex(lossSteps: [6..<8], shape: shape)
    #expect((0..<end.count).map { end[$0].steps } == [4..<7, 3..<6, 2..<5])
    let all = try WindowIndex(lossSteps: [0..<5], shape: shape)
    #expect((0..<all.count).map { all[$0].steps } == [1..<4, 0..<3])
  }

  @Test("finds windows before, between and after series that have none")
  func seriesWithoutWindows() throws {
    let shape = try WindowShape(contextLength: 2, horizon: 1)
    let index = try WindowIndex(
      lossSteps: [0..<2, 4..<4, 0..<4, 0..<1, 0..<0, 0..<3, 9..<9], shape: shape)
    #expect((0..<index.count).map { index[$0].series } == [2, 2, 5])
    #expect(try WindowIndex(lossSteps: [], shape: shape).count == 0)
    #expect(try WindowIndex(lossSteps: [7..<7], shape: shape).count == 0)
  }

  @Test("counts strides from the latest window, however long they are")
  func strides() throws {
    let shape = try WindowShape(contextLength: 2, horizon: 1)
    let index = try WindowIndex(lossSteps: [0..<10, 0..<3], shape: shape, stride: 3)
    #expect((0..<index.count).map { index[$0].steps } == [7..<9, 4..<6, 1..<3, 0..<2])
    let one = try WindowIndex(lossSteps: [0..<10], shape: shape, stride: .max)
    #expect((0..<one.count).map { one[$0].steps } == [7..<9])
  }

  @Test("costs nothing for a window")
  func hugeSeries() throws {
    let shape = try WindowShape(contextLength: 1000, horizon: 1 << 40)
    let index = try WindowIndex(lossSteps: [0..<1 << 60, 0..<1 << 60], shape: shape)
    #expect(index.count == 2 * ((1 << 60) - 1000))
    #expect(index[index.count - 1].steps == 0..<1000)
  }

  @Test("a stride below 1 is refused")
  func refusesStride() throws {
    let shape = try WindowShape(contextLength: 1, horizon: 1)
    let error = #expect(throws: SeriesError.self) {
      try WindowIndex(lossSteps: [0..<9], shape: shape, stride: 0)
    }
    #expect(error?.description == "The stride must be at least 1, but is 0.")
  }
}
