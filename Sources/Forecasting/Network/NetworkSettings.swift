public import RecurrentNets
public import SeriesData

/// Everything a user can choose about a recurrent forecaster.
///
/// What is `nil` is chosen from the history.
public struct NetworkSettings: Sendable, Hashable, Encodable {
  /// At which time steps of a window the error is taken.
  public enum LossAt: String, Sendable, Hashable, Codable, CaseIterable {
    /// Many-to-one: at the end of the context.
    case last
    /// Many-to-many: at every step.
    case every
  }

  /// How more than one step is forecast.
  public enum Strategy: String, Sendable, Hashable, Codable, CaseIterable {
    /// All H steps from one readout.
    case multiOutput = "multi-output"
    /// One step, which is fed back until H are there.
    case recursive
  }

  /// How a network reads a series of several columns.
  public enum Channels: String, Sendable, Hashable, Codable, CaseIterable {
    /// All at once: each may tell something about the others.
    case joint
    /// Each by itself, as if it were a series, being told which it is: one network learns from all of them.
    case independent
  }

  /// What is taken away from the values of a window before the network sees them.
  public enum Level: String, Sendable, Hashable, Codable, CaseIterable {
    /// The last observed value, so that a growing series is not forecast by extrapolating a scale.
    case lastValue = "last-value"
    /// The mean of the context.
    case mean
    /// The mean of the context, whose deviation everything is divided by (Kim et al., 2022, "Reversible instance
    /// normalization", without weights of its own).
    case revIN = "revin"
    /// Nothing.
    case none
  }

  /// Whether the logarithm is taken first.
  public enum Logarithm: String, Sendable, Hashable, Codable, CaseIterable {
    /// Where every value is positive and the largest is at least three times the smallest.
    case auto
    case always, never
  }

  /// The kind of cell.
  public var cell = CellKind.gru
  /// Features of the hidden state.
  public var hiddenSize = 32
  /// Recurrent layers.
  public var layers = 1
  /// The probability of dropout between layers.
  public var dropout = 0.0
  /// The probability of dropout from step to step.
  public var recurrentDropout = 0.0
  /// The probability of dropout before the readout.
  public var readoutDropout = 0.0
  /// Whether what a layer reads is added to its states, from the second layer on.
  public var residual = false
  /// The steps from the state that a layer reads to the one it writes, one for each layer; `nil`: all 1.
  public var dilations: [Int]?
  /// Past steps that the network reads.
  ///
  /// If `nil`: two seasons, or twice the horizon without a season, and at least 12 steps if that is no
  /// more than a quarter of the longest history. A short history gets less, so that it holds more
  /// whole windows than the horizon has steps before its validation end (the longer of the horizon
  /// and a tenth); where even half of the context does not leave so many, the validation end is given
  /// up.
  ///
  /// With a ``segment`` it is at least fifteen of them where the history affords it, and always whole ones.
  public var contextLength: Int?
  /// Time steps that the network reads as one, and forecasts as one, side by side (Lin et al., 2023, "SegRNN");
  /// `nil`: each by itself.
  ///
  /// Fifteen recurrent steps of 48 read a month of hours.
  public var segment: Int?
  /// How several columns are read.
  ///
  /// If `nil`: each by itself where segments are read, since a long context of one column tells more than the other
  /// columns do and each column multiplies the windows to learn from; else all at once.
  public var channels: Channels?
  /// The end of each history that decides the training length; `nil`: the longer of the horizon and a tenth.
  public var validation: SeriesEnd?
  /// Steps from one window of training to the next; `nil`: 1, half a context where the loss is taken at every step, and
  /// a whole one where states are carried.
  public var windowStride: Int?
  /// How more than one step is forecast.
  public var strategy = Strategy.multiOutput
  /// Where the error is taken.
  public var lossAt = LossAt.last
  /// The scaler that is fitted to each channel.
  public var scaler = ScalerKind.standardise
  /// Whether the logarithm is taken before.
  public var logarithm = Logarithm.auto
  /// What is done to the values of each channel in place of scaler and logarithm, one step after the other.
  public var transform: [TransformStep]?
  /// What is taken away from each window.
  public var level = Level.lastValue
  /// Whether each series is scaled by what is known of itself, rather than all by what they have in common:
  /// then series of any size teach the network alike, and it forecasts others than it learned from.
  public var scalesEachSeries = false
  /// Whether the network is told which of its inputs are missing, by one more input for each channel that is 1
  /// where the value only stands in for one that was not observed.
  public var tellsMissing = false
  /// How much windows count.
  public var weights = SeriesWeights()
  /// What is read beside columns and covariates.
  public var inputs = NetworkInputs()
  /// The levels of the prediction intervals that a forecast comes with, in percent.
  public var levels: [Double] = []
  /// How the network is trained.
  public var training: TrainingOptions
  /// The networks that are trained in place of one; `nil`: one.
  public var ensemble: EnsembleSettings?

  /// The default settings for given training options.
  public init(training: TrainingOptions) { self.training = training }

  /// Whether each of so many columns is read by itself.
  public func readsApart(columns: Int) -> Bool {
    columns > 1 && (channels ?? (segment == nil ? .joint : .independent)) == .independent
  }

  /// These settings with what the loss dictates: counts are forecast as they are.
  var adapted: NetworkSettings {
    guard training.loss.kind.isOfCounts else { return self }
    var settings = self
    settings.scaler = .unscaled
    settings.logarithm = .never
    settings.transform = nil
    settings.level = .none
    return settings
  }
}
