/// The textbook study of long-term dependencies: which cells learn the adding problem at which length, with
/// and without clipping, and how their gradients flow.
public struct AddingStudy: Sendable, Encodable {
  /// What is tried, and for how long.
  public struct Settings: Sendable, Hashable, Encodable {
    /// The kinds of cell.
    public var cells = CellKind.allCases
    /// The lengths T.
    public var lengths = [25, 50, 100, 200, 400]
    /// The seeds of parameters and sequences.
    public var seeds: [UInt64] = [1, 2, 3]
    /// The training steps after which a network that has not learned counts as failed.
    public var stepLimit = 2000
    /// Features of the hidden state.
    public var hiddenSize = 32
    /// Sequences in a batch; none is seen twice.
    public var batchSize = 32
    /// The learning rate of Adam for cells with gates, and for those without, which lose their way at larger
    /// ones.
    public var gatedLearningRate = 0.02, vanillaLearningRate = 0.001
    /// The bias with which the forget gates of LSTM begin.
    public var forgetBias = 4.0
    /// The norm to which gradients are clipped, where they are.
    public var clipNorm = 1.0

    /// The study of the textbooks.
    public init() {}
  }

  /// One training.
  public struct Run: Sendable, Hashable {
    /// What was trained.
    public let cell: CellKind, isClipped: Bool, length: Int, seed: UInt64
    /// Whether the held-out error fell below a tenth of that of always saying the mean.
    public let isSolved: Bool
    /// The training steps it took, or was given.
    public let trainingSteps: Int
    /// Whether training ended with a loss or a gradient that is not finite.
    public let diverged: Bool
    /// The lowest mean squared error on held-out sequences.
    public let lowestLoss: Double?
    /// The largest norm of a gradient, before clipping; `nil` if it is not finite.
    public let largestGradientNorm: Double?
    /// The flow of the gradient through the last network, on held-out sequences.
    public let flow: GradientFlow
  }

  /// What was tried.
  public let settings: Settings
  /// The runs: by cell, clipping, length and seed, in this order.
  public let runs: [Run]

  /// The held-out error below which the problem counts as solved.
  public static var solvedLoss: Double { AddingProblem<Float>.variance / 10 }

  /// Runs that were made.
  package init(settings: Settings, runs: [Run]) {
    self.settings = settings
    self.runs = runs
  }

  /// Makes all runs, as many at a time as there are threads; the number of threads changes nothing.
  ///
  /// - Parameter report: called after each run, with the number of runs that are done and of all.
  /// - Throws: `CancellationError` soon after the task is cancelled.
  public static func make(
    _ settings: Settings = Settings(), threads: Int,
    report: (Run, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
  ) async throws -> AddingStudy {
    let plans = settings.plans
    // The longest first, so that no thread is left with one at the end.
    var waiting = plans.indices.sorted {
      (plans[$0].length, $1) > (plans[$1].length, $0)
    }[...]
    var slots = [Run?](repeating: nil, count: plans.count)
    try await withThrowingTaskGroup(of: (Int, Run).self) { group in
      func start(_ index: Int) {
        group.addTask { (index, try AddingRun(plans[index], settings).make()) }
      }
      for index in waiting.prefix(max(1, threads)) { start(index) }
      waiting = waiting.dropFirst(max(1, threads))
      var done = 0
      while let (index, run) = try await group.next() {
        slots[index] = run
        done += 1
        report(run, done, plans.count)
        if let next = waiting.popFirst() { start(next) }
      }
    }
    return AddingStudy(settings: settings, runs: slots.compactMap(\.self))
  }

  /// The share of seeds that solved a length.
  public func successRate(_ cell: CellKind, isClipped: Bool, length: Int) -> Double {
    let runs = runs(cell, isClipped: isClipped, length: length)
    return Double(runs.count(where: \.isSolved)) / Double(max(1, runs.count))
  }

  /// The runs of all seeds.
  public func runs(_ cell: CellKind, isClipped: Bool, length: Int) -> [Run] {
    runs.filter { $0.cell == cell && $0.isClipped == isClipped && $0.length == length }
  }
}

extension AddingStudy.Settings {
  /// One run that is to be made.
  struct Plan: Sendable {
    let cell: CellKind, isClipped: Bool, length: Int, seed: UInt64
  }

  var plans: [Plan] {
    cells.flatMap { cell in
      [true, false].flatMap { isClipped in
        lengths.flatMap { length in
          seeds.map { Plan(cell: cell, isClipped: isClipped, length: length, seed: $0) }
        }
      }
    }
  }

  func learningRate(of cell: CellKind) -> Double {
    cell.shape.gateBlocks.isEmpty ? vanillaLearningRate : gatedLearningRate
  }

  /// How the parameters of a cell begin: as the textbooks recommend for it.
  ///
  /// ReLU with the identity, and LSTM with forget gates that are open (Le, Jaitly and Hinton, 2015, who tried
  /// biases up to 20), the others as PyTorch draws them.
  func initialisation(of cell: CellKind) throws(NetworkError) -> Initialisation {
    switch cell {
    case .rnnReLU: try Initialisation(recurrentWeights: .identity)
    case .lstm: try Initialisation(forgetBias: forgetBias)
    case .rnnTanh, .gru: .standard
    }
  }
}
