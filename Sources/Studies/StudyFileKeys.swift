extension StudyFile {
  /// How a key is written, in YAML and on the command line.
  enum Form: Sendable {
    /// One value, as an option.
    case one
    /// A value or a list of them, which the option takes with commas between.
    case list
    /// A value or a list of them, each with the option before it.
    case repeated
    /// true or false, as a flag.
    case flag
    /// A value or a list of them, as arguments without option.
    case arguments
  }

  /// The keys, in the order in which they are listed for people.
  static let keys: [(name: String, form: Form)] = study + reading + covariates + network + training

  private static let study: [(name: String, form: Form)] = [
    ("files", .arguments), ("models", .list), ("horizon", .list), ("seeds", .list),
    ("holdout", .one), ("levels", .list), ("out", .one), ("plots", .one), ("threads", .one),
    ("non-negative", .flag), ("integer", .flag), ("lower-bound", .one), ("upper-bound", .one),
  ]

  private static let reading: [(name: String, form: Form)] = [
    ("target", .repeated), ("time", .one), ("series-id", .one), ("frequency", .one),
    ("season-length", .one), ("delimiter", .one), ("decimal", .one), ("thousands", .one),
    ("missing", .repeated), ("time-format", .one), ("dates", .one), ("on-error", .one),
    ("rejected", .one), ("fill", .one), ("duplicates", .one), ("sort", .flag), ("aggregate", .one),
    ("origin", .one),
  ]

  private static let covariates: [(name: String, form: Form)] = [
    ("past", .repeated), ("future", .repeated), ("future-file", .one), ("static", .repeated),
    ("static-file", .one),
  ]

  private static let network: [(name: String, form: Form)] = [
    ("hidden", .one), ("layers", .one), ("residual", .flag), ("dilation", .list),
    ("dropout", .one), ("recurrent-dropout", .one), ("readout-dropout", .one), ("segment", .one),
    ("channels", .one), ("validation", .one), ("window-stride", .one), ("context", .list),
    ("ensemble", .one),
    ("combine", .one), ("strategy", .one),
    ("loss-at", .one), ("scaler", .one), ("log", .one), ("transform", .list), ("level", .one),
    ("calendar", .list), ("holidays", .one), ("lags", .list), ("season-ago", .flag),
  ]

  private static let training: [(name: String, form: Form)] = [
    ("loss", .list), ("delta", .one), ("quantiles", .list), ("optimizer", .one),
    ("learning-rate", .one), ("momentum", .one), ("nesterov", .flag), ("weight-decay", .one),
    ("schedule", .one), ("schedule-factor", .one), ("schedule-epochs", .one), ("warm-up", .one),
    ("input-weights", .one), ("recurrent-weights", .one), ("forget-bias", .one),
    ("input-noise", .one), ("truncate", .one), ("truncate-every", .one), ("stateful", .flag),
    ("own-inputs", .one), ("own-inputs-over", .one), ("own-inputs-course", .one),
    ("series-weight", .repeated), ("balance-series", .flag), ("half-life", .one),
    ("weight-column", .one), ("epochs", .one),
    ("training-steps", .one), ("patience", .one), ("batch-size", .one), ("clip-norm", .one),
    ("clip-value", .one), ("on-nan", .one),
  ]

  /// The names of all keys.
  public static var keyNames: [String] { keys.map(\.name) }
}
