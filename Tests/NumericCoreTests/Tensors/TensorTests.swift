import NumericCore
import Testing

@Suite("Tensors")
struct TensorTests {
  /// 0, 1, 2, … in order of memory.
  private func counting(steps: Int, features: Int, lanes: Int) -> Tensor<Double> {
    let tensor = Tensor<Double>(steps: steps, features: features, lanes: lanes)
    tensor.set((0..<tensor.count).map { Double($0) })
    return tensor
  }

  @Test("start at zero, also where they have no elements")
  func zero() {
    #expect(
      Tensor<Float>(steps: 2, features: 3, lanes: 4).values == [Float](repeating: 0, count: 24))
    #expect(Tensor<Float>(steps: 0, features: 3, lanes: 4).values.isEmpty)
  }

  @Test("hold lanes innermost, then features, then steps")
  func order() {
    let tensor = counting(steps: 2, features: 3, lanes: 4)
    let step = tensor[1]
    #expect(step.rows == 3 && step.columns == 4)
    #expect(step[2, 3] == (1 * 3 + 2) * 4 + 3)
    #expect(step[5] == 12 + 5)
  }

  @Test("take rows of a column at equal distances")
  func columns() {
    let tensor = counting(steps: 1, features: 5, lanes: 2)
    tensor[0].setColumn(1, from: 1, by: 3, count: 2) { -Double($0) - 1 }
    tensor[0].setColumn(0, count: 0) { _ in .nan }
    #expect(tensor.values == [0, 1, 2, -1, 4, 5, 6, 7, 8, -2])
  }

  @Test("take one feature of one lane at some of the steps")
  func lanes() {
    let tensor = counting(steps: 3, features: 2, lanes: 2)
    tensor.setLane(1, feature: 0, steps: 1..<3) { -Double($0) }
    #expect(tensor.values == [0, 1, 2, 3, 4, -1, 6, 7, 8, -2, 10, 11])
  }

  @Test("show rows, elements and blocks of themselves, and are written through them")
  func views() {
    let tensor = counting(steps: 3, features: 3, lanes: 2)
    let matrix = tensor[1]
    let rows = matrix.rows(1..<3)
    #expect(rows.rows == 2 && rows[0, 0] == 8)
    rows[1, 1] = -1
    #expect(tensor.values[11] == -1)
    let elements = matrix.elements(1..<3)
    #expect(elements.count == 2 && elements[0] == 7)
    let block = tensor.block(steps: 1..<3, features: 1..<2)
    #expect(block.steps == 2 && block.rows == 1 && block.lanes == 2)
    #expect(block[1, 0, 1] == 15)
  }

  @Test("are copied whole or by steps")
  func copies() {
    let tensor = counting(steps: 2, features: 1, lanes: 2)
    let other = Tensor<Double>(steps: 2, features: 1, lanes: 2)
    other.copy(step: 0, from: tensor, step: 1)
    #expect(other.values == [2, 3, 0, 0])
    other.copy(from: tensor)
    #expect(other.values == tensor.values)
    other.fill(7)
    #expect(other.values == [7, 7, 7, 7])
  }
}
