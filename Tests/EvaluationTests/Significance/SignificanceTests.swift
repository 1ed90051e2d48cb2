import Evaluation
import Foundation
import Testing

/// What SciPy says; `Fixtures/make_fixtures.py` describes it.
private struct Reference: Decodable {
  struct Tail: Decodable {
    let x, degrees, value: Double
  }

  struct Comparison: Decodable {
    let first, second: [Double]
    let overlap: Int
    let statistic, pValue: Double
  }

  struct Ranking: Decodable {
    let losses: [[Double]]
    let statistic, pValue, criticalDifference, firstAgainstLast: Double
    let meanRanks: [Double]
  }

  let student, chiSquare, normalRange: [Tail]
  let comparisons: [Comparison]
  let rankings: [Ranking]

  static func read() throws -> Reference {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/significance.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }
}

@Suite("Significance")
struct SignificanceTests {
  private let reference: Reference

  init() throws { reference = try Reference.read() }

  private func isClose(_ value: Double, _ expected: Double) -> Bool {
    // SciPy's studentised range is a numerical integral too, good to nine digits.
    abs(value - expected) <= 1e-9 * max(1, abs(expected))
  }

  @Test("tails equal SciPy's")
  func tails() {
    for tail in reference.student {
      let value = TailProbability.studentTwoSided(tail.x, degreesOfFreedom: tail.degrees)
      #expect(isClose(value, tail.value), "t \(tail)")
    }
    for tail in reference.chiSquare {
      let value = TailProbability.chiSquare(tail.x, degreesOfFreedom: tail.degrees)
      #expect(isClose(value, tail.value), "chi-square \(tail)")
    }
    for tail in reference.normalRange {
      let value = TailProbability.normalRange(tail.x, count: Int(tail.degrees))
      #expect(isClose(value, tail.value), "range \(tail)")
    }
  }

  @Test("Diebold–Mariano equals the formula with SciPy's tails")
  func dieboldMariano() throws {
    for pair in reference.comparisons {
      let test = try #require(DieboldMariano(pair.first, pair.second, overlap: pair.overlap))
      #expect(isClose(test.statistic, pair.statistic) && isClose(test.pValue, pair.pValue))
      let turned = try #require(DieboldMariano(pair.second, pair.first, overlap: pair.overlap))
      #expect(isClose(turned.statistic, -pair.statistic) && test.count == pair.first.count)
    }
  }

  @Test("Diebold–Mariano tells nothing of losses that never differ, differ by the same, or are few")
  func dieboldMarianoOfNothing() {
    #expect(DieboldMariano([1, 2, 3, 4], [1, 2, 3, 4]) == nil)
    #expect(DieboldMariano([1.1, 2.1, 3.1], [1, 2, 3]) == nil)
    #expect(DieboldMariano([1, 2], [2, 5]) == nil)
    #expect(DieboldMariano([], []) == nil)
    #expect(DieboldMariano([1, .infinity, 3], [2, 5, 4]) == nil)
  }

  @Test("Friedman and Nemenyi equal SciPy's, ties included")
  func friedman() throws {
    for ranking in reference.rankings {
      let test = try #require(FriedmanNemenyi(ranking.losses))
      #expect(isClose(test.statistic, ranking.statistic) && isClose(test.pValue, ranking.pValue))
      #expect(isClose(test.criticalDifference, ranking.criticalDifference))
      #expect(zip(test.meanRanks, ranking.meanRanks).allSatisfy(isClose))
      let last = ranking.meanRanks.count - 1
      #expect(isClose(test.pValue(0, last), ranking.firstAgainstLast))
    }
  }

  @Test("Friedman tells nothing of two forecasters, of one case, or where all are alike")
  func friedmanOfNothing() {
    #expect(FriedmanNemenyi([[1, 2], [2, 1], [1, 2]]) == nil)
    #expect(FriedmanNemenyi([[1, 2, 3]]) == nil)
    #expect(FriedmanNemenyi([[1, 1, 1], [2, 2, 2]]) == nil)
    #expect(FriedmanNemenyi([]) == nil)
  }
}
