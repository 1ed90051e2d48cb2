import NumericCore

/// The batches of one epoch, in order.
struct EpochPlan {
  /// A batch: where its samples stand in the order, and whether states start afresh there.
  struct Batch {
    let range: Range<Int>
    let startsAfresh: Bool
  }

  /// All samples in the order of the epoch.
  let order: [Int]
  let batches: [Batch]

  /// Samples in an order that is drawn for the epoch; or, for stateful training, side by side along their tracks,
  /// the groups of tracks in such an order.
  ///
  /// - Parameter epoch: 1 for the first.
  init(_ source: SampleOrder, options: TrainingOptions, epoch: Int) {
    let random = CounterRandom(seed: options.seed, purpose: .windowOrder)
    let round = UInt32(truncatingIfNeeded: epoch - 1)
    switch source {
    case .free(let count):
      order = random.permutation(count, round: round)
      batches = stride(from: 0, to: count, by: options.batchSize).map {
        Batch(range: $0..<min(count, $0 + options.batchSize), startsAfresh: true)
      }
    case .tracks(let groups):
      var (order, batches): ([Int], [Batch]) = ([], [])
      for group in random.permutation(groups.count, round: round) {
        for (window, samples) in groups[group].enumerated() {
          batches.append(
            Batch(range: order.count..<order.count + samples.count, startsAfresh: window == 0))
          order += samples
        }
      }
      (self.order, self.batches) = (order, batches)
    }
  }
}

/// What binds the order of samples.
enum SampleOrder {
  /// Nothing: there are so many of them.
  case free(Int)
  /// Tracks side by side, as many as pass together in a group: `[group][window][lane]`.
  ///
  /// The longest come first, so that tracks of about one length share a group and those that end leave its
  /// last lanes.
  case tracks([[[Int]]])

  /// - Parameter lanes: tracks that pass together.
  init(_ tracks: [[Int]], lanes: Int) {
    let ordered = tracks.filter { $0.isEmpty == false }.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    self = .tracks(
      stride(from: 0, to: ordered.count, by: lanes).map { first in
        let group = ordered[first..<min(ordered.count, first + lanes)]
        return (0..<(group.first?.count ?? 0)).map { window in
          group.prefix { $0.count > window }.map { $0[window] }
        }
      })
  }

  /// The order in which a network is trained.
  init(_ source: some BatchSource, options: TrainingOptions) {
    self =
      options.isStateful
      ? SampleOrder(source.tracks, lanes: options.batchSize) : .free(source.count)
  }

  /// Batches of an epoch.
  func batchCount(size: Int) -> Int {
    switch self {
    case .free(let count): (count - 1) / size + 1
    case .tracks(let groups): groups.reduce(0) { $0 + $1.count }
    }
  }
}
