import RealModule

/// One step of a transform with what was fitted.
enum FittedStep: Sendable, Hashable, Codable {
  /// f(x) ÷ λ with f(x) = x^λ; the logarithm for λ = 0.
  case power(lambda: Double)
  /// x_t − x₍t−lag₎. Before a history there are the first values that were fitted, so that nothing changed there.
  ///
  /// Differences are taken of values divided by `unit`, a power of two, so that huge ones do not overflow.
  case difference(lag: Int, first: [Double], unit: Double)
  /// x_t − s_t, or x_t ÷ s_t.
  case season(SeasonalIndices)
  case scaled(FittedScaler)

  init(
    _ kind: TransformStep, fittedOn values: [Double], seasonLength: Int, firstStep: Int,
    channel: String
  ) throws(SeriesError) {
    switch kind {
    case .logarithm: self = .power(lambda: 0)
    case .boxCox:
      if let index = values.firstIndex(where: { !($0 > 0) }) {
        throw .notTransformable(
          channel: channel, position: index + 1, value: values[index], step: "box-cox")
      }
      self = .power(lambda: BoxCox.lambda(values, seasonLength: seasonLength))
    case .difference(let lag):
      let lag = lag ?? seasonLength
      guard values.count > lag else {
        throw .tooShortToTransform(
          channel: channel, step: "\(kind)", count: values.count, needed: lag + 1)
      }
      let largest = values.reduce(0) { max($0, abs($1)) }
      self = .difference(
        lag: lag, first: Array(values.prefix(lag)), unit: largest > 0x1p1020 ? 8 : 1)
    case .classical(let season, let isRatio):
      self = .season(
        try SeasonalIndices(
          classicalOf: values, seasonLength: season ?? seasonLength, isRatio: isRatio,
          firstStep: firstStep, channel: channel))
    case .stl(let season):
      self = .season(
        try SeasonalIndices(
          stlOf: values, seasonLength: season ?? seasonLength, firstStep: firstStep,
          channel: channel))
    case .scaled(let kind):
      self = .scaled(
        try FittedScaler(kind, takesLogarithm: false, fittedOn: values, channel: channel))
    }
  }

  var name: String {
    switch self {
    case .power(0): "log"
    case .power: "box-cox"
    case .difference(let lag, _, _): "difference:\(lag)"
    case .season(let season): season.name
    case .scaled(let scaler): scaler.kind.name
    }
  }

  var isSound: Bool {
    switch self {
    case .power(let lambda): 0...1 ~= lambda
    case .difference(let lag, let first, let unit):
      1...TimeSeries.longestSeason ~= lag && first.count == lag && first.allSatisfy(\.isFinite)
        && (unit == 1 || unit == 8)
    case .season(let season): season.isSound
    case .scaled: true
    }
  }

  func transform(_ values: [Double], firstStep: Int) -> [Double] {
    switch self {
    case .power(let lambda): values.map { BoxCox.transform($0, lambda) }
    case .difference(let lag, let first, let unit):
      values.indices.map { step in
        let before = step < lag ? first[step] : values[step - lag]
        return values[step] / unit - before / unit
      }
    case .season(let season):
      values.enumerated().map { season.adjusted($1, at: firstStep + $0) }
    case .scaled(let scaler): values.map(scaler.transform)
    }
  }

  /// The transformed values, or the first that cannot be held.
  func checked(
    _ values: [Double], firstStep: Int, name: String, channel: String
  ) throws(SeriesError) -> [Double] {
    let transformed = transform(values, firstStep: firstStep)
    if let index = transformed.firstIndex(where: { !$0.isFinite }) {
      throw .notTransformable(
        channel: channel, position: index + 1, value: values[index], step: name)
    }
    return transformed
  }

  /// The values that transformed ones stand for, which follow a history.
  func inverse(_ following: [Double], after history: [Double], firstStep: Int) -> [Double] {
    switch self {
    case .power(let lambda): return following.map { BoxCox.inverse($0, lambda) }
    case .difference(let lag, let first, let unit):
      var values = history
      for change in following {
        let step = values.count
        let before = step < lag ? first[step] : values[step - lag]
        values.append((change + before / unit) * unit)
      }
      return Array(values[history.count...])
    case .season(let season):
      return following.enumerated().map {
        season.restored($1, at: firstStep + history.count + $0)
      }
    case .scaled(let scaler): return following.map(scaler.inverse)
    }
  }
}
