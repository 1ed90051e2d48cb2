import Evaluation
import Forecasting
import Testing

@Suite("Metrics of intervals")
struct IntervalMetricTests {
  /// 1 is inside, 5 above by 1, −4 below by 2; the scale is 2.
  private let sample = JudgedSample(
    actual: [1, 5, -4], forecast: [1, 2, 0],
    intervals: [PredictionInterval(level: 80, lower: [0, 1, -2], upper: [2, 4, 3])],
    history: [1, 3], seasonLength: 1)

  private func value(_ name: String) throws -> Double {
    try #require(Metric.named(name)).score([sample]).get()
  }

  @Test("equal the formula worked out by hand")
  func byHand() throws {
    #expect(abs(try value("coverage-80") - 100 / 3.0) < 1e-13)
    #expect(abs(try value("width-80") - 10 / 3.0) < 1e-14)
    #expect(abs(try value("Winkler-80") - (2 + 3 + 10 + 5 + 20) / 3) < 1e-13)
    #expect(abs(try value("MSIS-80") - (2 + 3 + 10 + 5 + 20) / 6) < 1e-13)
    #expect(abs(try value("calibration error") - (80 - 100 / 3.0)) < 1e-13)
  }

  @Test("pinball loss averages quantiles, and CRPS weighs them by the share that is nearest")
  func quantiles() throws {
    // By point: the losses of the quantiles 0.1, 0.5 and 0.9.
    let losses = [[0.1, 0, 0.1], [0.4, 1.5, 0.9], [1.8, 2, 0.7]]
    let pinball = losses.joined().reduce(0, +) / 9
    #expect(abs(try value("pinball") - pinball) < 1e-14)
    let crps = losses.reduce(0) { $0 + 2 * (0.3 * $1[0] + 0.4 * $1[1] + 0.3 * $1[2]) } / 3
    #expect(abs(try value("CRPS") - crps) < 1e-14)
  }

  @Test("the CRPS of many quantiles approaches that of the distribution")
  func manyQuantiles() throws {
    // Uniform on (0, 1), of which the CRPS at y is y² − y + 1/3.
    let levels = (1..<500).map { Double($0) / 5 }
    let sample = JudgedSample(
      actual: [0.3], forecast: [0.5],
      intervals: levels.map {
        PredictionInterval(level: $0, lower: [0.5 - $0 / 200], upper: [0.5 + $0 / 200])
      }, history: [], seasonLength: 1)
    #expect(abs(try Metric.crps.score([sample]).get() - (0.09 - 0.3 + 1 / 3.0)) < 1e-5)
  }

  @Test("the CRPS of samples is the double sum")
  func samples() throws {
    let values = [3.0, -1, 4, 4]
    var expected = values.reduce(0) { $0 + abs($1 - 2) } / 4
    for first in values { for second in values { expected -= abs(first - second) / 32 } }
    #expect(abs(try #require(crps(ofSamples: values, actual: 2)) - expected) < 1e-15)
    #expect(crps(ofSamples: [7], actual: 2) == 5)
    #expect(crps(ofSamples: [], actual: 2) == nil)
  }

  @Test("without intervals there is no value")
  func withoutIntervals() {
    let bare = JudgedSample(actual: [1], forecast: [1], history: [1, 2], seasonLength: 1)
    for metric in [Metric.pinball, .crps, .calibrationError] {
      #expect(metric.score([bare]) == .failure(.noIntervals))
    }
    #expect(Metric.all(levels: []).allSatisfy { $0.subject == .points })
  }
}
