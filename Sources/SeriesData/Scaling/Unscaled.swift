extension ScalerKind {
  /// Values stay as they are.
  public static let unscaled = ScalerKind(name: "none") { _ in (0, 1) }
}
