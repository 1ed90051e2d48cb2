import Evaluation
public import Forecasting
import SeriesData

/// What a diagnosis found and what to do about it, in sentences.
public struct DiagnosisText: Sendable {
  private let diagnosis: NetworkDiagnosis

  /// The text of a diagnosis.
  public init(_ diagnosis: NetworkDiagnosis) { self.diagnosis = diagnosis }

  /// Everything, line by line.
  public var lines: [String] {
    [failure, flow, flowAdvice, influence].compactMap(\.self) + layers
  }

  /// The verdict on the gradients, as the title of a figure.
  public var summary: String { String(verdict.dropLast()) }

  private var failure: String? {
    diagnosis.trainingFailure.map {
      "\($0) What follows is the network as it was shortly before."
    }
  }

  private var finding: FlowFinding { diagnosis.kept.flow.finding }

  private var verdict: String {
    let finding = finding
    let context = countText(finding.contextLength, "step")
    switch finding.kind {
    case .healthy:
      return "The gradients are healthy: they reach back \(finding.effectiveMemory) of \(context)."
    case .vanishing where finding.effectiveMemory == 0:
      return "The gradients vanish: no state changes the loss."
    case .vanishing:
      return
        "The gradients vanish: the effective memory is \(finding.effectiveMemory) of \(context)."
    case .exploding:
      let growth =
        finding.largestGrowth.map {
          "the largest norm is \(exponentText($0)) times that of the last state"
        } ?? "a norm is too large for a number"
      return "The gradients explode: \(growth)."
    }
  }

  private var flow: String {
    let finding = finding
    let older =
      finding.kind == .vanishing && finding.effectiveMemory > 0
      ? ["The loss depends on older states less than a hundredth as much."] : []
    let change = finding.factorPerStep.map {
      "Each step back, their norm changes by a factor of \(decimalText($0, decimals: 2))."
    }
    return ([verdict] + older + [change].compactMap(\.self)).joined(separator: " ")
  }

  private var flowAdvice: String? {
    let shape = diagnosis.cell.shape
    let isGated = shape.gateBlocks.isEmpty == false
    switch finding.kind {
    case .healthy: return nil
    case .vanishing:
      let remedy =
        shape.forgetBlock != nil
        ? "open its forget gates at the start (--forget-bias 1)"
        : isGated
          ? "try --model lstm with --forget-bias 1"
          : "use gates (--model gru or lstm), or begin with --recurrent-weights orthogonal"
      return "If the series needs an older past, \(remedy); if not, a shorter "
        + "--context tells the network as much."
    case .exploding:
      let remedy =
        isGated
        ? "begin with --recurrent-weights orthogonal"
        : "begin with --recurrent-weights orthogonal, use gates (--model gru or lstm)"
      return
        "Clip the gradient to a lower norm (--clip-norm), lower the --learning-rate, \(remedy), or "
        + "shorten the --context."
    }
  }

  private var influence: String? {
    // What a network reads that did not learn tells nothing of the context.
    guard diagnosis.trainingFailure == nil else { return nil }
    let advice = diagnosis.influence.advice
    guard let share = advice.oldestShare else {
      return "The forecast does not depend on the steps before the last one."
    }
    let context = advice.contextLength
    let held =
      "95 % of the influence of the past on the forecast lies in the last \(advice.steps) of "
      + "\(countText(context, "step"))"
    switch advice.kind {
    case .keep: return "\(held): the context fits."
    case .shorter: return "\(held): --context \(advice.steps) would do."
    case .longer where diagnosis.influence.seasonLength > context:
      return "\(held), but a season has \(diagnosis.influence.seasonLength): try --context "
        + "\(Self.whole(diagnosis.influence.seasonLength, plus: 1)) or more."
    case .longer:
      return
        "\(held), and \(Self.percent(share)) of it in the oldest quarter: try a longer --context, such "
        + "as \(Self.whole(context, plus: context / 2))."
    }
  }

  private static func whole(_ value: Int, plus other: Int) -> Int {
    let (sum, overflow) = value.addingReportingOverflow(other)
    return overflow ? value : sum
  }

  private var layers: [String] {
    zip(diagnosis.gates, diagnosis.kept.radii).enumerated().map { number, layer in
      let (usage, radii) = layer
      var parts = usage.gates.map {
        "\($0.name) gate \(Self.percent($0.closedShare)) closed, \(Self.percent($0.openShare)) open"
      }
      if let share = usage.saturatedStateShare {
        parts.append("\(Self.percent(share)) of the states saturated")
      }
      parts.append("\(usage.deadUnits) of \(countText(usage.units, "unit")) dead")
      parts.append("spectral radius of the recurrent weights " + Self.text(radii))
      return "Layer \(number + 1): \(parts.joined(separator: "; "))."
    }
  }

  private static func text(_ radii: RecurrentRadii) -> String {
    let texts = radii.blocks.map { block in
      let radius = block.radius.map { decimalText($0, decimals: 2) } ?? "undefined"
      return radii.blocks.count == 1 ? radius : "\(block.name) \(radius)"
    }
    return texts.joined(separator: ", ")
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((100 * share).rounded())) %"
  }
}
