import NumericCore
import RecurrentNets
import Testing

@Suite("Adding problem")
struct AddingStudyTests {
  @Test("the target is the sum of two marked numbers, one in each half", arguments: [2, 9, 50])
  func problem(length: Int) {
    let source = AddingProblem<Double>(length: length, count: 32, seed: 4)
    let batch = LaneBatch<Double>(source.shape, lanes: 32)
    source.gather(Array(0..<32)[...], into: batch)
    var sums: Set<Double> = []
    for lane in 0..<32 {
      let value = { batch.input.values[($0 * 2) * 32 + lane] }
      let marked = (0..<length).filter { batch.input.values[($0 * 2 + 1) * 32 + lane] == 1 }
      #expect(marked.count == 2 && marked[0] < length / 2 && marked[1] >= length / 2)
      #expect(batch.targets.values[lane] == value(marked[0]) + value(marked[1]))
      #expect((0..<length).allSatisfy { 0..<1 ~= value($0) })
      sums.insert(batch.targets.values[lane])
    }
    #expect(sums.count == 32)
  }

  @Test("a study finds who learns, and the number of threads changes nothing")
  func study() async throws {
    var settings = AddingStudy.Settings()
    settings.cells = [.rnnTanh, .gru]
    settings.lengths = [4]
    settings.seeds = [1]
    settings.stepLimit = 300
    settings.hiddenSize = 16
    let study = try await AddingStudy.make(settings, threads: 2)
    #expect(study.runs.map(\.cell) == [.rnnTanh, .rnnTanh, .gru, .gru])
    #expect(study.runs.map(\.isClipped) == [true, false, true, false])
    #expect(study.successRate(.gru, isClipped: true, length: 4) == 1)
    #expect(study.runs.allSatisfy { $0.flow.norms[0].count == 4 && $0.diverged == false })
    #expect(try await AddingStudy.make(settings, threads: 1).runs == study.runs)
  }
}
