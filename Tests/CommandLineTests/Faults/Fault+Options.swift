extension Fault {
  /// Options that cannot be, in themselves or for 40 months.
  static let options: [Fault] = [
    option("--horizon", "0", says: "--horizon must be at least 1, but is 0."),
    option("--horizon", "-1", says: "--horizon must be at least 1, but is -1."),
    option(
      "--horizon", "1000000000000",
      says: "--horizon must be at most 1000000, but is 1000000000000."),
    option(
      "--horizon", "10000", "--model", "gru", status: 65,
      says: tooShort("40 observations", window: "1 + 10000", alreadyShort)),
    option(
      "--horizon", "1000000", status: 65,
      says:
        "Series 'a': 1000000 steps after 2003-04 lead past the last time that can be written, the year "
        + "9999 or step 10^15. Shorten the horizon."),
    option("--horizon", "soon", says: "The value 'soon' is invalid for '--horizon <steps>'"),
    option(
      "--horizon", "99999999999999999999",
      says: "The value '99999999999999999999' is invalid for '--horizon <steps>'"),
    option(
      "--non-negative", "--lower-bound", "1",
      says: "--non-negative is --lower-bound 0: give one of the two."),
    option("--upper-bound", "inf", says: "--upper-bound must be a finite number."),
    option(
      "--lower-bound", "2", "--upper-bound", "1",
      says: "There is no number from 2 to 1. Give bounds with room between them."),
    option("--time-limit", "0", says: "--time-limit must be above 0 and finite, but is 0."),
    option(
      "--effort", "quick", "--model", "gru", says: "--effort and --time-limit are for --model auto."
    ),
    option("--hidden", "0", says: "--hidden must be at least 1, but is 0."),
    option(
      "--hidden", "1000000000000",
      says: "Hidden size 1000000000000, number of layers 1, input size 1 and output size 2 make "
        + "more parameters than can be counted. Choose smaller sizes."),
    option(
      "--hidden", "1000000",
      says:
        "Training needs … MB, but … MB are available. Choose a smaller hidden size, context, batch "
        + "size or number of layers."),
    option("--layers", "0", says: "--layers must be at least 1, but is 0."),
    option(
      "--layers", "1000000000",
      says:
        "Training needs … MB, but … MB are available. Choose a smaller hidden size, context, batch "
        + "size or number of layers."),
    option(
      "--context", "0",
      says:
        "The value '0' is invalid for '--context <steps>': --context must be at least 1, but is 0."),
    option(
      "--context", "1000000000000000000", status: 65,
      says: tooShort("40 observations", window: "1000000000000000000 + 2")),
    option("--batch-size", "0", says: "--batch-size must be at least 1, but is 0."),
    option("--dropout", "1", says: "--dropout must be at least 0 and below 1, but is 1."),
    option("--dropout", "nan", says: "--dropout must be at least 0 and below 1, but is nan."),
    option(
      "--recurrent-dropout", "1",
      says: "--recurrent-dropout must be at least 0 and below 1, but is 1."),
    option(
      "--residual", says: "--residual acts from the second layer on; give --layers 2 or more."),
    option(
      "--dilation", "1,2",
      says: "--dilation gives one number for each layer, but 2 for --layers 1."),
    option(
      "--dilation", "1,,2", "--layers", "2",
      says: "The value '1,,2' is invalid for '--dilation <steps>': '' is no dilation. Give whole "
        + "numbers from 1 to 4096, with commas between them."),
    option(
      "--dilation", "99999999999999999999",
      says: "The value '99999999999999999999' is invalid for '--dilation <steps>': "
        + "'99999999999999999999' is no dilation. Give whole numbers from 1 to 4096, with commas "
        + "between them."),
    option(
      "--dilation", "4000", "--context", "8",
      says: "The dilation for a context of 8 must be at most 8, but is 4000."),
    option(
      "--stateful",
      says: "--stateful carries states from window to window: give --loss-at every."),
    option(
      "--own-inputs", "0.5",
      says: "--own-inputs is for networks that read one step at a time and forecast the next: give "
        + "--strategy recursive and --loss-at every."),
    option(
      "--own-inputs", "1.5", "--strategy", "recursive", "--loss-at", "every",
      says: "--own-inputs must be from 0 to 1, but is 1.5."),
    option(
      "--own-inputs-over", "9",
      says: "--own-inputs-over and --own-inputs-course are for --own-inputs."),
    option(
      "--series-weight", "north",
      says:
        "The value 'north' is invalid for '--series-weight <name=weight>': 'north' is no weight of "
        + "a series. Give its name and a number from 0 up, such as north=2."),
    option(
      "--series-weight", "x=nan",
      says:
        "The value 'x=nan' is invalid for '--series-weight <name=weight>': 'x=nan' is no weight of "
        + "a series. Give its name and a number from 0 up, such as north=2."),
    option(
      "--series-weight", "x=2",
      says: "--series-weight names 'x', but there is no such series: there is 'a'."),
    option("--half-life", "0", says: "--half-life must be above 0 and finite, but is 0."),
    option("--dropout", "0.5", says: "--dropout acts between layers; give --layers 2 or more."),
    option("--learning-rate", "0", says: "--learning-rate must be above 0 and finite, but is 0."),
    option(
      "--learning-rate", "inf", says: "--learning-rate must be above 0 and finite, but is inf."),
    option(
      "--learning-rate", "nan", says: "--learning-rate must be above 0 and finite, but is nan."),
    option(
      "--learning-rate", "1e300", "--optimizer", "sgd", status: 65,
      says:
        "The validation loss is not finite at training step 1 (epoch 1). Largest gradients: …. Lower the "
        + "learning rate, or clip the gradient."),
    option(
      "--learning-rate", "1e10", "--optimizer", "sgd", "--clip-norm", "1e30", "--epochs", "3",
      status: 65,
      says:
        "Series 'a': the forecast of column 'y' for 2003-05 is out of all proportion to what was "
        + "observed: training diverged. Lower the learning rate, or clip the gradient to a lower norm."
    ),
    option("--momentum", "1", says: "--momentum must be at least 0 and below 1, but is 1."),
    option("--momentum", "0.9", says: "--momentum is for --optimizer sgd or rmsprop."),
    option("--nesterov", says: "--nesterov is for --optimizer sgd."),
    option(
      "--weight-decay", "-1", says: "--weight-decay must be at least 0 and finite, but is -1."),
    option(
      "--schedule-factor", "0.5",
      says: "--schedule-factor is for --schedule step, exponential or plateau."),
    option(
      "--schedule", "step", "--schedule-factor", "0",
      says: "--schedule-factor must be above 0 and finite, but is 0."),
    option(
      "--schedule", "step", "--schedule-epochs", "0",
      says: "--schedule-epochs must be at least 1, but is 0."),
    option(
      "--schedule", "cosine", "--schedule-epochs", "3",
      says: "--schedule-epochs is for --schedule step or plateau."),
    option("--warm-up", "0.1", says: "--warm-up is for --schedule cosine or one-cycle."),
    option(
      "--schedule", "one-cycle", "--warm-up", "1",
      says: "--warm-up must be at least 0 and below 1, but is 1."),
    option(
      "--optimizer", "sgd", "--nesterov", says: "--nesterov needs a --momentum above 0."),
    option(
      "--forget-bias", "1", says: "--forget-bias is for --model lstm; gru has no forget gate."),
    option(
      "--forget-bias", "1e308", "--model", "lstm",
      says: "--forget-bias must be at most 100, but is 1e+308."),
    option(
      "--validation", "39", status: 65,
      says:
        "Series 'a' has 40 observations to learn from; a validation end of 39 leaves no window of 24 + 2 steps, "
        + "context and horizon. Shorten one of them, or leave the validation end to the program."),
    option(
      "--recurrent-weights", "identity", says: "--recurrent-weights identity is for --model rnn."),
    option("--input-noise", "-1", says: "--input-noise must be at least 0 and finite, but is -1."),
    option("--truncate", "0", says: "--truncate must be at least 1, but is 0."),
    option("--truncate-every", "2", says: "--truncate-every is for --truncate."),
    option(
      "--truncate", "5", "--truncate-every", "2",
      says: "--truncate must be a multiple of --truncate-every, but 5 is none of 2."),
    option("--delta", "2", says: "--delta is for --loss huber."),
    option(
      "--loss", "huber", "--delta", "0", says: "--delta must be above 0 and finite, but is 0."),
    option("--quantiles", "0.5", says: "--quantiles is for --loss pinball."),
    option(
      "--loss", "pinball", "--quantiles", "0.1,1",
      says:
        "The value '0.1,1' is invalid for '--quantiles <shares>': '1' is not a number between 0 "
        + "and 1."),
    option(
      "--levels", "80,",
      says:
        "The value '80,' is invalid for '--levels <levels>': '' is not a number between 0 and 100."
    ),
    option("--levels", "80,80", says: "--levels names something twice."),
    option(
      "--levels", "80", "--loss", "pinball", "--strategy", "recursive",
      says: "The recursive strategy feeds one number back for each step, and quantiles of single "
        + "steps tell no interval of later ones. Choose a loss that tells a distribution, such as normal, or the "
        + "multi-output strategy."),
    option(
      "--loss", "poisson", "--log", "never",
      says:
        "--scaler, --log, --transform and --level are not for --loss poisson, which reads counts as they are."
    ),
    option("--clip-norm", "0", says: "--clip-norm must be above 0 and finite, but is 0."),
    option("--clip-value", "-1", says: "--clip-value must be above 0 and finite, but is -1."),
    option(
      "--clip-norm", "1", "--clip-value", "1",
      says: "Give either --clip-norm or --clip-value, not both."),
    option("--epochs", "0", says: "--epochs must be at least 1, but is 0."),
    option("--training-steps", "0", says: "--training-steps must be at least 1, but is 0."),
    option(
      "--epochs", "5", "--training-steps", "5",
      says: "Give either --epochs or --training-steps, not both."),
    option("--patience", "0", says: "--patience must be at least 1, but is 0."),
    option("--holdout", "-1", says: "--holdout must be at least 0, but is -1."),
    option(
      "--holdout", "40", status: 65,
      says:
        "Series 'a' has 40 observations; a held-out end of 40 leaves nothing to learn from. Hold out "
        + "at most 39."),
    option(
      "--holdout", "39", "--model", "gru", status: 65,
      says: tooShort("1 observation", window: "1 + 2", alreadyShort)),
    option("--season-length", "0", says: "--season-length must be at least 1, but is 0."),
    option(
      "--season-length", "9223372036854775807",
      says: "--season-length must be at most 1000000000, but is 9223372036854775807."),
    option("--threads", "0", says: "--threads must be at least 1, but is 0."),
    option(
      "--threads", "1000000000000", says: "--threads must be at most 1024, but is 1000000000000."),
    option("--seed", "-1", says: "The value '-1' is invalid for '--seed <number>'"),
    option(
      "--model", "transformer",
      says:
        "The value 'transformer' is invalid for '--model <model>'. Please provide one of the "
        + "following:\n  - auto\n  - rnn\n  - gru\n  - lstm\n  - naive\n…  - combination\n  - croston\n  - sba\n  - tsb"
    ),
    option(
      "--model", "theta", "--hidden", "8",
      says: "--model theta trains no network: it takes no option of a network or its training but "
        + "--levels and --threads."),
    option(
      "--model", "theta", "--hidden", "32",
      says: "--model theta trains no network: it takes no option of a network or its training but "
        + "--levels and --threads."),
    option(
      "--model", "theta", "--seed", "8",
      says: "--model theta trains no network: it takes no option of a network or its training but "
        + "--levels and --threads."),
    option(
      "--model", "theta", "--loss-plot", "a.svg",
      says:
        "--model theta does not train one network: it takes no --checkpoint, --log-metrics or --loss-plot."
    ),
    option(
      "--model", "theta", "--activation", "relu",
      says: "--activation is for --model rnn; theta has none."),
    option(
      "--model", "seasonal-naive", "--season-length", "50", status: 65,
      says:
        "Series 'a' has 40 observations before the forecast; seasonal naive needs 50. Supply more "
        + "history, or choose another forecaster."),
    option(
      "--activation", "relu",
      says: "--activation is for --model rnn; gru has activations of its own."),
    option(
      "--frequency", "fortnightly",
      says:
        "The value 'fortnightly' is invalid for '--frequency <distance>': 'fortnightly' is not a "
        + "frequency. Give one of: hourly, daily, weekly, monthly, quarterly, yearly, or a number and a "
        + "unit such as 15min, 6 hours, 2 weeks, 10 years (units: step, second, minute, hour, day, "
        + "business day, week, month, quarter, year)."),
    option(
      "--frequency", "9223372036854775807years",
      says:
        "The value '9223372036854775807years' is invalid for '--frequency <distance>': The number of "
        + "years in a frequency must be at most 19999, but is 9223372036854775807."),
    option(
      "--frequency", "daily", status: 65,
      says:
        "a.csv, line 3: 30 rows are missing between 2000-01 (line 2) and 2000-02; rows are missing in "
        + "39 places. The series is daily, as given: 0 of 39 gaps are one day. Add the missing rows, let "
        + "--fill do so (linear, seasonal, previous, zero, mask), or give the true frequency with --frequency."
    ),
    option(
      "--delimiter", "x",
      says: "The value 'x' is invalid for '--delimiter <name>': 'x' is no delimiter. Give comma, "
        + "semicolon, tab or bar, or the character itself."),
    option("--hiden", "2", says: "Unknown option '--hiden'. Did you mean '--hidden'?"),
  ]
}
