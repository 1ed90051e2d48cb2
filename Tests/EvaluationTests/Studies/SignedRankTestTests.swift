import Evaluation
import Testing

/// What scipy.stats.wilcoxon of SciPy 1.17.1 says, with method "exact" or "asymptotic".
@Suite("Signed-rank test")
struct SignedRankTestTests {
  @Test("few differences without ties have SciPy's exact p")
  func exact() throws {
    let test = SignedRankTest([0.5, -1.25, 2.0, 3.5, -0.75, 1.5, 4.0, -0.1, 2.5])
    #expect(test.statistic == 8)
    #expect(try #require(test.pValue) == 0.09765625)
    let fifty = SignedRankTest((1...50).map { Double($0 % 3 == 1 ? -$0 : $0) })
    #expect(fifty.statistic == 425)
    #expect(abs(try #require(fifty.pValue) - 0.03996834652842374) < 1e-14)
  }

  @Test("ties share their mean rank, zeros are left out, and p is SciPy's")
  func ties() throws {
    let test = SignedRankTest([1, 1, -1, 2, 2, -3, 0, 4, 5, -1, 2, 2, 3])
    #expect(test.statistic == 14.5)
    #expect(abs(try #require(test.pValue) - 0.05266568030702164) < 1e-14)
    #expect((test.positive, test.negative, test.zero) == (9, 3, 1))
  }

  @Test("more than fifty differences have SciPy's normal p")
  func many() throws {
    let test = SignedRankTest((1...60).map { Double($0 * 37 % 101 - 45) / 7 })
    #expect(test.statistic == 709)
    #expect(abs(try #require(test.pValue) - 0.1293798675363437) < 1e-14)
  }

  @Test("without a difference there is no p")
  func none() {
    #expect(SignedRankTest([]).pValue == nil)
    #expect(SignedRankTest([0, 0]).pValue == nil)
  }
}
