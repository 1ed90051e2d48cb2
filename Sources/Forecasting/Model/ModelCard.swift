import RecurrentNets
import SeriesData

/// Everything a model file says about a network beside its parameters: what is needed to forecast.
///
/// Written as JSON with these names as keys.
struct ModelCard: Codable {
  /// One column that the network reads and forecasts.
  struct Column: Codable {
    let name: String
    /// What is done before the scaler; not written where it is nothing.
    let steps: FittedTransform?
    let scaler: FittedScaler
    /// See ``ChannelTransform/spread``.
    let spread: Double
  }

  let cell: CellKind
  let hiddenSize: Int
  let layers: Int
  let dropout: Double
  let recurrentDropout: Double
  /// Whether what a layer reads is added to its states, and the dilations of the layers; not written where it is
  /// not and they are 1.
  let residual: Bool?
  let dilations: [Int]?
  /// Dropout before the readout, the time steps of a recurrent step, and how several columns are read; not written
  /// where there is none, each is read by itself and all columns together.
  let readoutDropout: Double?
  let segment: Int?
  let channels: NetworkSettings.Channels?
  /// What the outputs mean.
  let loss: LossConfiguration
  /// The intervals of the forecast, in percent.
  let levels: [Double]
  /// The widths of intervals that the loss does not tell; not written where it does.
  let calibration: Calibration?
  let contextLength: Int
  let horizon: Int
  let strategy: NetworkSettings.Strategy
  let lossAt: NetworkSettings.LossAt
  let level: NetworkSettings.Level
  /// Whether the state is carried through the whole history; not written where it is not.
  let isStateful: Bool?
  /// Whether the network is told which inputs are missing; not written where it is not.
  let tellsMissing: Bool?
  /// Whether each series is scaled by what is known of itself; not written where it is not.
  let scalesEachSeries: Bool?
  let columns: [Column]
  /// The steps in place of scaler and logarithm, if there were any.
  let transform: [TransformStep]?
  /// What is read beside the columns; not written where it is nothing.
  let inputs: FittedInputs?
  /// As ``Frequency/init(parsing:)`` reads it.
  let frequency: String
  let seasonLength: Int
  /// Training steps of the parameters.
  let trainingSteps: Int
}

extension ModelCard {
  init(_ fitted: FittedNetwork) {
    let configuration = fitted.training.network.configuration
    let settings = fitted.plan.settings
    cell = configuration.cell
    hiddenSize = configuration.hiddenSize
    layers = configuration.layers
    dropout = configuration.dropout
    recurrentDropout = configuration.recurrentDropout
    residual = configuration.residual ? true : nil
    dilations = configuration.dilations
    readoutDropout = configuration.readoutDropout > 0 ? configuration.readoutDropout : nil
    segment = settings.segment
    channels =
      settings.readsApart(columns: fitted.transforms.count)
      ? .independent : settings.segment == nil ? nil : .joint
    loss = settings.training.loss
    levels = settings.levels
    calibration = fitted.calibration
    contextLength = fitted.plan.shape.contextLength
    horizon = fitted.horizon
    strategy = settings.strategy
    lossAt = settings.lossAt
    level = settings.level
    isStateful = settings.training.isStateful ? true : nil
    tellsMissing = settings.tellsMissing ? true : nil
    scalesEachSeries = settings.scalesEachSeries ? true : nil
    columns = zip(fitted.trainedOn.columns, fitted.transforms).map {
      Column(
        name: $0, steps: $1.steps.isEmpty ? nil : $1.steps, scaler: $1.scaler, spread: $1.spread)
    }
    transform = settings.transform
    inputs = fitted.inputs == .none ? nil : fitted.inputs
    frequency = fitted.trainedOn.frequency.description
    seasonLength = fitted.trainedOn.seasonLength
    trainingSteps = fitted.training.trainingSteps
  }

  /// The sizes of the network, which decide the shapes of all tensors.
  func configuration() throws -> NetworkConfiguration {
    if let segment {
      guard segment >= 1, contextLength >= segment, contextLength % segment == 0,
        strategy == .multiOutput, lossAt == .last
      else {
        throw ModelCardFault(
          description: "segments of \(segment) do not fit its context length, strategy or loss")
      }
    }
    let layout = InputLayout(
      channels: columns.count, tellsMissing: tellsMissing == true,
      inputs: inputs?.plan ?? .none, contextLength: contextLength,
      horizon: strategy == .recursive ? 1 : horizon, strategy: strategy, lossAt: lossAt,
      segment: segment, readsApart: columns.count > 1 && channels == .independent)
    let outputs = (layout.targetCount ?? .max)
      .multipliedReportingOverflow(by: loss.outputsPerTarget)
    return try NetworkConfiguration(
      cell: cell, inputSize: layout.inputSize ?? .max, hiddenSize: hiddenSize, layers: layers,
      outputSize: outputs.overflow ? .max : outputs.partialValue, dropout: dropout,
      recurrentDropout: recurrentDropout, readsInput: layout.readsInput, residual: residual == true,
      dilations: dilations, embedsInput: layout.readsSegments, branchStep: layout.branchStep,
      readoutDropout: readoutDropout ?? 0)
  }

  /// The settings of the network, with given ones for training.
  func settings(training: TrainingOptions) -> NetworkSettings {
    var settings = NetworkSettings(training: training)
    settings.cell = cell
    settings.hiddenSize = hiddenSize
    settings.layers = layers
    settings.training.loss = loss
    settings.levels = levels
    settings.dropout = dropout
    settings.recurrentDropout = recurrentDropout
    settings.residual = residual == true
    settings.dilations = dilations
    settings.readoutDropout = readoutDropout ?? 0
    settings.segment = segment
    settings.channels = channels
    settings.contextLength = contextLength
    settings.strategy = strategy
    settings.lossAt = lossAt
    settings.level = level
    settings.training.isStateful = isStateful == true
    settings.tellsMissing = tellsMissing == true
    settings.scalesEachSeries = scalesEachSeries == true
    if let plan = inputs?.plan {
      settings.inputs.calendar = plan.calendar
      settings.inputs.holidays = plan.holidays
      settings.inputs.lags = plan.lags
    }
    settings.transform = transform
    if let scaler = columns.first?.scaler { settings.scaler = scaler.kind }
    settings.logarithm =
      columns.allSatisfy(\.scaler.takesLogarithm)
      ? .always : columns.contains(where: \.scaler.takesLogarithm) ? .auto : .never
    return settings
  }

  func transforms() throws(ModelCardFault) -> [ChannelTransform] {
    guard columns.isEmpty == false else { throw ModelCardFault(description: "names no column") }
    guard Set(columns.map(\.name)).count == columns.count else {
      throw ModelCardFault(description: "names a column twice")
    }
    return try columns.map { column throws(ModelCardFault) in
      guard column.spread.isFinite, column.spread >= 0 else {
        throw ModelCardFault(description: "has a spread of \(column.spread), which is out of range")
      }
      guard column.steps?.isSound != false else {
        throw ModelCardFault(description: "has a transform that cannot have been fitted")
      }
      return ChannelTransform(
        steps: column.steps ?? .none, scaler: column.scaler, spread: column.spread)
    }
  }
}

/// What is wrong with a card, as the predicate of a sentence.
struct ModelCardFault: Error, CustomStringConvertible {
  let description: String
}
