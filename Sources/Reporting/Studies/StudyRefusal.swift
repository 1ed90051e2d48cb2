import Evaluation

/// What could not be read or forecast, and why.
struct StudyRefusal {
  /// The file, or the series.
  let name: String
  /// Whom the reason is of, with their horizons.
  let models: String
  let reason: String

  /// More would fill a report with what is in the tables too.
  private static let most = 100

  /// Of a study, files first; reasons that several models share, once.
  static func all(of results: StudyResults) -> [StudyRefusal] {
    var refusals = results.files.compactMap { file in
      file.fault.map { StudyRefusal(name: file.path, models: "every model", reason: $0) }
    }
    var left = most
    for (index, target) in results.targets.enumerated() where left > 0 {
      var models: [String: [String]] = [:]
      for contender in results.contenders {
        guard let reason = contender.outcomes[index]?.refusal else { continue }
        models[reason, default: []].append("\(contender.label) (\(contender.horizon))")
      }
      for (reason, names) in models.sorted(by: { $0.key < $1.key }) {
        refusals.append(
          StudyRefusal(name: target.label, models: names.joined(separator: ", "), reason: reason))
        left -= 1
      }
    }
    return refusals
  }
}
