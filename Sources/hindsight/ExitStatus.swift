import Evaluation
import Forecasting
import HostSystem
import Plotting
import RecurrentNets
import Reporting
import SeriesData
import Studies
import TensorFiles

/// How the program ends, after sysexits.h; usage errors end with 64, as swift-argument-parser has it.
enum ExitStatus: Int32 {
  /// Two files differ, as `diff` has it, or two ways to compute a gradient.
  case different = 1
  /// A model is worse than what `--fail-if-worse-than` names, or cannot be compared with it.
  case worse = 3
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case systemLimit = 71
  case cannotCreate = 73
  case inputOutput = 74
  /// As shells report an end by Ctrl-C.
  case interrupted = 130
  /// As shells report an end by a broken pipe.
  case readerGone = 141
}

/// An error whose message is meant for the user, and how the program ends with it.
protocol ExitStatusProviding: Error, CustomStringConvertible {
  var exitStatus: ExitStatus { get }
}

extension ReadError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .file: .noInput
    case .columns(_, .unknown), .columns(_, .repeatedTarget), .columns(_, .targetIsTime),
      .columns(_, .covariateIsOther), .covariates(_, _, .noSeriesColumn),
      .covariates(_, _, .severalFiles), .covariates(_, _, .noColumns):
      .usage
    default: .badData
    }
  }
}

extension SeriesError: ExitStatusProviding {
  var exitStatus: ExitStatus { .badData }
}

extension ConversionError: ExitStatusProviding {
  var exitStatus: ExitStatus { .badData }
}

extension ForecastingError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .notPositive, .tooLarge, .horizonTooLong, .levelOutOfRange,
      .emptyBounds, .recursiveIntervals, .wayNeeds, .pastWhenRecursive, .levelAtEvery,
      .changesTellNoIntervals, .tellsNoSamples, .changesTellNoSamples, .noCalendar, .noSeason:
      .usage
    case .otherCovariates, .futureTooShort, .tooManyCategories, .historyTooShort, .windowTooLong,
      .validationTooLong, .holdoutTooLong, .tooFewForOrigins, .otherChannels, .notTransformable,
      .noCount, .outOfBounds, .notFinite, .trainingDiverged, .recursionDiverged:
      .badData
    }
  }
}

extension ScoringError: ExitStatusProviding {
  var exitStatus: ExitStatus { .badData }
}

extension LeakageError: ExitStatusProviding {
  var exitStatus: ExitStatus { .badData }
}

extension TensorFileError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    if case .unreadable = fault { .noInput } else { .badData }
  }
}

extension ModelMismatch: ExitStatusProviding {
  var exitStatus: ExitStatus {
    if case .otherHorizon = self { .usage } else { .badData }
  }
}

extension NetworkError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .notPositive, .outOfRange, .tooLarge, .needsMoreMemory, .otherDilations,
      .dilatedBranch:
      .usage
    case .nonFinite, .noWindows: .badData
    }
  }
}

extension RecordError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .taken: .cannotCreate
    case .otherRun: .badData
    }
  }
}

extension TrialLogError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .taken: .cannotCreate
    case .otherSearch, .faulty: .badData
    }
  }
}

extension MetricsRecord.Fault: ExitStatusProviding {
  var exitStatus: ExitStatus {
    if case .unreadable = self { .noInput } else { .badData }
  }
}

extension FileError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .diskFull, .closed, .failed: .inputOutput
    case .readerGone: .readerGone
    default: .cannotCreate
    }
  }
}

/// An output file that cannot be created, found out before the work, whatever stands in the way.
struct UncreatableOutput: ExitStatusProviding {
  let reason: FileError

  var exitStatus: ExitStatus { .cannotCreate }
  var description: String { reason.description }
}

extension PlotError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .unknownFormat: .usage
    case .gnuplotMissing, .gnuplotFailed, .gnuplotTimedOut, .imageIncomplete: .unavailable
    case .cannotWrite(let error): error.exitStatus
    default: .badData
    }
  }
}

extension TightLimit: ExitStatusProviding {
  var exitStatus: ExitStatus { .systemLimit }
}

extension ReportingError: ExitStatusProviding {
  var exitStatus: ExitStatus { .badData }
}

extension StudyError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    switch self {
    case .missing: .noInput
    case .foreign, .newer, .other, .nothingToStudy, .damaged: .badData
    case .database: .inputOutput
    }
  }
}

extension StudyFileError: ExitStatusProviding {
  var exitStatus: ExitStatus {
    if case .unreadable = self { .noInput } else { .badData }
  }
}
