import Plotting
import Testing

@Suite("Figure of a diagnosis")
struct DiagnosisFigureTests {
  /// The heights of the first curve of gradient norms.
  private func heights(_ norms: [Double]) throws -> [Double] {
    let figure = try DiagnosisFigure(
      title: "Inside", moments: [], kept: [norms], influences: [], autocorrelations: [], radii: []
    ).figure()
    for mark in figure.panels.flatMap(\.marks) {
      if case .curve(let curve) = mark { return curve.points.map(\.y) }
    }
    return []
  }

  @Test(
    "draws gradients that explode from the last state on, and vanishing ones as far as they tell")
  func norms() throws {
    let exploding = try heights([10, 1e100, 1e280, .infinity])
    #expect(exploding.prefix(3) == [10, 1e100, 1e280] && exploding[3].isNaN)
    let vanishing = try heights([1, 1e-11, 1e-13])
    #expect(vanishing.prefix(2) == [1, 1e-11] && vanishing[2].isNaN)
  }
}
