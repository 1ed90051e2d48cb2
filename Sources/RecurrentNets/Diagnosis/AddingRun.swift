import NumericCore

/// One training on the adding problem, on one thread.
struct AddingRun {
  private let plan: AddingStudy.Settings.Plan
  private let settings: AddingStudy.Settings

  /// Training steps from one look at held-out sequences to the next, and how many sequences those are.
  private static var interval: Int { 25 }
  private static var heldOut: Int { 256 }

  init(_ plan: AddingStudy.Settings.Plan, _ settings: AddingStudy.Settings) {
    self.plan = plan
    self.settings = settings
  }

  /// Trains until the problem is solved, the loss is not finite, or the steps run out.
  func make() throws -> AddingStudy.Run {
    let configuration = try NetworkConfiguration(
      cell: plan.cell, inputSize: 2, hiddenSize: settings.hiddenSize, outputSize: 1)
    let options = try trainingOptions()
    let network = RecurrentNetwork<Float>(configuration)
    let parameters = ParameterBuffer<Float>(network.layout)
    parameters.initialise(options.initialisation, of: configuration, seed: plan.seed)
    let source = AddingProblem<Float>(
      length: plan.length, count: settings.stepLimit * settings.batchSize, seed: plan.seed)
    let heldOut = AddingProblem<Float>(
      length: plan.length, count: Self.heldOut, seed: ~plan.seed)
    let pool = WorkerPool(threadCount: 1)
    let cancellation = Cancellation()
    let engine = TrainingEngine(
      network, source: source, options: options, pool: pool, parameters: parameters,
      cancellation: cancellation)
    let judge = Validation(
      network, source: heldOut, options: options, pool: pool, parameters: parameters,
      cancellation: cancellation)
    let course = try train(engine, judge: judge)
    let trained = TrainedNetwork(configuration: configuration, parameters: parameters.values)
    return AddingStudy.Run(
      cell: plan.cell, isClipped: plan.isClipped, length: plan.length, seed: plan.seed,
      isSolved: course.lowestLoss < AddingStudy.solvedLoss, trainingSteps: course.steps,
      diverged: course.diverged, lowestLoss: course.lowestLoss.isFinite ? course.lowestLoss : nil,
      largestGradientNorm: course.largestNorm.isFinite ? course.largestNorm : nil,
      flow: GradientFlow(
        of: trained.widened, on: DiagnosticSamples(heldOut, atMost: 32), loss: options.loss))
  }

  private struct Course {
    var steps = 0
    var diverged = false
    var lowestLoss = Double.infinity, largestNorm = 0.0
  }

  private func train(
    _ engine: TrainingEngine<Float>, judge: Validation<Float>
  ) throws -> Course {
    var course = Course()
    for step in 1...settings.stepLimit {
      course.steps = step
      let batch = (step - 1) * settings.batchSize..<step * settings.batchSize
      let (loss, norm) = try engine.step(
        Array(batch)[...], trainingStep: step, learningRate: settings.learningRate(of: plan.cell))
      course.largestNorm = norm.isFinite ? max(course.largestNorm, norm) : .infinity
      guard loss.value.isFinite && norm.isFinite else {
        course.diverged = true
        break
      }
      guard step % Self.interval == 0 || step == settings.stepLimit else { continue }
      course.lowestLoss = min(course.lowestLoss, try judge.evaluate() ?? .infinity)
      if course.lowestLoss < AddingStudy.solvedLoss { break }
    }
    return course
  }

  private func trainingOptions() throws -> TrainingOptions {
    try TrainingOptions(
      loss: .mse,
      optimiser: OptimiserConfiguration(
        kind: .adam, learningRate: settings.learningRate(of: plan.cell)),
      length: .trainingSteps(settings.stepLimit), batchSize: settings.batchSize,
      clipping: plan.isClipped ? .norm(settings.clipNorm) : .none,
      initialisation: settings.initialisation(of: plan.cell), seed: plan.seed)
  }
}
