public import HostSystem
import RecurrentNets
public import SeriesData
import TensorFiles

/// Networks and statistics together in one safetensors file.
///
/// It holds the parameters of all networks, their shares and the errors that make the intervals. The statistics are
/// fitted again to whatever is forecast.
///
/// It forecasts any series of the frequency and the season that it learned from. A file is read as a ``ModelFile`` is,
/// without trust.
public struct AutomaticModel: Sendable {
  /// The checksum of the content, which tells models apart: `sha256:` and 64 hexadecimal digits.
  public let checksum: String
  /// The distance between rows.
  public let frequency: Frequency
  let content: AutomaticCard
  let networks: [TrainedNetwork<Float>]
  private let errors: ScaledErrors?

  /// The key of the card, which tells these files from those of one network.
  static let key = "automatic"
  private static let errorsName = "held_out_errors"

  /// Steps that are forecast, H.
  public var horizon: Int { content.horizon }
  /// Steps in one season.
  public var seasonLength: Int { content.seasonLength }

  /// Writes what was fitted, whole or not at all.
  public static func write(_ fitted: FittedAutomatic, to path: String) throws(FileError) {
    let networks = fitted.networks?.networks ?? []
    var tensors = networks.enumerated().flatMap { number, network in
      NetworkTensors(network.configuration).tensors(
        of: network.parameters, prefix: prefix(number))
    }
    if let errors = fitted.choice.errors {
      tensors.append(
        StoredTensor(errorsName, shape: [errors.steps, errors.count], errors.values))
    }
    try TensorFile(
      metadata: [
        "format_version": ModelFile.version, key: ModelFile.encode(AutomaticCard(fitted)),
      ], tensors: tensors
    ).write(to: path)
  }

  /// The content of a file whose header was checked.
  init(_ file: TensorFile, _ checked: CheckedAutomaticCard, path: String) throws(TensorFileError) {
    checksum = file.checksum
    (content, frequency) = (checked.content, checked.frequency)
    networks = (0..<(checked.content.networks?.count ?? 0)).compactMap { number in
      checked.configuration.map {
        TrainedNetwork(
          configuration: $0,
          parameters: NetworkTensors($0).parameters(of: file.tensors, prefix: Self.prefix(number)))
      }
    }
    let stored = file.tensors.first { $0.name == Self.errorsName }
    guard let values = stored?.doubles, let count = content.errorCount else {
      errors = nil
      return
    }
    guard let errors = ScaledErrors(values, count: count) else {
      throw TensorFileError(
        .metadata(key: Self.key, reason: "announces errors that are no sizes in ascending order"),
        in: path, tensor: Self.errorsName)
    }
    self.errors = errors
  }

  /// Checks the tensors that a header announces.
  static func check(
    _ tensors: [TensorFileOutline.Tensor], for card: AutomaticCard,
    _ configuration: NetworkConfiguration?, path: String
  ) throws(TensorFileError) {
    var others = tensors
    for number in 0..<(card.networks?.count ?? 0) {
      guard let configuration else { continue }
      let prefix = prefix(number)
      let own = others.filter { $0.name.hasPrefix(prefix) }
      others.removeAll { $0.name.hasPrefix(prefix) }
      try NetworkTensors(configuration).check(own, prefix: prefix, path: path)
    }
    if let count = card.errorCount {
      let found = others.first { $0.name == errorsName }
      guard let found else {
        throw TensorFileError(.missing, in: path, tensor: errorsName)
      }
      guard found.element == .double else {
        throw TensorFileError(
          .wrongType(found: found.element.rawValue), in: path, tensor: errorsName)
      }
      guard found.shape == [card.horizon, count] else {
        throw TensorFileError(
          .wrongShape(found: found.shape, needed: [card.horizon, count]), in: path,
          tensor: errorsName)
      }
      others.removeAll { $0.name == errorsName }
    }
    if let other = others.first {
      throw TensorFileError(.superfluous, in: path, tensor: other.name)
    }
  }

  private static func prefix(_ number: Int) -> String { "networks.\(number)." }

  /// Networks and statistics ready to forecast.
  public func fitted(
    resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> FittedAutomatic {
    FittedAutomatic(
      networks: content.plan.map {
        FittedGlobal(name: GlobalForecaster.title, plan: $0, networks: networks)
      },
      choice: AutomaticForecaster.Choice(
        shares: content.shares, yearShare: content.yearShare, ends: content.heldOutEnds,
        errors: errors),
      trainedOn: TrainedOn(
        columns: [], frequency: frequency, seasonLength: seasonLength, pastCovariates: [],
        futureCovariates: [], staticCovariates: []),
      forecaster: try AutomaticForecaster(
        horizon: horizon, levels: content.levels, resources: resources))
  }

  /// Checks that a series has the frequency and the season of those that were learned from.
  public func check(_ series: TimeSeries) throws(ModelMismatch) {
    guard series.axis.frequency == frequency else {
      throw .otherFrequency(
        series: series.name, found: series.axis.frequency.description,
        needed: frequency.description)
    }
    guard series.seasonLength == seasonLength else {
      throw .otherSeason(series: series.name, found: series.seasonLength, needed: seasonLength)
    }
  }
}
