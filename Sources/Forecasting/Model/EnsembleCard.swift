import TensorFiles

/// What a model file says about networks together, beside what it says about each.
///
/// Written as JSON with these names as keys.
struct EnsembleCard: Codable {
  let networks: Int
  let combination: EnsembleCombination
  let weights: EnsembleWeights

  init(_ fitted: FittedEnsemble) {
    networks = fitted.networks.count
    combination = fitted.combination
    weights = fitted.weights
  }
}

/// The cards of networks together, whose every line was checked, and the shapes of their tensors with them.
struct CheckedEnsembleCard {
  let content: EnsembleCard
  let members: [CheckedModelCard]

  init(_ outline: TensorFileOutline, path: String) throws(TensorFileError) {
    func refusal(_ reason: String) -> TensorFileError {
      TensorFileError(
        .metadata(key: EnsembleModel.key, reason: "is faulty: \(reason)"), in: path)
    }
    try outline.checkVersion(path: path)
    let text = try outline.text(EnsembleModel.key, path: path)
    do {
      content = try CheckedModelCard.decode(EnsembleCard.self, from: text)
    } catch {
      throw refusal("\(error)")
    }
    guard 1...EnsembleSettings.mostNetworks ~= content.networks else {
      throw refusal("the number of networks is \(content.networks)")
    }
    guard content.weights.isSound(for: content.networks) else {
      throw refusal("the weights are none of \(content.networks) networks")
    }
    var members: [CheckedModelCard] = []
    for number in 0..<content.networks {
      members.append(
        try CheckedModelCard(outline, prefix: EnsembleModel.prefix(number), path: path))
    }
    self.members = members
    for (number, member) in members.enumerated() {
      if let difference = member.difference(from: members[0]) {
        throw refusal("networks 1 and \(number + 1) differ in \(difference)")
      }
    }
    let prefixes = members.indices.map(EnsembleModel.prefix)
    if let other = outline.tensors.first(where: { tensor in
      prefixes.allSatisfy { tensor.name.hasPrefix($0) == false }
    }) {
      throw TensorFileError(.superfluous, in: path, tensor: other.name)
    }
  }
}

extension CheckedModelCard {
  /// In what networks differ that must not, to be combined; `nil` if in nothing.
  fileprivate func difference(from other: CheckedModelCard) -> String? {
    if trainedOn != other.trainedOn { return "what they learned from" }
    if content.horizon != other.content.horizon { return "their horizon" }
    if content.cell != other.content.cell { return "their cell" }
    if content.strategy != other.content.strategy { return "their strategy" }
    if content.levels != other.content.levels { return "their levels" }
    if content.scalesEachSeries != other.content.scalesEachSeries { return "their scaling" }
    return nil
  }
}
