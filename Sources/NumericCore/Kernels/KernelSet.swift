/// The loops over elements of a recurrent network, for one floating-point type.
///
/// ``PlainKernels`` states each equation as a plain loop; ``VectorKernels`` runs it on the vector
/// units. Matrices of activations are `[feature, lane]`, and the number of lanes is a multiple of
/// ``KernelScalar/laneMultiple``. Outputs do not overlap inputs unless the equation updates in place.
public protocol KernelSet<Scalar>: Sendable {
  /// The type of the elements.
  associatedtype Scalar: KernelScalar

  /// y = W·x + b, or y + W·x + b if `accumulating`. y `[rows, lane]`.
  func affine(
    _ term: borrowing AffineTerm<Scalar>, into output: borrowing MatrixView<Scalar>,
    accumulating: Bool)

  /// y = W₁·x₁ + b₁ + W₂·x₂ + b₂, or that added to y if `accumulating`: one pass over y for two products.
  func affine(
    _ first: borrowing AffineTerm<Scalar>, plus second: borrowing AffineTerm<Scalar>,
    into output: borrowing MatrixView<Scalar>, accumulating: Bool)

  /// V = Wᵀ. W `[rows, columns]`, V `[columns, rows]`; columns of V beyond the rows of W are padding, left alone.
  func transpose(
    _ weights: borrowing MatrixView<Scalar>, into output: borrowing MatrixView<Scalar>)

  /// W += Σ over steps and lanes of a·bᵀ, and s += Σ over steps and lanes of a.
  /// a `[step, rows, lane]`, b `[step, columns, lane]`, s one value per row or empty: no sums.
  func accumulateOuter(
    _ left: borrowing BlockView<Scalar>, _ right: borrowing BlockView<Scalar>,
    into output: borrowing MatrixView<Scalar>, sums: borrowing MatrixView<Scalar>)

  /// h = tanh(a).
  func tanhForward(_ a: borrowing MatrixView<Scalar>, into h: borrowing MatrixView<Scalar>)
  /// ∂L/∂a = ∂L/∂h ⊙ (1 − h²).
  func tanhBackward(
    _ h: borrowing MatrixView<Scalar>, gradient: borrowing MatrixView<Scalar>,
    into a: borrowing MatrixView<Scalar>)

  /// h = max(a, 0).
  func reluForward(_ a: borrowing MatrixView<Scalar>, into h: borrowing MatrixView<Scalar>)
  /// ∂L/∂a = ∂L/∂h where h > 0, else 0.
  func reluBackward(
    _ h: borrowing MatrixView<Scalar>, gradient: borrowing MatrixView<Scalar>,
    into a: borrowing MatrixView<Scalar>)

  /// The element-wise half of an LSTM step.
  func lstmForward(
    gates: borrowing MatrixView<Scalar>, previousCell: borrowing MatrixView<Scalar>,
    cell: borrowing MatrixView<Scalar>, hidden: borrowing MatrixView<Scalar>)
  /// Its gradient.
  func lstmBackward(
    gates: borrowing MatrixView<Scalar>, previousCell: borrowing MatrixView<Scalar>,
    hiddenGradient: borrowing MatrixView<Scalar>, cellGradient: borrowing MatrixView<Scalar>,
    gateGradient: borrowing MatrixView<Scalar>)

  /// The element-wise half of a GRU step.
  func gruForward(
    gates: borrowing MatrixView<Scalar>, previousHidden: borrowing MatrixView<Scalar>,
    hidden: borrowing MatrixView<Scalar>)
  /// Its gradient.
  func gruBackward(
    gates: borrowing MatrixView<Scalar>, previousHidden: borrowing MatrixView<Scalar>,
    hiddenGradient: borrowing MatrixView<Scalar>, gateGradient: borrowing MatrixView<Scalar>)

  /// y = factor · x where the draw of the element is at least `probability`, else 0; y may be x.
  func drop(
    _ x: borrowing MatrixView<Scalar>, by draws: ElementDraws, probability: Float, factor: Scalar,
    into y: borrowing MatrixView<Scalar>)

  /// y += x.
  func add(_ x: borrowing MatrixView<Scalar>, into y: borrowing MatrixView<Scalar>)
  /// y += factor · x.
  func addScaled(
    _ x: borrowing MatrixView<Scalar>, by factor: Scalar, into y: borrowing MatrixView<Scalar>)
  /// y ← factor · y.
  func scale(_ y: borrowing MatrixView<Scalar>, by factor: Scalar)
  /// y ← min(max(y, −limit), limit), element by element.
  func clamp(_ y: borrowing MatrixView<Scalar>, to limit: Scalar)
  /// Σ x², in double precision.
  func sumOfSquares(_ x: borrowing MatrixView<Scalar>) -> Double

  /// One update of stochastic gradient descent; see ``PlainKernels``.
  func sgdUpdate(
    _ parameters: borrowing MatrixView<Scalar>, gradient: borrowing MatrixView<Scalar>,
    velocity: borrowing MatrixView<Scalar>, rate: Scalar, momentum: Scalar, nesterov: Bool)

  /// One update of Adam, bias corrections folded into the arguments; see ``PlainKernels``.
  func adamUpdate(
    _ parameters: borrowing MatrixView<Scalar>, gradient: borrowing MatrixView<Scalar>,
    firstMoment: borrowing MatrixView<Scalar>, secondMoment: borrowing MatrixView<Scalar>,
    stepSize: Scalar, beta1: Scalar, beta2: Scalar, inverseRootCorrection: Scalar, epsilon: Scalar)

  /// One update of RMSProp; see ``PlainKernels``.
  func rmspropUpdate(
    _ parameters: borrowing MatrixView<Scalar>, gradient: borrowing MatrixView<Scalar>,
    secondMoment: borrowing MatrixView<Scalar>, velocity: borrowing MatrixView<Scalar>,
    rate: Scalar, decay: Scalar, momentum: Scalar, epsilon: Scalar)

  /// One update of Adagrad; see ``PlainKernels``.
  func adagradUpdate(
    _ parameters: borrowing MatrixView<Scalar>, gradient: borrowing MatrixView<Scalar>,
    sumOfSquares: borrowing MatrixView<Scalar>, rate: Scalar, epsilon: Scalar)

  /// Σ weight · loss and Σ weight over what has a weight > 0; writes ∂(Σ weight · loss)/∂output, 0 where
  /// there is no weight, whatever the target.
  func weighErrors(
    _ loss: ErrorLoss<Scalar>, outputs: borrowing MatrixView<Scalar>,
    targets: borrowing MatrixView<Scalar>, weights: borrowing MatrixView<Scalar>,
    gradient: borrowing MatrixView<Scalar>
  ) -> (value: Double, weight: Double)
}
