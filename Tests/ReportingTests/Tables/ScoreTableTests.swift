import Reporting
import Testing

@Suite("Score table")
struct ScoreTableTests {
  @Test("aligns the scores of a single column")
  func singleColumn() async throws {
    let series = try makeSeries(
      [("y", [112, 118, 132, 129, 121, 135, 148, 148])], seasonLength: 3)
    let table = try await ScoreTable(makeJudgement(series, network: [[140, 150]]))
    #expect(
      table.text == """
                          MAE   RMSE   MAPE  sMAPE   MASE
        GRU              5.00   5.83   3.38   3.45  0.652
        naive           13.00  13.00   8.78   9.19  1.696
        seasonal naive  23.00  23.35  15.54  16.90  3.000
        drift            6.10   6.52   4.12   4.22  0.796
        mean            23.50  23.50  15.88  17.25  3.065
        MAPE in % (≥ 0), sMAPE in % (0 to 200); lower is better.

        """)
    #expect(
      table.lines.map(\.role)
        == [.header, .candidate, .baseline, .baseline, .baseline, .baseline, .note])
  }

  @Test("gives each column a block with its own decimals, and says why a value is undefined")
  func severalColumns() async throws {
    let series = try makeSeries(
      [("small", [0.02, 0.01, 0.03, 0]), ("Größe, 大", [5000, 5000, 5000, 7500])], seasonLength: 1)
    let table = try await ScoreTable(makeJudgement(series, network: [[0.01], [7000]]))
    #expect(
      table.text == """
        small               MAE     RMSE       MAPE   sMAPE   MASE
        GRU             0.01000  0.01000  undefined  200.00  0.667
        naive           0.03000  0.03000  undefined  200.00  2.000
        seasonal naive  0.03000  0.03000  undefined  200.00  2.000
        drift           0.03500  0.03500  undefined  200.00  2.333
        mean            0.02000  0.02000  undefined  200.00  1.333

        Größe, 大        MAE  RMSE   MAPE  sMAPE       MASE
        GRU              500   500   6.67   6.90  undefined
        naive           2500  2500  33.33  40.00  undefined
        seasonal naive  2500  2500  33.33  40.00  undefined
        drift           2500  2500  33.33  40.00  undefined
        mean            2500  2500  33.33  40.00  undefined

        all columns      MAE  RMSE       MAPE   sMAPE       MASE
        GRU              250   354  undefined  103.45  undefined
        naive           1250  1768  undefined  120.00  undefined
        seasonal naive  1250  1768  undefined  120.00  undefined
        drift           1250  1768  undefined  120.00  undefined
        mean            1250  1768  undefined  120.00  undefined
        MAPE in % (≥ 0), sMAPE in % (0 to 200); lower is better.
        MAPE of small is undefined: 1 of 1 actual values is 0.
        MASE of Größe, 大 is undefined: the history is constant.

        """)
  }

  @Test("writes what is far larger or smaller than the rest with a power of ten")
  func extremeRange() async throws {
    let series = try makeSeries([("y", [1, 2, 4, 8])])
    let large = try await ScoreTable(makeJudgement(series, network: [[1e12]]))
    #expect(
      large.lines.prefix(3).map(\.text) == [
        "                    MAE     RMSE     MAPE   sMAPE     MASE",
        "GRU             1.00e12  1.00e12  1.25e13  200.00  6.67e11",
        "naive             4.000    4.000    50.00   66.67    2.667",
      ])
    let small = try await ScoreTable(makeJudgement(series, network: [[8.000_000_001]]))
    #expect(
      small.lines.prefix(3).map(\.text) == [
        "                    MAE     RMSE     MAPE    sMAPE      MASE",
        "GRU             1.00e-9  1.00e-9  1.25e-8  1.25e-8  6.67e-10",
        "naive             4.000    4.000    50.00    66.67     2.667",
      ])
  }

  @Test("says what a forecaster needs that does not apply")
  func notApplicable() async throws {
    let series = try makeSeries([("y", [1, 2, 4, 8])], seasonLength: 12)
    let table = try await ScoreTable(makeJudgement(series, network: [[9]]))
    #expect(
      table.lines.map(\.text).contains("seasonal naive  not applicable: needs 12 observations"))
    #expect(
      table.lines.map(\.text).contains(
        "MASE is undefined: the history (3) is no longer than a season (12)."))
  }

  @Test("shows hostile names without their control characters")
  func hostileNames() async throws {
    let series = try makeSeries([("a\u{1B}[31m\n", [1, 2, 3]), ("b\u{202E}", [1, 2, 0])])
    let table = try await ScoreTable(makeJudgement(series, network: [[9], [9]]))
    #expect(table.lines[0].text.hasPrefix("a�[31m�  "))
    #expect(!table.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(
      table.lines.contains { $0.text == "MAPE of b� is undefined: 1 of 1 actual values is 0." })
  }
}
