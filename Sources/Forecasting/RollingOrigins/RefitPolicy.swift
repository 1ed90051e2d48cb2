/// When a forecaster learns again while the origin moves on.
public enum RefitPolicy: String, Sendable, Hashable, CaseIterable {
  /// At every origin, from all that is known there.
  case everyOrigin
  /// At the first origin only; later origins give it a longer history, but teach it nothing.
  case firstOriginOnly
}
