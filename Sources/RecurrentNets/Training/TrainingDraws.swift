/// What is drawn in one training step for the lanes of a shard.
package struct TrainingDraws: Sendable {
  var dropout: Dropout?
  var noise: InputNoise?
  var ownInputs: OwnInputs?

  /// Given draws; by default nothing is left to chance.
  package init(
    dropout: Dropout? = nil, noise: InputNoise? = nil, ownInputs: OwnInputs? = nil
  ) {
    self.dropout = dropout
    self.noise = noise
    self.ownInputs = ownInputs
  }

  /// What a network and its training ask for.
  ///
  /// - Parameter firstLane: the position in the batch of the shard's first lane.
  init(
    _ configuration: NetworkConfiguration, _ options: TrainingOptions, trainingStep: Int,
    firstLane: Int
  ) {
    if configuration.drops {
      dropout = Dropout(
        probability: configuration.dropout,
        recurrentProbability: configuration.recurrentDropout,
        readoutProbability: configuration.readoutDropout, seed: options.seed,
        trainingStep: trainingStep, firstLane: firstLane)
    }
    if options.inputNoise > 0 {
      noise = InputNoise(
        deviation: options.inputNoise, seed: options.seed, trainingStep: trainingStep,
        firstLane: firstLane)
    }
    if let share = options.sampling?.share(at: trainingStep), share > 0 {
      ownInputs = OwnInputs(
        share: share, seed: options.seed, trainingStep: trainingStep, firstLane: firstLane)
    }
  }

  /// The draws of the lanes from `lanes` on.
  func advanced(by lanes: Int) -> TrainingDraws {
    TrainingDraws(
      dropout: dropout?.advanced(by: lanes), noise: noise?.advanced(by: lanes),
      ownInputs: ownInputs?.advanced(by: lanes))
  }
}
