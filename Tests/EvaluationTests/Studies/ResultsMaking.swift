import Evaluation

/// Results of one horizon: the scaled errors of models on targets a, b, c and so on; `nil` is undefined.
func makeResults(
  horizon: Int = 2, _ models: [(name: String, isBaseline: Bool, mase: [Double?])]
) -> StudyResults {
  let count = models.map(\.mase.count).max() ?? 0
  return StudyResults(
    name: "study", facts: [.init("models", models.map(\.name).joined(separator: ", "))],
    files: [.init(path: "folder/sales.csv", digest: "00", fault: nil)],
    targets: (0..<count).map { index in
      StudyTarget(
        file: 0, series: String(Array("abcdefghijkl")[index]), column: "y", isOneOfSeveral: false,
        frequency: "monthly", seasonLength: 1, count: 4, recent: [1, 2, 3, 5],
        times: (1...4 + horizon).map(String.init), positions: (1...4 + horizon).map(Double.init),
        isCalendar: false)
    },
    contenders: models.map { model in
      StudyContender(
        model: model.name, title: model.name, isBaseline: model.isBaseline, horizon: horizon,
        seed: model.isBaseline ? nil : 1,
        outcomes: model.mase.map { mase in
          TargetOutcome(
            scores: [
              "MASE": StudyScore(value: mase, undefined: mase == nil ? "constant" : nil),
              "MAE": StudyScore(value: 7, undefined: nil),
            ],
            heldOut: [StudyPath(origin: 2, values: [2, 2])],
            future: StudyPath(origin: 4, values: [6, 7]))
        })
    }, unitsLeft: 0)
}
