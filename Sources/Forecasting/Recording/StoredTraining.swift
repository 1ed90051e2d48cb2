import RecurrentNets
import TensorFiles

/// The state of one training as tensors and texts of a checkpoint.
struct StoredTraining {
  let identity: TrainingIdentity
  let position: TrainingPosition
  private let lastGood: TrainingPosition?
  private let tensors: [StoredTensor]

  /// The texts of a training in the metadata of the file.
  struct Card: Codable {
    let identity: TrainingIdentity
    let position: TrainingPosition
    let lastGood: TrainingPosition?
  }

  private enum Name {
    static let parameters = "parameters", best = "best", epochs = "epochs"
    static let carried = "carried"
    static let validation = "validation", lastGood = "last-good."
    static func moment(_ index: Int) -> String { "moment.\(index)" }
  }

  init(_ state: TrainingState<Float>, identity: TrainingIdentity) {
    self.identity = identity
    position = state.now.position
    lastGood = state.lastGood?.position
    var tensors = Self.tensors(of: state.now)
    if let best = state.bestParameters { tensors.append(Self.flat(Name.best, best)) }
    if let lastGood = state.lastGood {
      tensors += Self.tensors(of: lastGood, prefix: Name.lastGood)
    }
    tensors.append(Self.table(Name.epochs, state.epochs.map(\.numbers)))
    let validation = state.epochs.compactMap { epoch in
      epoch.validationLoss.map { [Double(epoch.epoch), $0] }
    }
    tensors.append(Self.table(Name.validation, validation))
    self.tensors = tensors
  }

  /// The card and the tensors of a file; the tensors' names begin with `prefix`.
  init(_ card: Card, tensors: [StoredTensor], prefix: String) {
    identity = card.identity
    position = card.position
    lastGood = card.lastGood
    self.tensors = tensors.filter { $0.name.hasPrefix(prefix) }.map {
      $0.renamed(String($0.name.dropFirst(prefix.count)))
    }
  }

  var card: Card { Card(identity: identity, position: position, lastGood: lastGood) }

  /// The tensors under names that begin with `prefix`.
  func tensors(prefix: String) -> [StoredTensor] {
    tensors.map { $0.renamed(prefix + $0.name) }
  }

  /// The state, whose sizes are still to be compared with the network's.
  func state(path: String) throws(TensorFileError) -> TrainingState<Float> {
    let epochs = try table(Name.epochs, columns: EpochRecord.numberCount, path: path)
    var validation: [Double: Double] = [:]
    for row in try table(Name.validation, columns: 2, path: path) { validation[row[0]] = row[1] }
    return TrainingState(
      now: try point(position, path: path),
      lastGood: try lastGood.map { position throws(TensorFileError) in
        try point(position, prefix: Name.lastGood, path: path)
      },
      bestParameters: position.bestEpoch == nil ? nil : try floats(Name.best, path: path),
      epochs: try epochs.map { row throws(TensorFileError) in
        guard let record = EpochRecord(row, validationLoss: validation[row[0]]) else {
          throw refusal("counts epochs or steps that are no numbers", path: path)
        }
        return record
      })
  }

  func refusal(_ reason: String, path: String) -> TensorFileError {
    TensorFileError(.metadata(key: "training", reason: reason), in: path)
  }

  private static func tensors(
    of point: TrainingState<Float>.Point, prefix: String = ""
  ) -> [StoredTensor] {
    [flat(prefix + Name.parameters, point.parameters)]
      + point.moments.enumerated().map { flat(prefix + Name.moment($0), $1) }
      + (point.carried.isEmpty ? [] : [flat(prefix + Name.carried, point.carried)])
  }

  private static func flat(_ name: String, _ values: [Float]) -> StoredTensor {
    StoredTensor(name, shape: [values.count], values)
  }

  private static func table(_ name: String, _ rows: [[Double]]) -> StoredTensor {
    StoredTensor(name, shape: [rows.count, rows.first?.count ?? 0], rows.flatMap(\.self))
  }

  private func point(
    _ position: TrainingPosition, prefix: String = "", path: String
  ) throws(TensorFileError) -> TrainingState<Float>.Point {
    var moments: [[Float]] = []
    while let moment = tensor(prefix + Name.moment(moments.count)) {
      moments.append(moment.floats ?? [])
    }
    return TrainingState.Point(
      parameters: try floats(prefix + Name.parameters, path: path), moments: moments,
      carried: tensor(prefix + Name.carried)?.floats ?? [], position: position)
  }

  private func tensor(_ name: String) -> StoredTensor? { tensors.first { $0.name == name } }

  private func floats(_ name: String, path: String) throws(TensorFileError) -> [Float] {
    guard let values = tensor(name)?.floats else {
      throw TensorFileError(.missing, in: path, tensor: name)
    }
    return values
  }

  private func table(
    _ name: String, columns: Int, path: String
  ) throws(TensorFileError) -> [[Double]] {
    guard let tensor = tensor(name), let values = tensor.doubles else {
      throw TensorFileError(.missing, in: path, tensor: name)
    }
    guard tensor.shape.count == 2, tensor.shape[1] == columns || values.isEmpty else {
      throw TensorFileError(
        .wrongShape(found: tensor.shape, needed: [tensor.shape.first ?? 0, columns]), in: path,
        tensor: name)
    }
    return stride(from: 0, to: values.count, by: columns).map {
      Array(values[$0..<$0 + columns])
    }
  }
}

extension EpochRecord {
  /// How many ``numbers`` there are.
  fileprivate static let numberCount = 6

  /// Everything but the validation loss.
  fileprivate var numbers: [Double] {
    [
      Double(epoch), Double(trainingStep), trainingLoss, learningRate, meanGradientNorm,
      largestGradientNorm,
    ]
  }

  /// `nil` if the counts are no whole numbers.
  fileprivate init?(_ numbers: [Double], validationLoss: Double?) {
    guard let epoch = Int(exactly: numbers[0]), let trainingStep = Int(exactly: numbers[1]) else {
      return nil
    }
    self.init(
      epoch: epoch, trainingStep: trainingStep, trainingLoss: numbers[2],
      validationLoss: validationLoss, learningRate: numbers[3], meanGradientNorm: numbers[4],
      largestGradientNorm: numbers[5])
  }
}
