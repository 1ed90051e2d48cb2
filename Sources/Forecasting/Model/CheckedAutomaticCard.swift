import RecurrentNets
import SeriesData
import TensorFiles

/// The card of networks and statistics whose every line was checked, and the shapes of the tensors with it.
struct CheckedAutomaticCard {
  let content: AutomaticCard
  let configuration: NetworkConfiguration?
  let frequency: Frequency

  init(_ outline: TensorFileOutline, path: String) throws(TensorFileError) {
    let key = AutomaticModel.key
    try outline.checkVersion(path: path)
    do {
      content = try CheckedModelCard.decode(
        AutomaticCard.self, from: try outline.text(key, path: path))
      try content.check()
      configuration = try content.configuration()
      frequency = try Frequency(parsing: content.frequency)
    } catch let error as TensorFileError {
      throw error
    } catch {
      throw TensorFileError(.metadata(key: key, reason: "is faulty: \(error)"), in: path)
    }
    try AutomaticModel.check(outline.tensors, for: content, configuration, path: path)
  }
}
