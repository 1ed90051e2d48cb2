import HostSystem
public import SeriesData
import TensorFiles

/// The series of a study's files, or why a file could not be read.
public struct StudyMaterial: Sendable {
  /// One file.
  public struct File: Sendable {
    /// The path as the user named it.
    public let path: String
    /// The SHA-256 of its bytes; `nil` if it could not be opened.
    public let digest: String?
    /// What was read, or why nothing was.
    public let reading: Result<SeriesReading, Fault>

    var panel: [TimeSeries] { (try? reading.get())?.panel ?? [] }
  }

  /// Why a file could not be read, in sentences.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentences.
    public let description: String
  }

  /// The files, in the order of the study.
  public let files: [File]

  /// Reads all files; one that is faulty does not keep the others from being read.
  ///
  /// - Throws: ``StudyError/nothingToStudy(faults:)`` if none can be read; `CancellationError`.
  public init(_ plan: StudyPlan) throws {
    files = try plan.files.map { path in
      try Task.checkCancellation()
      return Self.file(path, plan.reading)
    }
    let faults = files.compactMap { file in
      if case .failure(let fault) = file.reading { fault.description } else { nil }
    }
    guard faults.count < files.count else { throw StudyError.nothingToStudy(faults: faults) }
  }

  private static func file(_ path: String, _ options: CSVReader.Options) -> File {
    let digest: String
    do throws(InputFile.Refusal) {
      digest = try Self.digest(ofFile: path)
    } catch {
      let fault = Fault(
        description: "Cannot read \(Excerpt.escaped(path)): \(error). A study reads regular files.")
      return File(path: path, digest: nil, reading: .failure(fault))
    }
    do throws(ReadError) {
      let reading = try CSVReader.read(path: path, options: options)
      return File(path: path, digest: digest, reading: .success(reading))
    } catch {
      return File(path: path, digest: digest, reading: .failure(Fault(description: "\(error)")))
    }
  }

  private static func digest(ofFile path: String) throws(InputFile.Refusal) -> String {
    let file = try InputFile(path)
    var hash = SHA256()
    while true {
      let bytes = try file.next(1 << 20)
      if bytes.isEmpty { return hash.finish() }
      hash.update(bytes[...])
    }
  }
}

extension StudyMaterial.File {
  /// A digest of the series as they were read, names and times included: it tells other options of reading.
  var seriesDigest: String {
    var hash = SHA256()
    for series in panel {
      let head = [series.name, "\(series.axis.frequency)", "\(series.seasonLength)"]
      let times = [series.axis.label(at: 0), series.axis.label(at: max(0, series.count - 1))]
      for text in head + times { hash.update(Array("\(text.utf8.count):\(text)".utf8)[...]) }
      for channel in series.channels {
        hash.update(Array("\(channel.name.utf8.count):\(channel.name)".utf8)[...])
        let tensor = StoredTensor("", shape: [series.count], channel.observations)
        hash.update(tensor.bytes[...])
      }
      for channel in series.covariates.past + series.covariates.future {
        hash.update(Array("covariate \(channel.name.utf8.count):\(channel.name)".utf8)[...])
        let tensor = StoredTensor("", shape: [channel.values.count], channel.values)
        hash.update(tensor.bytes[...])
      }
      for covariate in series.covariates.fixed {
        hash.update(Array("static \(covariate.name.utf8.count):\(covariate.name)".utf8)[...])
        hash.update(Array("\(covariate.value.utf8.count):\(covariate.value)".utf8)[...])
      }
    }
    return hash.finish()
  }
}
