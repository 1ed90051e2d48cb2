import Evaluation
public import Forecasting
import SeriesData

/// What a check of gradients found, matrix by matrix.
public struct GradientCheckText: Sendable {
  private let check: GradientCheck

  /// The text of a check.
  public init(_ check: GradientCheck) { self.check = check }

  /// A line for each matrix, and the result.
  public var lines: [String] {
    let width = check.matrices.map(\.name.count).max() ?? 0
    let rows = check.matrices.map { matrix in
      let name = matrix.name + String(repeating: " ", count: width - matrix.name.count)
      let error = matrix.largestError.map(exponentText) ?? "not a number"
      let place =
        passes(matrix) ? "" : ", at element \(matrix.worstElement): BPTT and difference disagree"
      return
        "\(name)  \(matrix.checked) of \(matrix.count) elements, largest relative error \(error)\(place)"
    }
    let result =
      check.passes
      ? "BPTT agrees with central differences"
      : "BPTT does not agree with central differences"
    return rows + [
      "\(result) on \(countText(check.windows, "window")) (tolerance "
        + "\(exponentText(GradientCheck.tolerance)), mean loss \(decimalText(check.loss, decimals: 4)))."
    ]
  }

  private func passes(_ matrix: GradientCheck.Matrix) -> Bool {
    matrix.largestError ?? .infinity < GradientCheck.tolerance
  }
}
