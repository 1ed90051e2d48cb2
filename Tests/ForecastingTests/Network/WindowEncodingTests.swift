import Forecasting
import NumericCore
import Testing

@Suite("Window encoding")
struct WindowEncodingTests {
  private static let values: [Double] = [3, 5, 4, 10, 2, 7]

  private func encoding(
    _ level: NetworkSettings.Level, _ lossAt: NetworkSettings.LossAt, spreads: [Double] = [2]
  ) throws -> WindowEncoding {
    var settings = try smallSettings()
    settings.level = level
    settings.lossAt = lossAt
    return WindowEncoding(settings, contextLength: 3, spreads: spreads)
  }

  private func inputs(_ encoding: WindowEncoding, of window: Range<Int>) -> [Float] {
    let input = Tensor<Float>(steps: window.count, features: 1, lanes: 16)
    encoding.write(Self.values, of: window, channel: 0, lane: 3, into: WindowInput(input))
    return (0..<window.count).map { input[$0][0, 3] }
  }

  @Test(
    "is that of the table",
    arguments: [
      (.none, .last, [2.5, 2, 5], 1),
      (.none, .every, [2.5, 2, 5], 1),
      (.lastValue, .last, [-2.5, -3, 0], -4),
      (.lastValue, .every, [1, -0.5, 3], -4),
    ] as [(NetworkSettings.Level, NetworkSettings.LossAt, [Float], Float)])
  func byHand(
    level: NetworkSettings.Level, lossAt: NetworkSettings.LossAt, input: [Float], output: Float
  ) throws {
    let encoding = try encoding(level, lossAt)
    #expect(inputs(encoding, of: 1..<4) == input)
    #expect(
      encoding.outputs(after: 3, in: Self.values, channel: 0).output(for: Self.values[4]) == output)
    #expect(encoding.value(of: Double(output), after: 3, in: Self.values, channel: 0) == 2)
  }

  @Test("of a context's mean is about that mean, and with RevIN in units of its deviation")
  func ofContext() throws {
    // Mean 5, deviation √(26 ÷ 3).
    let values = [3.0, 2, 4, 9, 12]
    for (level, unit) in [(NetworkSettings.Level.mean, 2.0), (.revIN, (26.0 / 3).squareRoot())] {
      let encoding = try encoding(level, .last)
      let input = Tensor<Float>(steps: 3, features: 1, lanes: 1)
      encoding.write(values, of: 1..<4, channel: 0, lane: 0, into: WindowInput(input))
      for (found, distance) in zip(input.values, [-3.0, -1, 4]) {
        #expect(abs(found - Float(distance / unit)) < 1e-6)
      }
      let output = encoding.outputs(after: 3, in: values, channel: 0).output(for: 12)
      #expect(abs(output - Float(7 / unit)) < 1e-6)
      #expect(abs(encoding.value(of: 7 / unit, after: 3, in: values, channel: 0) - 12) < 1e-12)
    }
  }

  @Test("has no change before the first step of a series")
  func firstStep() throws {
    #expect(inputs(try encoding(.lastValue, .every), of: 0..<3) == [0, 1, -0.5])
  }

  @Test(
    "reads nothing later than the window, and before it only the step that a change begins with",
    arguments: NetworkSettings.Level.allCases, NetworkSettings.LossAt.allCases)
  func causal(level: NetworkSettings.Level, lossAt: NetworkSettings.LossAt) throws {
    let encoding = try encoding(level, lossAt)
    func write(_ values: [Double]) -> [Float] {
      let input = Tensor<Float>(steps: 3, features: 1, lanes: 1)
      encoding.write(values, of: 2..<5, channel: 0, lane: 0, into: WindowInput(input))
      return input.values
    }
    #expect(write(Self.values) == write([-1, 5, 4, 10, 2, .nan]))
  }

  @Test("of a channel without spread is zero, and every output stands for the last value")
  func noSpread() throws {
    let encoding = try encoding(.lastValue, .last, spreads: [0])
    #expect(inputs(encoding, of: 1..<4) == [0, 0, 0])
    #expect(
      encoding.outputs(after: 3, in: Self.values, channel: 0).output(for: Self.values[5]) == 0)
    #expect(encoding.value(of: Double(0.3), after: 3, in: Self.values, channel: 0) == 10)
  }
}
