import RecurrentNets
import Testing

@Suite("The layout of parameters")
struct ParameterLayoutTests {
  @Test("covers the buffer without gap or overlap", arguments: CellKind.allCases, [1, 3])
  func slices(cell: CellKind, layers: Int) throws {
    let configuration = try NetworkConfiguration(
      cell: cell, inputSize: 4, hiddenSize: 5, layers: layers, outputSize: 3)
    let layout = ParameterLayout(configuration)
    var end = 0
    for slice in layout.slices {
      #expect(slice.range.lowerBound == end)
      end = slice.range.upperBound
    }
    #expect(end == layout.count)
    #expect(layout.count == configuration.parameterCount)
  }

  @Test("bears PyTorch's names and shapes")
  func names() throws {
    let configuration = try NetworkConfiguration(
      cell: .lstm, inputSize: 4, hiddenSize: 5, layers: 2, outputSize: 3)
    let slices = ParameterLayout(configuration).slices
    #expect(
      slices.map { "\($0.name) \($0.rows) \($0.columns)" } == [
        "weight_ih_l0 20 4", "weight_hh_l0 20 5", "bias_ih_l0 20 1", "bias_hh_l0 20 1",
        "weight_ih_l1 20 5", "weight_hh_l1 20 5", "bias_ih_l1 20 1", "bias_hh_l1 20 1",
        "readout.weight 3 5", "readout.bias 3 1",
      ])
  }
}
