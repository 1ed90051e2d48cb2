import CKernels

extension VectorKernels {
  /// As ``KernelSet`` states.
  public func drop(
    _ x: borrowing MatrixView<Float>, by draws: ElementDraws, probability: Float, factor: Float,
    into y: borrowing MatrixView<Float>
  ) {
    precondition(
      x.rows == y.rows && x.columns == y.columns && y.columns % Float.laneMultiple == 0,
      "drop: [\(x.rows), \(x.columns)] into [\(y.rows), \(y.columns)]")
    let (key, purpose) = draws.random.stream
    unsafe table.drop(
      y.rows, y.columns,
      ck_draws(
        first_key: key.0, second_key: key.1, first: draws.first, second: draws.second,
        purpose: purpose, first_group: draws.firstGroup), probability, factor, x.base, y.base)
  }

  /// As ``KernelSet`` states.
  public func add(_ x: borrowing MatrixView<Float>, into y: borrowing MatrixView<Float>) {
    precondition(x.count == y.count, "add: \(x.count) elements into \(y.count)")
    unsafe table.add(y.count, x.base, y.base)
  }

  /// As ``KernelSet`` states.
  public func addScaled(
    _ x: borrowing MatrixView<Float>, by factor: Float, into y: borrowing MatrixView<Float>
  ) {
    precondition(x.count == y.count, "add: \(x.count) elements into \(y.count)")
    unsafe table.add_scaled(y.count, factor, x.base, y.base)
  }

  /// As ``KernelSet`` states.
  public func scale(_ y: borrowing MatrixView<Float>, by factor: Float) {
    unsafe table.scale(y.count, factor, y.base)
  }

  /// As ``KernelSet`` states.
  public func clamp(_ y: borrowing MatrixView<Float>, to limit: Float) {
    unsafe table.clamp(y.count, limit, y.base)
  }

  /// As ``KernelSet`` states.
  public func sumOfSquares(_ x: borrowing MatrixView<Float>) -> Double {
    unsafe table.sum_of_squares(x.count, x.base)
  }

  /// As ``KernelSet`` states.
  public func sgdUpdate(
    _ parameters: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    velocity: borrowing MatrixView<Float>, rate: Float, momentum: Float, nesterov: Bool
  ) {
    let count = parameters.count
    precondition(gradient.count == count && velocity.count == count, "SGD: \(count) parameters")
    unsafe table.sgd_update(
      count, rate, momentum, nesterov ? 1 : 0, gradient.base, velocity.base, parameters.base)
  }

  /// As ``KernelSet`` states.
  public func adamUpdate(
    _ parameters: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    firstMoment: borrowing MatrixView<Float>, secondMoment: borrowing MatrixView<Float>,
    stepSize: Float, beta1: Float,
    beta2: Float, inverseRootCorrection: Float, epsilon: Float
  ) {
    let count = parameters.count
    precondition(
      gradient.count == count && firstMoment.count == count && secondMoment.count == count,
      "Adam: \(count) parameters")
    unsafe table.adam_update(
      count, stepSize, beta1, beta2, inverseRootCorrection, epsilon, gradient.base,
      firstMoment.base, secondMoment.base, parameters.base)
  }

  /// As ``KernelSet`` states.
  public func rmspropUpdate(
    _ parameters: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    secondMoment: borrowing MatrixView<Float>, velocity: borrowing MatrixView<Float>,
    rate: Float, decay: Float, momentum: Float, epsilon: Float
  ) {
    let count = parameters.count
    precondition(
      gradient.count == count && secondMoment.count == count && velocity.count == count,
      "RMSProp: \(count) parameters")
    unsafe table.rmsprop_update(
      count, rate, decay, momentum, epsilon, gradient.base, secondMoment.base, velocity.base,
      parameters.base)
  }

  /// As ``KernelSet`` states.
  public func adagradUpdate(
    _ parameters: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    sumOfSquares: borrowing MatrixView<Float>, rate: Float, epsilon: Float
  ) {
    let count = parameters.count
    precondition(
      gradient.count == count && sumOfSquares.count == count, "Adagrad: \(count) parameters")
    unsafe table.adagrad_update(
      count, rate, epsilon, gradient.base, sumOfSquares.base, parameters.base)
  }

  /// As ``KernelSet`` states.
  public func weighErrors(
    _ loss: ErrorLoss<Float>, outputs: borrowing MatrixView<Float>,
    targets: borrowing MatrixView<Float>, weights: borrowing MatrixView<Float>,
    gradient: borrowing MatrixView<Float>
  ) -> (value: Double, weight: Double) {
    let count = outputs.count
    precondition(
      targets.count == count && weights.count == count && gradient.count == count,
      "errors: \(count) outputs")
    let (kind, parameter): (ck_error_loss, Float) =
      switch loss {
      case .squared: (ck_squared_error, 0)
      case .absolute: (ck_absolute_error, 0)
      case .huber(let delta): (ck_huber_error, delta)
      case .pinball(let quantile): (ck_pinball_error, quantile)
      }
    var weight = 0.0
    let value = unsafe table.weigh_errors(
      count, kind, parameter, outputs.base, targets.base, weights.base, gradient.base, &weight)
    return (value, weight)
  }
}
